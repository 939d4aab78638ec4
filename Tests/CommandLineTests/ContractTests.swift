import Foundation
import TestSupport
import Testing

/// The JSON of each command: keys are a contract with other programs.
@Suite("Contracts of the answers")
struct ContractTests {
  private func answer(_ arguments: [String]) throws -> [String: Any] {
    let result = try Tool.run(
      arguments + ["--as-of", SampleProject.lastDay, "--format", "json"],
      in: try SampleProject.path())
    #expect(result.status == 0, "\(result.errorText)")
    return try result.object()
  }

  private static let baselines: Set = [
    "stageWeighted", "stageWeightedYield", "pace", "lastYear", "topDown",
  ]

  private func list(_ object: [String: Any], _ key: String) throws -> [[String: Any]] {
    try #require(object[key] as? [[String: Any]], "\(key)")
  }

  private func money(_ value: Any?) throws -> Decimal {
    let text = try #require(value as? String)
    #expect(text.wholeMatch(of: /-?\d+\.\d\d/) != nil, "\(text)")
    return try #require(Decimal(string: text))
  }

  @Test("forecast: nodes with parts that add up, quantiles in order, quota and odds")
  func forecast() throws {
    let object = try answer(["forecast"])
    #expect(
      Set(object.keys).isSuperset(of: [
        "asOf", "currency", "level", "model", "nodes", "period", "schemaVersion",
      ]))
    #expect(object["asOf"] as? String == SampleProject.lastDay)
    #expect(object["currency"] as? String == "EUR")
    #expect(object["schemaVersion"] as? Int == 1)
    #expect(Set(try #require(object["model"] as? [String: Any]).keys) == ["id", "trainedAsOf"])
    #expect(
      object["period"] as? [String: String] == [
        "id": "2025-Q4", "start": "2025-10-01", "end": "2025-12-31",
      ])
    let nodes = try list(object, "nodes")
    #expect((nodes[0]["path"] as? [String: String])?.isEmpty == true)
    for node in nodes {
      #expect(
        Set(node.keys).isSuperset(of: [
          "path", "name", "grade", "booked", "open", "new", "mean", "median", "quantiles", "quota",
          "gap", "probabilityOfQuota", "baselines",
        ]))
      let mean = try money(node["mean"])
      let parts = try ["booked", "open", "new"].map { try money(node[$0]) }
      #expect(parts.reduce(0, +) == mean)
      let quantiles = try #require(node["quantiles"] as? [String: String])
      let levels = quantiles.keys.compactMap(Double.init).sorted()
      #expect(levels == [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975])
      let values = try levels.map { try money(quantiles["\($0)"]) }
      #expect(values == values.sorted())
      let baselines = try #require(node["baselines"] as? [String: Any])
      #expect(Set(baselines.keys) == ContractTests.baselines)
    }
    let regions = try nodes.filter { ($0["path"] as? [String: String])?.count == 1 }
      .map { try money($0["mean"]) }
    #expect(try regions.reduce(0, +) == money(nodes[0]["mean"]))
  }

  @Test("forecast of two periods is a list of such objects")
  func horizon() throws {
    let object = try answer(["forecast", "--horizon", "2"])
    let forecasts = try list(object, "forecasts")
    let periods = forecasts.compactMap { ($0["period"] as? [String: String])?["id"] }
    #expect(periods == ["2025-Q4", "2026-Q1"])
  }

  @Test("gaps: quota less expected, and the pipeline that is needed")
  func gaps() throws {
    let object = try answer(["gaps"])
    let gaps = try list(object, "gaps")
    #expect(!gaps.isEmpty)
    for gap in gaps {
      #expect(
        Set(gap.keys).isSuperset(of: [
          "path", "period", "quota", "expected", "gap", "probabilityOfQuota", "causes", "needed",
        ]))
      #expect(try money(gap["quota"]) - money(gap["expected"]) == money(gap["gap"]))
      if let needed = gap["needed"] as? [String: Any] {
        #expect(Set(needed.keys).isSuperset(of: ["pipeline", "byDate", "probability"]))
        if let plan = needed["plan"] as? [String: Any] {
          let weeks = try list(plan, "weeks")
          let sum = try weeks.reduce(Decimal(0)) { try $0 + money($1["pipeline"]) }
          #expect(try sum == money(plan["total"]))
        }
      }
    }
    #expect(try !list(object, "deadlines").isEmpty)
    let surer = try list(try answer(["gaps", "--probability", "0.9"]), "gaps")
    let aims = surer.compactMap { ($0["needed"] as? [String: Any])?["probability"] as? Double }
    #expect(!aims.isEmpty)
    #expect(aims.allSatisfy { $0 == 0.9 })
  }

  @Test("risks: deals ranked by money at risk, with their signals")
  func risks() throws {
    let object = try answer(["risks", "--limit", "0"])
    let deals = try list(object, "deals")
    #expect(deals.count > 10)
    let atRisk = try deals.map { try money($0["moneyAtRisk"]) }
    #expect(atRisk == atRisk.sorted(by: >))
    for deal in deals {
      #expect(
        Set(deal.keys).isSuperset(of: [
          "id", "owner", "account", "stage", "amount", "closeDate", "winProbability",
          "periodProbability", "moneyAtRisk", "signals",
        ]))
      let win = try #require(deal["winProbability"] as? Double)
      let period = try #require(deal["periodProbability"] as? Double)
      #expect(0 <= period && period <= win && win <= 1)
      for signal in try list(deal, "signals") {
        #expect(Set(signal.keys).isSuperset(of: ["signal", "value", "threshold", "lift"]))
      }
    }
    #expect(try list(answer(["risks", "--limit", "3"]), "deals").count == 3)
  }

  @Test("check: rules with count, money and examples, stages, leaks")
  func check() throws {
    let object = try answer(["check"])
    #expect(
      Set(object.keys) == [
        "asOf", "currency", "fields", "hygiene", "leaks", "reversals", "schemaVersion", "stages",
        "violations",
      ])
    #expect(object["schemaVersion"] as? Int == 1)
    let violations = try list(object, "violations")
    let overdue = try #require(violations.first { $0["kind"] as? String == "overdue" })
    #expect(
      Set(overdue.keys) == [
        "accepted", "checked", "count", "definition", "examples", "kind", "money", "priced",
        "remedy", "setting", "severity", "share", "unit",
      ])
    let amount = try #require(overdue["money"] as? [String: Any])
    #expect(try money(amount["amount"]) > 0)
    #expect(amount["currency"] as? String == "EUR")
    #expect((overdue["examples"] as? [String])?.count == 5)
    #expect(overdue["setting"] as? String == "contract: {accept: [overdue]}")
    #expect(try list(object, "stages").count == 6)
    // The simulator writes nothing that leaks.
    #expect(try list(object, "leaks").isEmpty)
    #expect(violations.allSatisfy { $0["severity"] as? String != "error" })
  }

  @Test(
    "check ends with 1 when what --fail-on names was found and not accepted",
    arguments: [("none", 0), ("error", 0), ("warning", 1)])
  func failOn(limit: String, status: Int32) throws {
    let result = try Tool.run(
      ["check", "--as-of", SampleProject.lastDay, "--fail-on", limit],
      in: try SampleProject.path())
    #expect(result.status == status, "\(result.errorText)")
    #expect(result.text.hasPrefix("Data contract, EUR, as of 2025-11-14"))
  }

  @Test("check tells refused records instead of stopping at them")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "currency: EUR\nstages: [{name: Open}, {name: Won, kind: won}]\n", "aforo.yml")
    try folder.write(
      "id,stage,amount,created_at,close_date\n1,Open,5,2025-01-31,2025-12-05\n"
        + "2,Demo,7,2025-01-31,2025-12-05\n3,Open,x,2025-01-31,2025-12-05\n", "deals.csv")
    let arguments = ["check", "--from", ".", "--as-of", "2025-11-14", "--format", "json"]
    let result = try Tool.run(arguments + ["--fail-on", "error"], in: folder.path)
    #expect(result.status == 1, "\(result.errorText)")
    let violations = try list(try result.object(), "violations")
    #expect(
      violations.prefix(2).map { $0["kind"] as? String } == ["record_rejected", "stage_unmapped"])
    #expect(violations[1]["examples"] as? [String] == ["Demo (1)"])
    try folder.write(
      "currency: EUR\nstages: [{name: Open}, {name: Won, kind: won}]\n"
        + "contract: {accept: [stage_unmapped, record_rejected]}\n", "aforo.yml")
    #expect(try Tool.run(arguments + ["--fail-on", "error"], in: folder.path).status == 0)
  }

  @Test("import: files and rejects with file, record, line, column and reason")
  func importing() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "id,stage,amount,created_at,close_date\n1,Open,5,2025-01-31,2025-02-05\n2,Open,x,,\n",
      "deals.csv")
    let result = try Tool.run(
      ["import", "deals.csv", "--dry-run", "--max-rejects", "1", "--format", "json"],
      in: folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    let object = try result.object()
    let files = try list(object, "files")
    #expect(files.count == 1)
    #expect(
      Set(files[0].keys).isSuperset(of: [
        "path", "kind", "records", "accepted", "rejected", "unchanged",
      ]))
    #expect(files[0]["accepted"] as? Int == 1)
    let rejects = try list(object, "rejects")
    #expect(rejects.count == 1)
    #expect(Set(rejects[0].keys) == ["path", "record", "line", "column", "reason"])
    #expect(rejects[0]["line"] as? Int == 3)
    #expect(try folder.contents().keys.sorted() == ["deals.csv"])
  }

  @Test("backtest: rows by horizon and node, summaries with scores and coverage, deals")
  func backtest() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "backtest", "--quarters", "1", "--format", "json", "--draws", "400", "--picture",
      folder.path("picture.svg"), "--deals", folder.path("deals.csv"),
    ]
    let result = try Tool.run(arguments, in: try SampleProject.path())
    #expect(result.status == 0, "\(result.errorText)")
    let object = try result.object()
    #expect(Set(object.keys).isSuperset(of: ["rows", "summary", "deals", "schemaVersion"]))
    let rows = try list(object, "rows")
    let totals = rows.filter { ($0["path"] as? [String: Any])?.isEmpty ?? false }
    #expect(totals.map { $0["ahead"] as? Int } == [1, 1, 1, 0, 0, 0])
    #expect(rows.count > totals.count)
    for row in rows {
      for key in ["actual", "mean", "median", "crps"] { _ = try money(row[key]) }
      let baselines = try #require(row["baselines"] as? [String: Any])
      #expect(Set(baselines.keys) == ContractTests.baselines)
    }
    let summaries = try list(object, "summary")
    #expect(
      summaries.map { "\($0["horizon"] ?? "") \($0["level"] ?? "")" } == [
        "0 total", "0 segment", "1 total", "1 segment",
      ])
    let keys = ["wape", "bias", "mase", "crps", "crpsSkill", "coverage", "n", "periods", "pit"]
    for summary in summaries { #expect(Set(summary.keys).isSuperset(of: keys)) }
    let deals = try #require(object["deals"] as? [String: Any])
    #expect(
      Set(deals.keys).isSuperset(of: ["brier", "logLoss", "calibrationError", "auc", "n"]))
    #expect(try list(deals, "byHorizon").count == 2)
    let records = CSVRows.parse(
      String(decoding: try #require(try folder.contents()["deals.csv"]), as: UTF8.self))
    #expect(records[0].prefix(4) == ["id", "asOf", "winProbability", "periodProbability"])
    #expect(Set(records.map(\.count)) == [7])
    let picture = String(
      decoding: try #require(try folder.contents()["picture.svg"]), as: UTF8.self)
    #expect(picture.contains("<svg") && picture.hasSuffix("</svg>\n"))
  }

  @Test(
    "csv answers hold a header and records of its width",
    arguments: ["forecast", "gaps", "risks", "check"])
  func csv(_ command: String) throws {
    let result = try Tool.run(
      [command, "--as-of", SampleProject.lastDay, "--format", "csv"], in: try SampleProject.path())
    #expect(result.status == 0, "\(result.errorText)")
    let rows = CSVRows.parse(result.text)
    #expect(rows.count > 2)
    #expect(Set(rows.map(\.count)).count == 1, "\(Set(rows.map(\.count)))")
    #expect(Set(rows[0]).count == rows[0].count)
  }

  @Test("the deals' probabilities go to a file of their own")
  func dealScores() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      [
        "forecast", "--as-of", SampleProject.lastDay, "--deals", folder.path("deals.csv"),
        "--output", folder.path("answer.txt"),
      ], in: try SampleProject.path())
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.output.isEmpty)
    let text = try String(contentsOfFile: folder.path("deals.csv"), encoding: .utf8)
    let rows = CSVRows.parse(text)
    #expect(
      rows[0] == ["id", "asOf", "winProbability", "periodProbability", "expectedAmount"])
    #expect(rows.count > 50)
  }
}

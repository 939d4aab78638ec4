import Foundation
import Glibc
import TestSupport
import Testing

@Suite("aforo run")
struct RunCommandTests {
  private static let steps = [
    "import", "check", "train", "forecast", "gaps", "risks", "anomalies", "kpis",
  ]

  @Test("each answer is that of its command, to the byte; again, every step is kept")
  func answers() throws {
    let project = try RunFixture()
    let result = try project.run("--format", "json")
    #expect(result.status == 0, "\(result.errorText)")
    #expect(try RunFixture.statuses(result) == Self.steps.map { "\($0) done 0" })
    let reports = "reports/\(RunFixture.day)"
    for step in Self.steps.dropFirst() where step != "train" {
      for format in ["json", "md"] {
        let command = try Tool.run(
          [step, "--as-of", RunFixture.day, "--format", format], in: project.folder.path)
        let file = try Data(
          contentsOf: project.folder.url.appending(path: "\(reports)/\(step).\(format)"))
        #expect(command.output == file, "\(step).\(format)")
      }
    }
    let before = try project.answers()
    let again = try project.run("--format", "json")
    #expect(again.status == 0)
    #expect(try RunFixture.statuses(again) == Self.steps.map { "\($0) kept 0" })
    #expect(again.errorText.contains("forecast: kept"))
    #expect(try project.answers() == before)
    #expect(project.records().count == 2 * Self.steps.count)
  }

  @Test("a condition of alerts that fires ends with 1, also when the step is kept; told once")
  func alerts() throws {
    let project = try RunFixture(
      alerts: "  conditions: [\"deals>0\", \"deals>900000\"]\n  file: told.jsonl")
    let first = try project.run("--steps", "import,risks", "--alert")
    #expect(first.status == 1, "\(first.errorText)")
    #expect(first.errorText.contains("found: deals>0: deals in 2025-Q4 is "))
    #expect(first.text.contains("condition fired: deals>0"))
    let again = try project.run("--steps", "import,risks", "--alert", "--restart")
    #expect(again.status == 1)
    let kept = try project.run("--steps", "import,risks", "--alert", "--format", "json")
    #expect(kept.status == 1)
    #expect(try RunFixture.statuses(kept) == ["import kept 0", "risks kept 1"])
    let told = try String(contentsOfFile: project.folder.path("told.jsonl"), encoding: .utf8)
    let lines = told.split(separator: "\n")
    #expect(lines.count == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8)) as? [String: Any])
    #expect(object["command"] as? String == "risks")
    #expect(object["reproduce"] as? String == "aforo risks --as-of \(RunFixture.day)")
    let past = try RunFixture(alerts: "  conditions: [\"deals>0\"]\n  file: told.jsonl")
    #expect(try past.run("--steps", "import,risks").status == 1)
    #expect(!FileManager.default.fileExists(atPath: past.folder.path("told.jsonl")))
  }

  @Test("a failing import ends with 2, says why on standard error, and runs on when repaired")
  func failingImport() throws {
    let project = try RunFixture()
    let deals = try String(
      contentsOfFile: project.folder.path("exports/deals.csv"), encoding: .utf8)
    try project.folder.write(
      deals.replacingOccurrences(of: "Closed Won", with: "Closed Wonn"), "exports/deals.csv")
    let result = try project.run("--format", "json", "--quiet")
    #expect(result.status == 2)
    #expect(
      try RunFixture.statuses(result)
        == ["import failed 2"] + Self.steps.dropFirst().map { "\($0) skipped 0" })
    #expect(result.errorLines.count == 1)
    #expect(result.errorLines.first?.hasPrefix("error: import: ") == true)
    #expect(!result.errorText.contains("skipped"), "errors only with --quiet")
    try project.folder.write(deals, "exports/deals.csv")
    #expect(try project.run("--steps", "import,check").status == 0)
  }

  @Test("settings that cannot be used, and no settings, end with 2 and leave nothing")
  func badSettings() throws {
    let folder = try TemporaryFolder()
    #expect(try Tool.run(RunFixture.words, in: folder.path).status == 2)
    #expect(try folder.contents().isEmpty)
    let project = try RunFixture { $0.replacing("\n  keep: 30", with: "\n  kep: 30") }
    let result = try project.run()
    #expect(result.status == 2)
    #expect(result.errorText.contains("unknown key `kep` in run; did you mean `keep`?"))
    #expect(result.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: project.folder.path(".aforo")))
  }

  @Test("a second run at the same time is refused, names the process, and changes nothing")
  func second() throws {
    let project = try RunFixture()
    let first = try project.launch()
    let lock = project.folder.path(".aforo/runs/lock")
    while first.isRunning, (FileManager.default.contents(atPath: lock) ?? Data()).isEmpty {
      Thread.sleep(forTimeInterval: 0.002)
    }
    // Held still, so that it is at work whatever the machine does.
    kill(first.processIdentifier, SIGSTOP)
    let second = try project.run("--format", "json")
    #expect(second.status == 2)
    #expect(second.output.isEmpty)
    #expect(
      second.errorText.contains(
        "another `aforo run` is at work in this project (process \(first.processIdentifier))"))
    // What does nothing needs no lock.
    #expect(try project.run("--dry-run").status == 0)
    kill(first.processIdentifier, SIGCONT)
    first.waitUntilExit()
    #expect(first.terminationStatus == 0)
    #expect(try project.run().status == 0)
  }

  @Test("a run from another folder, in Spanish, as CSV, writes the same answers")
  func elsewhere() throws {
    let project = try RunFixture { $0.replacing("formats: [json, md]", with: "formats: [csv]") }
    let other = try TemporaryFolder()
    let words =
      RunFixture.words
      + ["--steps", "import,anomalies", "--project", project.folder.path, "--language", "es"]
    let result = try Tool.run(words, in: other.path)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.text.contains("Ejecución \(RunFixture.day)-"))
    #expect(result.text.contains("hecho"))
    #expect(try other.contents().isEmpty)
    #expect(
      Set(try project.answers().keys)
        == ["import", "anomalies"].reduce(into: []) {
          $0.insert("reports/\(RunFixture.day)/\($1).csv")
        })
    let table = try Tool.run(words + ["--format", "csv"], in: other.path)
    let rows = CSVRows.parse(table.text)
    #expect(rows.map { $0[2] } == ["step", "import", "anomalies"])
    #expect(rows.dropFirst().allSatisfy { $0[3] == "kept" && $0[4] == "0" })
  }
}

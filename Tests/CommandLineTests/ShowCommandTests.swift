import Foundation
import TestSupport
import Testing

@Suite("aforo show")
struct ShowCommandTests {
  private static let asOf = ["--as-of", SampleProject.lastDay]

  private func show(_ words: [String], in folder: String? = nil) throws -> ToolResult {
    try Tool.run(["show"] + words + Self.asOf, in: try folder ?? SampleProject.path())
  }

  /// The rows of the sample's deals by column.
  private func deals() throws -> [[String: String]] {
    let text = try String(
      contentsOfFile: "\(try SampleProject.path())/crm/deals.csv", encoding: .utf8)
    let rows = CSVRows.parse(text)
    return rows.dropFirst().map { row in
      Dictionary(zip(rows[0], row)) { first, _ in first }
    }
  }

  @Test("the help of each view", arguments: ["account", "deal", "rep"])
  func help(_ view: String) throws {
    let result = try Tool.run(["show", view, "--help"])
    #expect(result.status == 0)
    expectGolden(result.text, "help-show-\(view).txt")
  }

  @Test("a representative's figures are those that the exports add up to")
  func rep() throws {
    let deals = try deals()
    let name = try #require(deals.first { $0["stage"] == "Negotiation" }?["owner"])
    let object = try show(["rep", name.uppercased(), "--format", "json"]).object()
    #expect(object["id"] as? String == name)
    // Nobody takes over a closed deal in the sample: its last owner closed it.
    let own = deals.filter { $0["owner"] == name }
    let won = own.filter {
      $0["stage"] == "Closed Won" && $0["closed_at"]?.hasPrefix("2025-") == true
    }
    let wonInYear = try #require(object["wonInYear"] as? [String: Any])
    #expect(wonInYear["count"] as? Int == won.count)
    let cents = won.compactMap { $0["amount"].flatMap(Double.init) }.reduce(0, +) * 100
    let amount = (wonInYear["amount"] as? String).flatMap(Double.init) ?? 0
    #expect((amount * 100).rounded() == cents.rounded())
    let open = own.filter { $0["closed_at"] == "" }.compactMap { $0["id"] }
    let shown = try #require(object["openDeals"] as? [[String: Any]])
    #expect(shown.compactMap { $0["id"] as? String } == open.sorted())
    #expect(object["model"] is NSNull)
    let text = try String(
      contentsOfFile: "\(try SampleProject.path())/crm/activities.csv", encoding: .utf8)
    let activities = CSVRows.parse(text)
    let column = try #require(activities[0].firstIndex(of: "owner"))
    let kinds: Set<String> = ["call", "email", "meeting", "task", "other"]
    let events = try #require(object["events"] as? [[String: Any]])
    #expect(
      events.count { kinds.contains($0["kind"] as? String ?? "") }
        == activities.dropFirst().count { $0[column] == name })
  }

  @Test("an open deal has the chance and the signals that risks and the scores have")
  func chances() throws {
    let project = try SampleProject.copy()
    let train = try Tool.run(["train", "--deals", "scores.csv"] + Self.asOf, in: project.path)
    #expect(train.status == 0, "\(train.errorText)")
    let scores = CSVRows.parse(
      try String(contentsOfFile: project.path("scores.csv"), encoding: .utf8))
    let risks = try Tool.run(["risks", "--format", "json"] + Self.asOf, in: project.path).object()
    let risky = try #require((risks["deals"] as? [[String: Any]])?.prefix(3))
    #expect(risky.count == 3)
    for deal in risky {
      let id = try #require(deal["id"] as? String)
      let result = try show(["deal", id, "--format", "json"], in: project.path)
      let object = try result.object()
      let row = try #require(scores.first { $0[0] == id })
      // As they are written: Foundation's reader of JSON may be off by the last bit.
      #expect(result.text.contains("\"winProbability\" : \(row[2])\n"))
      #expect(result.text.contains("\"periodProbability\" : \(row[3]),"))
      #expect(object["expectedAmount"] as? String == row[4])
      let signals = try #require(object["signals"] as? [[String: Any]])
      let expected = try #require(deal["signals"] as? [[String: Any]])
      #expect(
        signals.map { $0["signal"] as? String } == expected.map { $0["signal"] as? String })
      #expect(signals.map { $0["value"] as? Double } == expected.map { $0["value"] as? Double })
    }
    // The model was trained after that day.
    let before = try Tool.run(
      ["show", "deal", scores[1][0], "--as-of", "2025-11-01"], in: project.path)
    #expect(before.status == 0 || before.status == 2)
    if before.status == 0 { #expect(before.errorText.contains("no stored model applies")) }
  }

  @Test("what is unknown ends with 2 and the nearest names; wrong usage with 64")
  func unknown() throws {
    let account = try #require(try deals().first?["account"])
    for words in [
      ["deal", "D1"], ["rep", "Nobody Atall"], ["account", String(account.dropLast())],
    ] {
      let result = try show(words)
      #expect(result.status == 2, "\(words)")
      #expect(result.output.isEmpty && result.errorLines.count == 1)
      #expect(result.errorText.contains("the nearest are "))
    }
    #expect(try show(["account", String(account.dropLast())]).errorText.contains(account))
    #expect(try show(["account", account.lowercased()]).status == 0)
    for words in [
      ["deal"], ["deal", "D1", "--limit", "-1"], ["rep", "x", "--since", "2025-02-30"], ["team"],
    ] {
      #expect(try show(words).status == 64, "\(words)")
    }
  }

  @Test("a table shows the newest events, --limit 0 and the other formats all of them")
  func limits() throws {
    let id = try #require(try deals().first { $0["stage"] == "Negotiation" }?["id"])
    let all = CSVRows.parse(try show(["deal", id, "--format", "csv"]).text)
    #expect(all[0].prefix(3) == ["at", "day", "kind"])
    let days = all.dropFirst().map { $0[0] }
    #expect(days == days.sorted())
    let object = try show(["deal", id, "--format", "json"]).object()
    #expect((object["events"] as? [Any])?.count == all.count - 1)
    let short = try show(["deal", id, "--limit", "2"])
    #expect(short.text.contains("the newest 2 of "))
    #expect(!(try show(["deal", id, "--limit", "0"])).text.contains("the newest"))
    let files = try show(["deal", id, "--format", "json", "--from", "crm"])
    #expect(try files.object()["events"] as? NSArray == object["events"] as? NSArray)
  }
}

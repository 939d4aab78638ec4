import Foundation
import TestSupport
import Testing

@Suite("Alerts and --fail-on")
struct AlertTests {
  private static let asOf = ["--as-of", SampleProject.lastDay]

  private func project(_ alerts: String) throws -> TemporaryFolder {
    let folder = try SampleProject.copy()
    let settings = try String(contentsOfFile: folder.path("aforo.yml"), encoding: .utf8)
    let kept = settings.components(separatedBy: "\nalerts:")[0]
    try folder.write(kept + "\nalerts:\n" + alerts, "aforo.yml")
    return folder
  }

  @Test("A condition that holds ends with 1, one that does not with 0; the answer is the same")
  func failOn() throws {
    let folder = try SampleProject.path()
    func run(_ condition: String?) throws -> ToolResult {
      let options = condition.map { ["--fail-on", $0] } ?? []
      return try Tool.run(
        ["risks", "--from", "crm", "--format", "json"] + AlertTests.asOf + options, in: folder)
    }
    let plain = try run(nil)
    let found = try run("risk>1")
    let quiet = try run("risk>900M")
    #expect(plain.status == 0 && found.status == 1 && quiet.status == 0)
    #expect(found.output == plain.output && quiet.output == plain.output)
    #expect(found.errorText.contains("found: risk>1: risk in 2025-Q4 is EUR "))
  }

  @Test(
    "A condition that cannot be judged is refused with the reason",
    arguments: [
      ("risk=5", 64, "has no comparison"), ("gap>1", 64, "it has risk, deals"),
      ("deals>5%", 64, "deals is no share of anything"),
    ] as [(String, Int32, String)])
  func refusals(condition: String, status: Int32, reason: String) throws {
    let result = try Tool.run(
      ["risks", "--from", "crm", "--fail-on", condition] + AlertTests.asOf,
      in: try SampleProject.path())
    #expect(result.status == status)
    #expect(result.errorText.contains(reason), "\(result.errorText)")
  }

  @Test("A file gets one line per finding, again only after it was quiet")
  func file() throws {
    let loud = "  conditions: [\"risk>1\", \"gap>1000%\"]\n  file: alerts.jsonl\n"
    let folder = try project(loud)
    func run() throws {
      let result = try Tool.run(
        ["risks", "--alert"] + AlertTests.asOf, in: folder.path)
      #expect(result.status == 0, "\(result.errorText)")
    }
    func lines() throws -> [String] {
      try String(contentsOfFile: folder.path("alerts.jsonl"), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
    try run()
    try run()
    let first = try lines()
    #expect(first.count == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(first[0].utf8)) as? [String: Any])
    #expect(object["measure"] as? String == "risk")
    #expect(
      (object["text"] as? String)?.hasPrefix("aforo: risk>1: risk in 2025-Q4 is EUR ") == true)
    #expect((object["reproduce"] as? String)?.hasPrefix("aforo risks --alert") == true)
    let settings = try String(contentsOfFile: folder.path("aforo.yml"), encoding: .utf8)
    try folder.write(
      settings.replacingOccurrences(of: "risk>1\"", with: "risk>900M\""), "aforo.yml")
    try run()
    try folder.write(settings, "aforo.yml")
    try run()
    #expect(try lines().count == 2)
  }

  @Test("Looks at different parts in turn tell each part once")
  func parts() throws {
    let folder = try project("  conditions: [\"risk>1\", \"gap>1%\"]\n  file: alerts.jsonl\n")
    let questions = [
      ["risks"], ["risks", "--where", "region=EMEA"], ["gaps"], ["gaps", "--period", "2026-Q1"],
    ]
    var counts: [Int] = []
    for question in questions + questions {
      let result = try Tool.run(question + ["--alert"] + AlertTests.asOf, in: folder.path)
      #expect(result.status == 0, "\(result.errorText)")
      let lines = try String(contentsOfFile: folder.path("alerts.jsonl"), encoding: .utf8)
      counts.append(lines.split(separator: "\n").count)
    }
    #expect(counts[1] == 2)
    #expect(Set(counts[3...]) == [counts[3]])
  }

  @Test("A look at the past tells nobody")
  func past() throws {
    let folder = try project("  conditions: [\"risk>1\"]\n  file: alerts.jsonl\n")
    let result = try Tool.run(["risks"] + AlertTests.asOf, in: folder.path)
    #expect(result.status == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("alerts.jsonl")))
  }

  @Test("A webhook is tried until it takes the finding, and gets it once; the run does not wait")
  func webhook() throws {
    let receiver = try AlertReceiver(statuses: [503, 200])
    defer { receiver.stop() }
    let folder = try project("  conditions: [\"risk>1\"]\n  webhook: \(receiver.url)\n")
    for _ in 0..<2 {
      let result = try Tool.run(
        ["risks", "--alert"] + AlertTests.asOf, in: folder.path)
      #expect(result.status == 0, "\(result.errorText)")
    }
    let deadline = Date().addingTimeInterval(60)
    let waiting = { try OutboxFiles.count(in: folder) }
    while try waiting() > 0, Date() < deadline { Thread.sleep(forTimeInterval: 0.05) }
    #expect(try waiting() == 0)
    let posts = receiver.received
    #expect(posts.count == 2)
    #expect(posts.allSatisfy { $0.contains("\"measure\":\"risk\"") })
    #expect(posts.allSatisfy { $0.lowercased().contains("idempotency-key: risk>1||2025-q4") })
  }

  @Test("A webhook that refuses for good is not tried again; a dead one leaves the finding waiting")
  func failures() throws {
    let refusing = try AlertReceiver(statuses: [404])
    defer { refusing.stop() }
    let sender = URL(fileURLWithPath: Tool.executable).deletingLastPathComponent()
      .appending(path: "aforo-alerts").path
    let folder = try TemporaryFolder()
    func message(_ url: String) throws {
      try folder.write(
        "{\"body\":\"{}\",\"key\":\"k\",\"url\":\"\(url)\"}", "box/00000001.message.json")
    }
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "box"), withIntermediateDirectories: true)
    try message(refusing.url)
    #expect(try Tool.launch(sender, ["box", "0", "0"], in: folder.path).status == 0)
    #expect(refusing.received.count == 1)
    #expect(
      FileManager.default.fileExists(atPath: folder.path("box/refused/00000001.message.json")))
    // Port 9 of the loopback interface has nobody.
    try message("http://127.0.0.1:9/")
    #expect(try Tool.launch(sender, ["box", "0", "0"], in: folder.path).status == 2)
    #expect(FileManager.default.fileExists(atPath: folder.path("box/00000001.message.json")))
  }
}

/// The messages that wait in a project.
private enum OutboxFiles {
  static func count(in folder: TemporaryFolder) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(".aforo/alerts"))
      .count { $0.hasSuffix(".message.json") }
  }
}

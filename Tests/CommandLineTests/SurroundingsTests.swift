import Foundation
import TestSupport
import Testing

/// The answer does not depend on where the tool runs; odd surroundings end in a status, not a crash.
@Suite("Surroundings")
struct SurroundingsTests {
  private static let question = ["--as-of", SampleProject.lastDay]

  private func answer(
    _ arguments: [String], _ changes: [String: String?] = [:]
  ) throws -> ToolResult {
    var environment = Tool.environment
    for (name, value) in changes { environment[name] = value }
    let result = try Tool.run(
      arguments + Self.question, in: try SampleProject.path(), environment: environment)
    #expect(result.status == 0, "\(result.errorText)")
    return result
  }

  @Test(
    "the same bytes for any number of workers",
    arguments: ["forecast", "gaps", "risks"])
  func workers(_ command: String) throws {
    let answers = try ["1", "2", "7"].map {
      try answer([command, "--format", "json", "--workers", $0]).output
    }
    #expect(Set(answers).count == 1)
  }

  @Test("a model has the same bytes for any number of workers and BLAS threads")
  func model() throws {
    var models: Set<Data> = []
    for (workers, threads) in [("1", "1"), ("2", "4")] {
      let project = try SampleProject.copy()
      let result = try Tool.run(
        ["train", "--workers", workers] + Self.question, in: project.path,
        environment: Tool.environment.merging(["OPENBLAS_NUM_THREADS": threads]) { $1 })
      #expect(result.status == 0, "\(result.errorText)")
      models.insert(
        try Data(contentsOf: project.url.appending(path: "models/bookings-2025-11-14.json")))
    }
    #expect(models.count == 1)
  }

  @Test("the same bytes under every time zone and locale, and without a home")
  func environments() throws {
    let changes: [[String: String?]] = [
      [:], ["TZ": "Pacific/Kiritimati"], ["TZ": "America/St_Johns"], ["LC_ALL": "tr_TR.UTF-8"],
      ["LANG": "de_DE.UTF-8"], ["HOME": nil],
    ]
    for format in ["json", "csv", "table"] {
      let answers = try changes.map { try answer(["forecast", "--format", format], $0).output }
      #expect(Set(answers).count == 1, "\(format)")
    }
    let plain = try answer(["forecast", "--format", "json"]).output
    #expect(try answer(["forecast", "--format", "json"], ["LC_ALL": "C"]).output == plain)
  }

  @Test("under LC_ALL=C a table is ASCII")
  func ascii() throws {
    let table = try answer(["forecast"], ["LC_ALL": "C"]).output
    #expect(table.allSatisfy { $0 < 0x80 })
  }

  @Test("the import is the same under every time zone")
  func importing() throws {
    let csv =
      "id,stage,amount,created_at,close_date\nX1,Proposal,1,2025-03-31T23:30:00Z,2025-04-01\n"
    var answers: Set<Data> = []
    for zone in ["UTC", "Pacific/Kiritimati", "America/St_Johns"] {
      let project = try SampleProject.copy()
      try project.write(csv, "more/deals.csv")
      let environment = Tool.environment.merging(["TZ": zone]) { $1 }
      let work = try Tool.run(
        ["import", "more", "--exported-on", "2025-04-02"], in: project.path,
        environment: environment)
      #expect(work.status == 0, "\(work.errorText)")
      let result = try Tool.run(
        ["forecast", "--format", "json"] + Self.question, in: project.path,
        environment: environment)
      answers.insert(result.output)
    }
    #expect(answers.count == 1)
  }

  @Test("standard output holds the answer only; --quiet leaves standard error empty")
  func streams() throws {
    let project = try SampleProject.path()
    let loud = try Tool.run(["forecast", "--verbose"] + Self.question, in: project)
    let quiet = try Tool.run(["forecast", "--quiet"] + Self.question, in: project)
    #expect(loud.output == quiet.output)
    #expect(quiet.errors.isEmpty)
    #expect(loud.errorText.contains("training"))
    #expect(!quiet.output.isEmpty)
  }

  @Test("--output writes the whole answer, or leaves the old file as it was")
  func output() throws {
    let project = try SampleProject.path()
    let folder = try TemporaryFolder()
    let plain = try Tool.run(["forecast", "--format", "json"] + Self.question, in: project)
    let file = try folder.write("old", "answer.json")
    let written = try Tool.run(
      ["forecast", "--format", "json", "--output", file] + Self.question, in: project)
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == plain.output)
    #expect(try folder.contents().count == 1, "no temporary file is left")
    let failed = try Tool.run(
      ["forecast", "--output", folder.path("absent/answer.txt")] + Self.question, in: project)
    #expect(failed.status == 2)
    #expect(failed.errorLines.count == 1)
    #expect(failed.errorText.contains("absent/answer.txt"))
    #expect(failed.output.isEmpty)
    let wrong = try Tool.run(
      ["forecast", "--by", "nothing", "--output", file] + Self.question, in: project)
    #expect(wrong.status == 64)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == plain.output)
  }

  @Test(
    "a reader that leaves early ends it quietly",
    arguments: ["head -1", "true"])
  func brokenPipe(_ reader: String) throws {
    let folder = try TemporaryFolder()
    let status = folder.path("status")
    let result = try Tool.shell(
      """
      { for i in 1 2 3; do aforo risks --quiet --limit 0 --format json --as-of \
      \(SampleProject.lastDay); echo $? >>\(status); done; } | \(reader)
      """, in: try SampleProject.path())
    #expect(result.errors.isEmpty, "\(result.errorText)")
    let statuses = (try? String(contentsOfFile: status, encoding: .utf8)) ?? ""
    #expect(
      statuses.split(separator: "\n").allSatisfy { ["0", "141"].contains($0) }, "\(statuses)")
  }

  @Test(
    "a full disk or a closed standard output is an error with status 2",
    arguments: [
      "> /dev/full", ">&-",
    ])
  func noOutput(_ redirection: String) throws {
    let result = try Tool.shell(
      "aforo forecast --quiet --as-of \(SampleProject.lastDay) \(redirection)",
      in: try SampleProject.path())
    #expect(result.status == 2, "\(result.errorText)")
    #expect(result.errorLines.count == 1, "\(result.errorText)")
  }

  @Test("colour on a terminal only, and never with NO_COLOR or --no-color")
  func colour() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else {
      print("skipped: no /usr/bin/script to make a terminal with")
      return
    }
    let command = "aforo forecast --as-of \(SampleProject.lastDay)"
    func onTerminal(_ line: String) throws -> Data {
      try Tool.shell("script -qec '\(line) 2>/dev/null' /dev/null", in: try SampleProject.path())
        .output
    }
    #expect(try onTerminal(command).contains(0x1B))
    #expect(try !onTerminal("NO_COLOR=1 \(command)").contains(0x1B))
    #expect(try !onTerminal("\(command) --no-color").contains(0x1B))
    #expect(try !answer(["forecast"]).output.contains(0x1B))
  }

  @Test("a second import of the same files changes nothing, on another day too")
  func twice() throws {
    let project = try SampleProject.copy()
    let before = try Tool.run(["forecast", "--format", "json"] + Self.question, in: project.path)
    let again = try Tool.run(
      ["import", "crm", "--format", "json", "--exported-on", "2025-12-24"], in: project.path)
    let tables = try #require(try again.object()["tables"] as? [[String: Any]])
    #expect(tables.allSatisfy { $0["new"] as? Int == 0 && $0["changed"] as? Int == 0 })
    let after = try Tool.run(["forecast", "--format", "json"] + Self.question, in: project.path)
    #expect(after.output == before.output)
  }

  @Test("the store is for its owner only")
  func modes() throws {
    let folder = try SampleProject.copy()
    let result = try Tool.run(["import", "crm"], in: folder.path)
    #expect(result.status == 0)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.path(".aforo/store.sqlite"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}

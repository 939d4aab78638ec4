import Calendars
import Foundation
import Reporting
import TestSupport
import Testing
import Workflows

@Suite("RunProject")
struct RunProjectTests {
  /// A project with open deals alone: nothing can be forecast from it.
  private func project(
    deals: String = "1,Open,100,2025-01-02,2025-06-30,\n", run: String = ""
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      currency: EUR
      stages: [{name: Open}, {name: Won, kind: won}, {name: Lost, kind: lost}]
      run:
        formats: [json]
      \(run)
      """, "aforo.yml")
    try folder.write(
      "id,stage,amount,created_at,close_date,closed_at\n" + deals, "exports/deals.csv")
    return folder
  }

  private func run(
    _ folder: TemporaryFolder, day: String = "2025-03-31",
    _ change: (inout RunRequest) -> Void = { _ in }
  ) throws -> RunSummary {
    let day = try Day(iso: day)
    var request = RunRequest(asOf: day, exportedOn: day)
    change(&request)
    return try RunProject(request, project: Project(folder: folder.path)).summary
  }

  private func statuses(_ summary: RunSummary) -> [String] {
    summary.steps.map { "\($0.name) \($0.status.rawValue) \($0.exitStatus)" }
  }

  @Test("too little data in a step lets the others run; the exit status is 3")
  func tooLittle() throws {
    let summary = try run(try project(), day: "2025-03-15")
    #expect(
      statuses(summary) == [
        "import done 0", "check done 0", "train failed 3", "forecast failed 3", "gaps failed 3",
        "risks failed 3", "anomalies done 0", "kpis done 0",
      ])
    #expect(summary.exitStatus == 3)
    #expect(summary.steps[2].reason?.isEmpty == false)
  }

  @Test("a failed import skips what depends on it, says so, and stores nothing")
  func failedImport() throws {
    let folder = try project(deals: "1,Open,x,2025-01-02,2025-06-30,\n")
    let summary = try run(folder)
    #expect(summary.steps[0].status == .failed && summary.steps[0].exitStatus == 2)
    #expect(summary.steps.dropFirst().allSatisfy { $0.status == .skipped && $0.exitStatus == 0 })
    #expect(summary.steps.dropFirst().allSatisfy { $0.reason == "import failed" })
    #expect(summary.exitStatus == 2)
    #expect(summary.steps[0].outputs.map(\.path) == ["reports/2025-03-31/rejects.csv"])
    #expect(!FileManager.default.fileExists(atPath: folder.path(".aforo/store.sqlite")))
    let allowed = try project(
      deals: "1,Open,x,2025-01-02,2025-06-30,\n2,Open,1,2025-01-02,2025-06-30,\n",
      run: "  maxRejects: 1")
    #expect(try run(allowed).steps[0].status == .done)
  }

  @Test("exports that are not there are a failed import, too")
  func noExports() throws {
    let folder = try project()
    try FileManager.default.removeItem(atPath: folder.path("exports"))
    let summary = try run(folder)
    #expect(summary.steps[0].status == .failed && summary.exitStatus == 2)
    #expect(summary.steps[0].reason?.contains("no such file or folder") == true)
  }

  @Test("a check that breaks a rule of severity failOn stops what depends on it with 1")
  func failedCheck() throws {
    // Closed before it was created.
    let deals = "1,Won,100,2025-02-02,2025-01-30,2025-01-30\n"
    let summary = try run(try project(deals: deals))
    #expect(summary.steps[1].status == .failed && summary.steps[1].exitStatus == 1)
    #expect(summary.steps[1].outputs.map(\.path) == ["reports/2025-03-31/check.json"])
    #expect(summary.steps.dropFirst(2).allSatisfy { $0.status == .skipped })
    #expect(summary.exitStatus == 1)
    let loose = try run(try project(deals: deals, run: "  failOn: none"))
    #expect(loose.steps[1].status == .done && loose.steps[1].exitStatus == 0)
    #expect(loose.steps.last?.status == .done)
  }

  private let steps: [RunStep] = [.import, .check, .anomalies]

  @Test("again for the same day and inputs keeps what is done, unless told to restart")
  func again() throws {
    let folder = try project()
    let first = try run(folder) { $0.steps = steps }
    #expect(first.steps.allSatisfy { $0.status == .done } && first.exitStatus == 0)
    let second = try run(folder) { $0.steps = steps }
    #expect(second.run == first.run && second.exitStatus == 0)
    #expect(second.steps.allSatisfy { $0.status == .kept })
    #expect(second.steps.map(\.outputs) == first.steps.map(\.outputs))
    let third = try run(folder) {
      $0.steps = steps
      $0.restarts = true
    }
    #expect(third.run == first.run)
    #expect(third.steps.allSatisfy { $0.status == .done })
  }

  @Test("an answer that is gone or was altered is made again, and it alone")
  func lostAnswer() throws {
    let folder = try project()
    let first = try run(folder) { $0.steps = steps }
    try FileManager.default.removeItem(atPath: folder.path("reports/2025-03-31/check.json"))
    let second = try run(folder) { $0.steps = steps }
    #expect(second.steps.map(\.status) == [.kept, .done, .kept])
    try folder.write("{}", "reports/2025-03-31/anomalies.json")
    let third = try run(folder) { $0.steps = steps }
    #expect(third.steps.map(\.status) == [.kept, .kept, .done])
    #expect(third.steps.map(\.outputs) == first.steps.map(\.outputs))
  }

  @Test("a store that is another one makes all steps be done again")
  func otherStore() throws {
    let folder = try project()
    _ = try run(folder) { $0.steps = steps }
    let other = try TemporaryFolder()
    try other.write(
      "id,stage,amount,created_at,close_date\n9,Open,9,2025-01-03,2025-06-30\n", "deals.csv")
    _ = try ImportFiles(
      paths: [other.path], project: Project(folder: folder.path), maximumRejects: 0,
      exportedOn: Day(iso: "2025-03-31"), isDryRun: false)
    let again = try run(folder) { $0.steps = [.check, .anomalies] }
    #expect(again.steps.allSatisfy { $0.status == .done })
    try FileManager.default.removeItem(atPath: folder.path(".aforo/store.sqlite"))
    let fresh = try run(folder) { $0.steps = steps }
    #expect(fresh.steps.allSatisfy { $0.status == .done })
  }

  @Test("another day, other settings, other exports or another language are another run")
  func names() throws {
    let folder = try project()
    let quick: (inout RunRequest) -> Void = { $0.steps = [.import] }
    var names = [try run(folder, quick).run]
    names.append(try run(folder, day: "2025-04-01", quick).run)
    names.append(
      try run(folder) {
        quick(&$0)
        $0.language = .es
      }.run)
    let settings = try String(contentsOfFile: folder.path("aforo.yml"), encoding: .utf8)
    try folder.write(settings + "  keep: 3\n", "aforo.yml")
    names.append(try run(folder, quick).run)
    try folder.write(
      "id,stage,amount,created_at,close_date,closed_at\n2,Open,7,2025-01-02,2025-06-30,\n",
      "exports/deals.csv")
    names.append(try run(folder, quick).run)
    #expect(Set(names).count == names.count)
    #expect(names[0].hasPrefix("2025-03-31-") && names[1].hasPrefix("2025-04-01-"))
    let copy = try TemporaryFolder()
    for name in ["aforo.yml", "exports"] { try copy.copy(folder.path(name), name) }
    #expect(try run(copy, quick).run == names.last, "the place of the project does not count")
  }

  @Test("a dry run says what would be done and touches nothing")
  func dryRun() throws {
    let folder = try project()
    let dry: (inout RunRequest) -> Void = {
      $0.steps = [.import, .check, .anomalies]
      $0.isDryRun = true
    }
    let before = try folder.contents()
    #expect(try run(folder, dry).steps.allSatisfy { $0.status == .planned })
    #expect(try folder.contents() == before)
    _ = try run(folder) { $0.steps = steps }
    #expect(try run(folder, dry).steps.allSatisfy { $0.status == .kept })
    try FileManager.default.removeItem(atPath: folder.path("reports/2025-03-31/check.json"))
    #expect(try run(folder, dry).steps.map(\.status) == [.kept, .planned, .planned])
  }

  @Test("old logs go with their answers; what somebody altered or added stays")
  func keep() throws {
    let folder = try project(run: "  keep: 2")
    for day in ["2025-03-01", "2025-03-02", "2025-03-03"] {
      _ = try run(folder, day: day) { $0.steps = steps }
    }
    try folder.write("mine", "reports/2025-03-01/check.json")
    try folder.write("mine", "reports/2025-03-01/notes.txt")
    let summary = try run(folder, day: "2025-03-05") { $0.steps = steps }
    #expect(summary.notes.count == 1)
    let runs = try FileManager.default.contentsOfDirectory(atPath: folder.path(".aforo/runs"))
    #expect(
      Set(runs.map { String($0.prefix(10)) }) == ["lock", "2025-03-03", "2025-03-05"])
    let days = try FileManager.default.contentsOfDirectory(atPath: folder.path("reports"))
    #expect(Set(days) == ["2025-03-01", "2025-03-03", "2025-03-05"])
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("reports/2025-03-01"))
    #expect(Set(left) == ["check.json", "notes.txt"])
  }

  @Test("a torn last line of the log is cut off, a damaged one is named")
  func tornLog() throws {
    let folder = try project()
    let first = try run(folder) { $0.steps = steps }
    let log = folder.path(first.log)
    let text = try String(contentsOfFile: log, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 5)
    try text.dropLast(9).write(toFile: log, atomically: true, encoding: .utf8)
    let second = try run(folder) { $0.steps = steps }
    #expect(second.steps.map(\.status) == [.kept, .kept, .done])
    try (text + "{}\n").write(toFile: log, atomically: true, encoding: .utf8)
    do {
      _ = try run(folder) { $0.steps = steps }
      Issue.record("a damaged log was taken")
    } catch let error as WorkflowError {
      #expect(error.description.contains("log.jsonl:5: "))
      #expect(error.exitStatus == 2)
    }
    let fresh = try run(folder) {
      $0.steps = steps
      $0.restarts = true
    }
    #expect(fresh.steps.allSatisfy { $0.status == .done })
  }

  @Test("two runs of the same inputs leave the same log but for the time they took")
  func sameLog() throws {
    let folder = try project()
    func log() throws -> String {
      for name in [".aforo", "reports"] {
        try? FileManager.default.removeItem(atPath: folder.path(name))
      }
      let summary = try run(folder) { $0.steps = steps }
      return try String(contentsOfFile: folder.path(summary.log), encoding: .utf8)
        .replacing(/"milliseconds":\d+/, with: "")
    }
    #expect(try log() == log())
  }

  @Test("no settings, no run")
  func noSettings() throws {
    let folder = try TemporaryFolder()
    do {
      _ = try run(folder)
      Issue.record("ran without settings")
    } catch let error as WorkflowError {
      #expect(error.description.contains("aforo init") && error.exitStatus == 2)
    }
    #expect(try folder.contents().isEmpty)
  }
}

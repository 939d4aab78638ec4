import Calendars
import Deals
import Detection
import Forecasting
import Foundation
import TestSupport
import Testing
import Workflows

@Suite("aforo check")
struct CheckTests {
  @Test("the store and the files it came from give the same answer")
  func sameAnswer() throws {
    let asOf = SampleCRM.lastDay
    let project = try SampleCRM.importedProject()
    let stored = try CheckContract(.store, project: Project(folder: project.path), asOf: asOf)
    let read = try CheckContract(
      .folder(try SampleCRM.path()), project: Project(folder: project.path), asOf: asOf)
    #expect(!stored.report.violations.isEmpty)
    #expect(stored.report.violations == read.report.violations)
    #expect(stored.report.stages == read.report.stages)
    #expect(stored.report.fields == read.report.fields)
    #expect(stored.report.leaks.isEmpty)
    #expect(stored.fails(on: .warning))
    #expect(!stored.fails(on: .error))
    #expect(!stored.fails(on: .none))
  }

  @Test("criteria for leaving a stage are looked at in the store as in the files")
  func exits() throws {
    let folder = try SampleCRM.importedProject()
    let path = folder.path("aforo.yml")
    let yaml = try String(contentsOfFile: path, encoding: .utf8)
    try folder.write(
      yaml.replacing(
        "  - name: Proposal\n", with: "  - name: Proposal\n    exit: [amount, activity, meeting]\n"),
      "aforo.yml")
    let project = Project(folder: folder.path)
    let stored = try CheckContract(.store, project: project, asOf: SampleCRM.lastDay).report.exits
    let read = try CheckContract(
      .folder(try SampleCRM.path()), project: project, asOf: SampleCRM.lastDay
    ).report.exits
    #expect(stored.map(\.criterion) == [.amount, .activity, .meeting])
    #expect(stored == read)
    #expect(stored.allSatisfy { ($0.advances ?? 0) > 0 })
    #expect(stored[2].unmet >= stored[1].unmet)
  }

  @Test("without settings or with a path that is not there it says what to do")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: WorkflowError.self) {
      try CheckContract(.store, project: Project(folder: folder.path), asOf: SampleCRM.lastDay)
    }
    #expect(throws: WorkflowError.self) {
      try CheckContract(
        .folder(folder.path("none")), project: Project(folder: folder.path),
        asOf: SampleCRM.lastDay)
    }
  }

  /// The publisher's close_value is 0 for every lost deal and blank for every open one.
  @Test("Maven: an amount that is taken as known from the creation on is caught")
  func mavenAmount() throws {
    guard let data = Places.publicData("maven_crm") else { return }
    let folder = try TemporaryFolder()
    let yaml = try String(
      contentsOfFile: MappingFolder.path("maven_crm") + "/aforo.yml", encoding: .utf8)
    try folder.write(
      yaml.replacing("amountKnown: close", with: "amountKnown: creation"), "aforo.yml")
    let report = try CheckContract(
      .folder(data), project: Project(folder: folder.path), asOf: try Day(iso: "2017-12-31")
    ).report
    let amount = try #require(report.leaks.first { $0.field == "amount" })
    #expect(amount.tests.map(\.isLeak) == [true, true])
    #expect(amount.tests[1].effect == 1)
    #expect(amount.use == .keptOut)
    #expect(report.worst == .error)
  }

  /// The publisher left the account blank in 1,425 open deals and in no closed one; 500 of the open
  /// deals have no date, so 1,088 of the 1,425 can be compared.
  @Test("Maven: the account is filled in at the close, undated deals are told")
  func maven() throws {
    guard let data = Places.publicData("maven_crm") else { return }
    let report = try CheckContract(
      .folder(data), project: Project(folder: MappingFolder.path("maven_crm")),
      asOf: try Day(iso: "2017-12-31")
    ).report
    #expect(report.leaks.map(\.field) == ["account"])
    let account = try #require(report.leaks.first)
    #expect(account.tests.filter(\.isLeak).map(\.sign) == [.blankness])
    #expect(account.closedCount == 6_711)
    #expect(account.closedBlankCount == 0)
    #expect(account.openBlankCount == 1_088)
    #expect(account.use == .unused)
    let undated = try #require(report.violations.first { $0.kind == .creationMissing })
    #expect(undated.count == 500)
    #expect(undated.checked == 8_800)
  }
}

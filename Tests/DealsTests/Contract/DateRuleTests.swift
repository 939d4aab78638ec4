import Calendars
import DealFixtures
import Deals
import Testing

@Suite("Contract: dates and history")
struct DateRuleTests {
  @Test("a deal without creation date is in no book, and is told")
  func creation() throws {
    var fixture = try ContractFixture()
    try fixture.crm.deal("U1", created: nil, closeDay: "2024-08-15", amount: 70_00)
    let found = try #require(try fixture.check().violations.first)
    #expect(found.kind == .creationMissing)
    #expect(found.examples == ["U1"])
    #expect(found.amount == 70_00)
    #expect(found.checked == 6)
  }

  @Test("open without a close date; closed ones are not asked")
  func closeDate() throws {
    var fixture = try ContractFixture()
    try fixture.add(
      "A4", created: "2024-05-05", stage: "Qualify", closeDay: nil, account: "Fern")
    #expect(try fixture.found() == [.closeDateMissing: ["A4"]])
  }

  @Test("overdue the day after the close date, a zombie after 90 days of nothing")
  func overdue() throws {
    var fixture = try ContractFixture()
    try fixture.add(
      "A4", created: "2024-03-01", stage: "Qualify", closeDay: "2024-06-30", account: "Fern")
    #expect(try fixture.found(asOf: "2024-06-30").isEmpty)
    #expect(try fixture.found(asOf: "2024-07-01") == [.overdue: ["A4"]])
    fixture.crm.deals.removeAll { $0.id != "A4" }
    fixture.crm.changes.removeAll { $0.deal != "A4" }
    fixture.crm.activities = []
    fixture.crm.quotas = []
    try fixture.crm.activity("A4", "2024-03-06")
    #expect(try fixture.found(asOf: "2024-09-28") == [.overdue: ["A4"]])
    #expect(try fixture.found(asOf: "2024-09-29") == [.overdue: ["A4"], .zombie: ["A4"]])
    try fixture.crm.activity("A4", "2024-08-01")
    #expect(try fixture.found(asOf: "2024-09-29") == [.overdue: ["A4"]])
  }

  @Test("closed on a day before the creation")
  func negative() throws {
    var fixture = try ContractFixture()
    try fixture.crm.deal(
      "W2", created: "2024-06-05", closed: "2024-06-04", closeDay: "2024-06-04", stage: "Won",
      amount: 5, ["account": "Fern"])
    try fixture.crm.change("W2", "2024-06-04", stage: "Won", amount: 5)
    #expect(
      try fixture.found() == [.closedBeforeCreated: ["W2"], .historyBeforeCreation: ["W2"]])
  }

  @Test("a change older than the deal, and one of a deal that is not there")
  func strayChanges() throws {
    var fixture = try ContractFixture()
    try fixture.crm.change("A1", "2024-05-01", stage: "Qualify")
    try fixture.crm.change("X9", "2024-05-01", stage: "Qualify")
    try fixture.crm.activity("X8", "2024-05-01")
    #expect(
      try fixture.found() == [
        .historyBeforeCreation: ["A1"], .historyOrphan: ["X9"], .activityOrphan: ["X8"],
      ])
  }

  @Test("changes on a day after the close count, those of the day itself do not")
  func afterClose() throws {
    var fixture = try ContractFixture()
    try fixture.crm.change("W1", "2024-06-01T20:00", amount: 401_00)
    #expect(try fixture.found().isEmpty)
    try fixture.crm.change("L1", "2024-06-05", amount: 501_00)
    #expect(try fixture.found() == [.changedAfterClose: ["L1"]])
    #expect(try fixture.found(asOf: "2024-06-04").isEmpty)
    // The same value again is no change.
    var same = try ContractFixture()
    try same.crm.change("L1", "2024-06-05", amount: 500_00)
    #expect(try same.found().isEmpty)
  }

  @Test("closed, then open again")
  func reopened() throws {
    var fixture = try ContractFixture()
    try fixture.crm.change("W1", "2024-06-10", stage: "Commit")
    fixture.crm.deals[3].stage = "Commit"
    fixture.crm.deals[3].closed = nil
    #expect(try fixture.found() == [.reopened: ["W1"]])
  }

  @Test("a log whose old value is not the value before it lacks changes")
  func contradiction() throws {
    var fixture = try ContractFixture()
    let log: HistoryFields = .isFieldLog
    try fixture.crm.change("A1", "2024-05-20", amount: 100_00, says: [log, .before])
    try fixture.crm.change("A1", "2024-05-20", amount: 120_00, says: log)
    #expect(try fixture.found().isEmpty)
    try fixture.crm.change("A1", "2024-05-25", amount: 110_00, says: [log, .before])
    #expect(try fixture.found() == [.historyContradiction: ["A1"]])
  }

  @Test("stages that are recorded from a later day on, or never, are censored")
  func censored() throws {
    var fixture = try ContractFixture()
    try fixture.crm.deal(
      "A4", created: "2024-05-05", closeDay: "2024-08-15", amount: 5, ["account": "Fern"])
    try fixture.crm.deal(
      "A5", created: "2024-05-05", closeDay: "2024-08-15", amount: 5, ["account": "Gulf"])
    try fixture.crm.change("A5", "2024-05-12", stage: "Qualify", closeDay: "2024-08-15")
    let found = try fixture.check().violations.first { $0.kind == .historyCensored }
    #expect(found?.examples == ["A4", "A5"])
    // A log of changes may begin later: what is not in it never changed.
    var log = try ContractFixture()
    try log.crm.deal(
      "A5", created: "2024-05-05", closeDay: "2024-08-15", amount: 5, ["account": "Gulf"])
    try log.crm.change(
      "A5", "2024-05-12", stage: "Qualify", closeDay: "2024-08-15", says: .isFieldLog)
    #expect(try log.found()[.historyCensored] == nil)
  }

  @Test("due at the end of the month of creation and never moved")
  func untouched() throws {
    var fixture = try ContractFixture()
    try fixture.add(
      "A4", created: "2024-06-05", stage: "Qualify", closeDay: "2024-06-30", account: "Fern")
    try fixture.add(
      "A5", created: "2024-06-05", stage: "Qualify", closeDay: "2024-06-30", account: "Gulf")
    try fixture.crm.change("A5", "2024-06-06", closeDay: "2024-07-31")
    #expect(try fixture.found() == [.closeDateUntouched: ["A4"]])
  }

  @Test("facts from the cutoff on change nothing")
  func noLookAhead() throws {
    let crm = try SampleCRM.simulated(deals: 300, quarters: 6, seed: 5)
    let asOf = try Day(iso: "2025-03-31")
    func check(_ crm: SampleCRM) throws -> ContractCheck {
      let facts = crm.facts()
      let known = try DealBook(facts, settings: crm.simulatedSettings).known(atEndOf: asOf)
      return ContractCheck(facts, known: known)
    }
    let cutoff = Instant(seconds: Int64(asOf.number + 1) * 86_400)
    let before = try check(crm)
    let after = try check(crm.noised(from: cutoff, seed: 7))
    #expect(!before.violations.isEmpty)
    #expect(before.violations == after.violations)
    #expect(before.hygiene == after.hygiene)
  }
}

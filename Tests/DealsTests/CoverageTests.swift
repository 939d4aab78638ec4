import Calendars
import DealFixtures
import Deals
import Testing

@Suite("HistoryCoverage")
struct CoverageTests {
  @Test("each field tells its source, its first record and the deals it is known of since when")
  func counts() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Commit", amount: 1)
    try crm.change("A", "2024-01-01", stage: "Qualify")
    try crm.change("A", "2024-03-01", stage: "Commit")
    try crm.deal("B", created: "2024-01-01", stage: "Commit", amount: 1)
    try crm.change("B", "2024-02-01", stage: "Commit")
    try crm.deal("C", created: "2024-01-01", stage: "Qualify", amount: 1)
    try crm.deal("D", created: "2024-03-01", stage: "Qualify", amount: 1, owner: "Zoe")
    try crm.log("B", "2024-02-15", .owner(from: "Zoe", to: "Ada"))
    try crm.change("D", "2024-03-01", owner: "Zoe")
    let book = try crm.book()
    let coverage = book.coverage
    #expect(coverage.deals == 4)
    #expect(coverage.fields.map(\.name) == HistoryCoverage.fieldNames)
    let stage = try #require(coverage.field("stage"))
    #expect(stage.source == .states)
    #expect(stage.firstRecord == (try instant("2024-01-01")))
    #expect((stage.whole, stage.censored, stage.unknown) == (1, 1, 2))
    #expect(stage.wholeShare == 0.25)
    let owner = try #require(coverage.field("owner"))
    #expect(owner.source == .both)
    #expect(owner.firstRecord == (try instant("2024-02-15")))
    // A, B and C are older than the log; D has a record of its own.
    #expect((owner.whole, owner.censored, owner.unknown) == (1, 3, 0))
    let amount = try #require(coverage.field("amount"))
    #expect(amount.source == .none)
    #expect(amount.wholeShare == nil)
    #expect(coverage.field("colour") == nil)
    let sentences = coverage.sentences(zone: book.zone)
    #expect(
      sentences[0] == "stage: recorded since 2024-01-01 (records of states); known from the "
        + "creation on for 1 of 4 deals; only from later on for 1 (censored); never for 2")
    #expect(sentences[4] == "category: no history; unknown at any past day")
  }

  @Test("a record within a day of the creation tells the creation; one later does not")
  func patience() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01T00:00", stage: "Commit", amount: 1)
    try crm.change("A", "2024-01-01T23:59", stage: "Qualify")
    try crm.deal("B", created: "2024-01-01T00:00", stage: "Commit", amount: 1)
    try crm.change("B", "2024-01-02T00:00", stage: "Qualify")
    let stage = try #require(crm.book().coverage.field("stage"))
    #expect((stage.whole, stage.censored) == (1, 1))
  }

  @Test("a book without deals has no shares")
  func empty() throws {
    let coverage = try SampleCRM().book().coverage
    #expect(coverage.deals == 0)
    #expect(coverage.fields.allSatisfy { $0.wholeShare == nil && $0.source == .none })
  }
}

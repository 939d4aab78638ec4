import Calendars
import DealFixtures
import Deals
import Testing

@Suite("Deleted, merged, moved, reopened, in another currency")
struct ChangedLivesTests {
  private func ids(_ book: DealBook, endOf day: String) throws -> [String] {
    let known = book.known(atEndOf: try Day(iso: day))
    return known.deals.map(known.id)
  }

  private func latest(_ book: DealBook, _ id: String, endOf day: String) throws -> DealTimeline {
    let known = book.known(atEndOf: try Day(iso: day))
    return known.latest(try #require(known.deals.first { known.id($0) == id }))
  }

  @Test("a deleted deal is there until its deletion, and counts in bookings until then")
  func deleted() throws {
    var crm = try SampleCRM()
    try crm.deal(
      "D1", created: "2024-01-01", closed: "2024-02-01", stage: "Won", amount: 100,
      deleted: "2024-03-10T09:00")
    try crm.deal("D2", created: "2024-01-01", stage: "Qualify", amount: 1)
    let book = try crm.book()
    #expect(try ids(book, endOf: "2024-03-09") == ["D1", "D2"])
    #expect(try ids(book, endOf: "2024-03-10") == ["D2"])
    let start = try Day(iso: "2024-01-01")
    let end = try Day(iso: "2024-04-01")
    let before = book.known(atEndOf: try Day(iso: "2024-03-09"))
    let after = book.known(atEndOf: try Day(iso: "2024-03-10"))
    #expect(before.bookings(from: start, to: end) == 100)
    #expect(after.bookings(from: start, to: end) == 0)
    var visited: [Int] = []
    after.forEachLatest { visited.append($0.deal) }
    #expect(visited == [1])
  }

  @Test(
    "a merged deal does not count; the other keeps the earlier creation, not the other's values")
  func merged() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Commit", amount: 50, owner: "Zoe")
    try crm.deal("B", created: "2024-03-01", stage: "Proposal", amount: 70)
    try crm.change("B", "2024-03-01", stage: "Proposal", amount: 70, owner: "Ada")
    crm.merges = [MergeFact(from: "A", into: "B")]
    let book = try crm.book()
    #expect(try ids(book, endOf: "2024-02-01") == ["B"])
    let early = try latest(book, "B", endOf: "2024-02-01")
    #expect(early.created == (try instant("2024-01-01")))
    #expect(early.stage == nil)
    #expect(early.amount == nil, "the survivor's own amount is not carried back")
    #expect(try latest(book, "B", endOf: "2024-03-01").amount == 70)
    #expect(book.notes == ["1 deals were merged into others; not counted"])
  }

  @Test("under a log, a survivor's first values begin with its own creation, not with the earlier")
  func mergedUnderLog() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Commit", amount: 50)
    try crm.deal("B", created: "2024-03-01", stage: "Proposal", amount: 70)
    try crm.deal("C", created: "2023-01-01", stage: "Proposal", amount: 2)
    try crm.log("C", "2023-02-01", .amount(from: 1, to: 2))
    crm.merges = [MergeFact(from: "A", into: "B")]
    let book = try crm.book()
    #expect(try latest(book, "B", endOf: "2024-02-01").amount == nil)
    #expect(try latest(book, "B", endOf: "2024-03-01").amount == 70)
  }

  @Test("an owner's move: bookings and paths follow the owner known on the day")
  func moved() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Commit", amount: 50, owner: "Zoe")
    try crm.log("A", "2024-02-15", .owner(from: "Ada", to: "Zoe"))
    try crm.deal("B", created: "2024-02-20", stage: "Commit", amount: 50, owner: "Kim")
    let book = try crm.book()
    let days = ["2024-02-14": ["(none)"], "2024-02-15": ["Zoe"], "2024-02-20": ["Zoe", "Kim"]]
    for (day, owners) in days {
      let known = book.known(atEndOf: try Day(iso: day))
      let found = known.deals.map { known.path(of: $0, owner: known.latest($0).owner)[0] }
      #expect(found == owners, "\(day)")
    }
  }

  @Test("a change of currency converts the same figure anew; at a close the rate stands still")
  func currency() throws {
    var crm = try SampleCRM()
    // 1 USD = 0.90 EUR from January, 0.80 from March, 0.50 from May.
    crm.rates = [("2024-01-01", 0.9), ("2024-03-01", 0.8), ("2024-05-01", 0.5)].map {
      RateFact(currency: "USD", day: (try? Day(iso: $0.0))?.number ?? 0, rate: $0.1)
    }
    try crm.deal(
      "A", created: "2024-01-10", closed: "2024-04-20", stage: "Won", amount: 300, currency: "EUR")
    try crm.log("A", "2024-01-20", .amount(from: 100, to: 200))
    try crm.log("A", "2024-02-10", .currency(from: "USD", to: "EUR"))
    try crm.log("A", "2024-04-10", .currency(from: "EUR", to: "USD"))
    try crm.log("A", "2024-04-20", .stage(from: "Commit", to: "Won"))
    try crm.log("A", "2024-05-10", .amount(from: 200, to: 300))
    crm.deals[0].currency = "USD"
    let book = try crm.book()
    let days =
      [
        // The log of amounts begins on 20 January: before it the old amount is not proved.
        ("2024-01-15", nil), ("2024-01-20", 180), ("2024-02-09", 180), ("2024-02-10", 200),
        ("2024-03-02", 200), ("2024-04-10", 160), ("2024-04-20", 160), ("2024-05-02", 160),
        ("2024-05-10", 240),
      ] as [(String, Int64?)]
    for (day, amount) in days {
      #expect(try latest(book, "A", endOf: day).amount == amount, "\(day)")
    }
  }

  @Test("figures of a currency without decimals keep their worth through a change of currency")
  func decimals() throws {
    var crm = try SampleCRM()
    crm.rates = [RateFact(currency: "JPY", day: try Day(iso: "2024-01-01").number, rate: 0.01)]
    try crm.deal("A", created: "2024-02-01", stage: "Commit", amount: 5_000, currency: "JPY")
    try crm.deal("B", created: "2024-01-01", stage: "Commit", amount: 1)
    try crm.log("B", "2024-01-02", .amount(from: 2, to: 1))
    try crm.log("A", "2024-03-01", .currency(from: "EUR", to: "JPY"))
    let book = try crm.book()
    // 5000 EUR are 500000 cents; 5000 JPY at 0.01 are 50 EUR.
    #expect(try latest(book, "A", endOf: "2024-02-02").amount == 500_000)
    #expect(try latest(book, "A", endOf: "2024-03-01").amount == 5_000)
  }

  @Test("a deal reopened and lost again: status, stage and close on each day, from a log")
  func reopened() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", closed: "2024-06-01", stage: "Lost", amount: 5)
    for (at, from, to) in [
      ("2024-01-01", "Commit", "Qualify"), ("2024-02-01", "Qualify", "Won"),
      ("2024-04-01", "Won", "Proposal"), ("2024-06-01", "Proposal", "Lost"),
    ] { try crm.log("A", at, .stage(from: from, to: to)) }
    let book = try crm.book()
    let days: [(String, DealStatus, String?)] = [
      ("2024-01-31", .open, nil), ("2024-02-01", .won, "2024-02-01"),
      ("2024-03-31", .won, "2024-02-01"), ("2024-04-01", .open, nil),
      ("2024-05-31", .open, nil), ("2024-06-01", .lost, "2024-06-01"),
    ]
    for (day, status, closed) in days {
      let latest = try latest(book, "A", endOf: day)
      #expect(latest.status == status, "\(day)")
      #expect(latest.closed == (try closed.map { try instant($0) }), "\(day)")
    }
  }
}

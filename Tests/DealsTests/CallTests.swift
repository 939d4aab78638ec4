import Calendars
import DealFixtures
import Deals
import Testing

@Suite("Calls of people in the book")
struct CallTests {
  private func crm() throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", owner: "Ada", ["region": "North"])
    try crm.change("A", "2024-01-01", stage: "Qualify", owner: "Ada")
    return crm
  }

  private func settings(_ crm: SampleCRM) -> DealSettings {
    crm.settings(hierarchy: ["region", "owner"])
  }

  @Test("only calls made before the cutoff are known, the oldest first, of the period asked for")
  func cutoff() throws {
    var crm = try crm()
    try crm.call("2024-Q1", 300, "2024-02-01")
    try crm.call("2024-Q1", 100, "2024-01-10", by: "Zoe", role: "Manager", category: "Forecast")
    try crm.call("2024-Q2", 200, "2024-01-20")
    let book = try crm.book(settings(crm))
    let known = book.known(before: try instant("2024-02-01"))
    #expect(known.calls().map(\.amount) == [100, 200])
    #expect(known.calls(period: "2024-Q1").map(\.amount) == [100])
    let call = known.calls()[0]
    // Salesforce calls commit `Forecast`; roles are compared without regard to case.
    #expect(call.category == "commit" && call.role == "manager" && call.madeBy == "Zoe")
    #expect(known.calls()[1].category == nil && known.calls()[1].role == nil)
    let later = book.known(atEndOf: try Day(iso: "2024-02-01"))
    #expect(later.calls(period: "2024-Q1").map(\.amount) == [100, 300])
    #expect(later.known(before: known.cutoff).calls().map(\.amount) == [100, 200])
  }

  @Test("the order of the files does not matter, and what is told twice counts once")
  func order() throws {
    var crm = try crm()
    for (amount, person) in [(5, "b"), (3, "a"), (5, "a"), (3, "a")] as [(Int64, String)] {
      try crm.call("2024-Q1", amount, "2024-01-10", by: person)
    }
    let calls = try crm.book().known(atEndOf: try Day(iso: "2024-03-01")).calls()
    #expect(calls.map(\.amount) == [3, 5, 5])
    for seed in 0..<3 as Range<UInt64> {
      let other = try crm.shuffled(seed: seed).book()
      #expect(other.known(atEndOf: try Day(iso: "2024-03-01")).calls() == calls)
    }
  }

  @Test("amounts are converted at the rate known when the call was made")
  func currencies() throws {
    var crm = try crm()
    let day = { (text: String) in try Day(iso: text).number }
    crm.rates = [
      RateFact(currency: "USD", day: try day("2024-01-01"), rate: 0.5),
      RateFact(currency: "USD", day: try day("2024-02-01"), rate: 0.75),
      RateFact(
        currency: "USD", day: try day("2024-01-15"), rate: 9, knownFrom: try seconds("2024-03-01")),
    ]
    try crm.call("2024-Q1", 1_000, "2024-01-20", currency: "USD")
    try crm.call("2024-Q1", 1_000, "2024-02-10", currency: "USD")
    try crm.call("2024-Q1", 1_000, "2024-02-11", currency: "EUR")
    try crm.call("2023-Q4", 1_000, "2023-12-20", currency: "USD")
    try crm.call("2024-Q1", 1_000, "2024-02-12", currency: "GBP")
    let book = try crm.book(settings(crm))
    let known = book.known(atEndOf: try Day(iso: "2024-03-31"))
    #expect(known.calls().map(\.amount) == [500, 750, 1_000])
    #expect(
      book.notes.filter { $0.contains("call") } == [
        "1 call in GBP without a rate known when made: unused; import rates",
        "1 call in USD without a rate known when made: unused; import rates",
      ])
  }

  @Test("a call speaks of the node that its deepest level names")
  func nodes() throws {
    var crm = try crm()
    try crm.call("2024-Q1", 1, "2024-01-10")
    try crm.call("2024-Q1", 2, "2024-01-11", ["region": "North"])
    try crm.call("2024-Q1", 3, "2024-01-12", ["owner": "Ada"])
    try crm.call("2024-Q1", 4, "2024-01-13", ["node": "Ada"])
    try crm.call("2024-Q1", 5, "2024-01-14", ["node": "Total"])
    try crm.call("2024-Q1", 6, "2024-01-15", ["node": "Nobody"])
    let book = try crm.book(settings(crm))
    let known = book.known(atEndOf: try Day(iso: "2024-03-31"))
    func amounts(_ path: [(level: String, value: String)]) -> [Int64] {
      known.calls().filter { known.isCall($0, for: path) }.map(\.amount)
    }
    #expect(amounts([]) == [1, 5])
    #expect(amounts([("region", "North")]) == [2])
    #expect(amounts([("region", "North"), ("owner", "Ada")]) == [3, 4])
    #expect(amounts([("region", "South")]) == [])
    #expect(book.notes.contains("calls of Nobody: no such node in the hierarchy; unused"))
  }
}

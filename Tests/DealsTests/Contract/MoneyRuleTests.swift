import Calendars
import DealFixtures
import Deals
import Tabular
import Testing

@Suite("Contract: amounts, currencies, rates")
struct MoneyRuleTests {
  @Test("a clean CRM breaks no rule, whatever the day")
  func clean() throws {
    let fixture = try ContractFixture()
    for day in ["2024-05-10", "2024-06-01", "2024-06-30", "2024-07-20"] {
      #expect(try fixture.check(asOf: day).violations.isEmpty, "\(day)")
    }
    let hygiene = try fixture.check().hygiene
    #expect(hygiene.openCount == 3)
    #expect(hygiene.openAmount == 600_00)
    #expect(hygiene.touchedCount == 0)
    #expect(hygiene.touchedAmount == 0)
  }

  @Test("amounts missing on open and on won deals; a lost deal needs none")
  func missing() throws {
    var fixture = try ContractFixture()
    try fixture.add("A4", created: "2024-05-05", stage: "Qualify", amount: nil, account: "Fern")
    try fixture.add(
      "W2", created: "2024-05-05", stage: "Won", closed: "2024-06-05", amount: nil,
      account: "Gulf")
    try fixture.add(
      "L2", created: "2024-05-05", stage: "Lost", closed: "2024-06-05", amount: nil,
      account: "Hall")
    #expect(try fixture.found() == [.openAmountMissing: ["A4"], .wonAmountMissing: ["W2"]])
    let open = try #require(
      try fixture.check().violations.first { $0.kind == .openAmountMissing })
    #expect(open.count == 1)
    #expect(open.checked == 4)
    #expect(open.share == 0.25)
    // Without an amount no money is touched: undefined, not 0.
    #expect(open.amount == nil)
    #expect(open.pricedCount == 0)
  }

  @Test("where the amount is the outcome, open deals are not asked for one")
  func outcome() throws {
    var fixture = try ContractFixture()
    fixture.amountKnown = .close
    fixture.crm.changes = fixture.crm.changes.map {
      var change = $0
      change.says.remove(.amount)
      return change
    }
    try fixture.crm.deal(
      "A4", created: "2024-05-05", closeDay: "2024-08-15", amount: nil, ["account": "Fern"])
    try fixture.crm.change(
      "A4", "2024-05-05", stage: "Qualify", closeDay: "2024-08-15", owner: "Ada")
    try fixture.crm.activity("A4", "2024-05-06")
    #expect(try fixture.found().isEmpty)
  }

  @Test("zero and negative amounts; money touched adds up, the largest first")
  func zero() throws {
    var fixture = try ContractFixture()
    try fixture.add("A4", created: "2024-05-05", stage: "Qualify", amount: 0, account: "Fern")
    try fixture.add(
      "W2", created: "2024-05-05", stage: "Won", closed: "2024-06-05", amount: 0, account: "Gulf")
    try fixture.add(
      "L2", created: "2024-05-05", stage: "Lost", closed: "2024-06-05", amount: 0,
      account: "Hall")
    for (id, amount) in [("N1", Int64(-10)), ("N2", -5), ("N3", -7)] {
      try fixture.add(
        id, created: "2024-05-06", stage: "Qualify", amount: amount, account: "of \(id)")
    }
    #expect(
      try fixture.found() == [.amountZero: ["A4", "W2"], .amountNegative: ["N2", "N3", "N1"]])
    let negative = try #require(
      try fixture.check(examples: 2).violations.first { $0.kind == .amountNegative })
    #expect(negative.amount == -22)
    #expect(negative.pricedCount == 3)
    #expect(negative.examples == ["N2", "N3"])
  }

  /// A fixture whose deal A2 is in another currency, with the rates given.
  private func foreign(_ code: String, rates: [RateFact]) throws -> ContractFixture {
    var fixture = try ContractFixture()
    fixture.edit = { facts in
      let row = ContractFixture.row("A2", facts)
      facts.deals.currency[row] = facts.currencies.intern(code)
      facts.rates = rates
    }
    return fixture
  }

  @Test("a currency without a rate by the day that counts, and a code that is none")
  func rates() throws {
    let day = try Day(iso: "2024-06-20").number
    let rate = RateFact(currency: "USD", day: day, rate: 0.9)
    #expect(try foreign("USD", rates: []).found() == [.rateMissing: ["A2"]])
    #expect(try foreign("USD", rates: [rate]).found().isEmpty)
    #expect(try foreign("USD", rates: [rate]).found(asOf: "2024-06-19") == [.rateMissing: ["A2"]])
    // A rate of another table does not help.
    let budget = RateFact(currency: "USD", day: day, rate: 0.9, table: "budget")
    #expect(try foreign("USD", rates: [budget]).found() == [.rateMissing: ["A2"]])
    let odd = RateFact(currency: "QQQ", day: day, rate: 0.9)
    #expect(try foreign("QQQ", rates: [odd]).found() == [.currencyUnknown: ["A2"]])
  }

  @Test("by the rule of creation the rate of the first day is needed")
  func creationRate() throws {
    let late = RateFact(currency: "USD", day: try Day(iso: "2024-06-20").number, rate: 0.9)
    var fixture = try foreign("USD", rates: [late])
    fixture.conversion = ConversionRule(basis: .creation)
    #expect(try fixture.found() == [.rateMissing: ["A2"]])
  }

  @Test("what is accepted is shown, and leaves the hygiene alone")
  func accepted() throws {
    var fixture = try ContractFixture()
    try fixture.add("A4", created: "2024-05-05", stage: "Qualify", amount: 0, account: "Fern")
    #expect(try fixture.check().hygiene.touchedCount == 1)
    fixture.policy = ContractPolicy(accepted: [.amountZero])
    let check = try fixture.check()
    #expect(check.violations.map(\.isAccepted) == [true])
    #expect(check.hygiene.touchedCount == 0)
    #expect(check.hygiene.openCount == 4)
  }

  @Test("the answer does not depend on the order of the rows")
  func order() throws {
    var fixture = try ContractFixture()
    for number in 0..<20 {
      try fixture.add(
        "Z\(number)", created: "2024-05-05", stage: "Qualify", amount: number % 2 == 0 ? 0 : nil,
        closeDay: number % 3 == 0 ? "2024-06-01" : "2024-08-15", account: "of \(number % 4)")
    }
    let check = try fixture.check()
    #expect(check.violations.count == 3)
    for seed in UInt64(1)...5 {
      var shuffled = fixture
      shuffled.crm = fixture.crm.shuffled(seed: seed)
      #expect(try shuffled.check().violations == check.violations)
    }
  }
}

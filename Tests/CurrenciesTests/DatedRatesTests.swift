import Currencies
import Foundation
import Testing

@Suite struct DatedRatesTests {
  private func rate(
    _ code: String, _ day: Int32, _ rate: String, _ table: RateTable = .spot,
    known: Int32? = nil
  ) throws -> DatedRate {
    DatedRate(
      currency: try Currency(code), day: day, rate: try ExchangeRate(rate), table: table,
      knownFrom: known)
  }

  private func money(_ text: String, _ code: String) throws -> Money {
    try Money(decimal: text, currency: Currency(code))
  }

  @Test("a rate holds from its day until the next; of two for a day the last one given")
  func days() throws {
    let rates = DatedRates([
      try rate("USD", 20, "0.8"), try rate("USD", 10, "0.9"), try rate("USD", 20, "0.7"),
      try rate("JPY", 1, "0.006"),
    ])
    #expect(rates.rate(of: .usd, onDay: 9) == nil)
    #expect(try rates.rate(of: .usd, onDay: 10) == ExchangeRate("0.9"))
    #expect(try rates.rate(of: .usd, onDay: 19) == ExchangeRate("0.90"))
    #expect(try rates.rate(of: .usd, onDay: .max) == ExchangeRate("0.7"))
    #expect(rates.rate(of: .gbp, onDay: 5) == nil)
    #expect(rates.rate(of: .usd, onDay: 20, table: .budget) == nil)
    #expect(try rates.convert(money("1000", "JPY"), to: .eur, onDay: 5) == money("6.00", "EUR"))
    #expect(try rates.convert(money("1000", "JPY"), to: .jpy, onDay: 0) == money("1000", "JPY"))
    #expect(try rates.convert(money("1", "GBP"), to: .eur, onDay: 5) == nil)
  }

  @Test("tables stand beside each other; the newest static rate holds on every day")
  func tables() throws {
    let rates = DatedRates([
      try rate("USD", 10, "0.9"), try rate("USD", 20, "0.8"), try rate("USD", 10, "0.85", .budget),
      try rate("USD", 10, "0.5", .static), try rate("USD", 30, "0.6", .static),
    ])
    #expect(rates.rate(of: .usd, onDay: 25)?.description == "0.8")
    #expect(rates.rate(of: .usd, onDay: 25, table: .budget)?.description == "0.85")
    for day in [Int32.min, 15, 25, .max] {
      #expect(rates.rate(of: .usd, onDay: day, table: .static)?.description == "0.6")
      let then = rates.rate(of: .usd, onDay: day, table: .static, knownAt: 29)
      #expect(then?.description == "0.5")
    }
    #expect(rates.rate(of: .usd, onDay: 25, table: .static, knownAt: 9) == nil)
  }

  @Test("as known at a day: no later rate, no later correction; budgets are known ahead")
  func knownAt() throws {
    let rates = DatedRates([
      try rate("USD", 10, "0.9"), try rate("USD", 20, "0.8"),
      try rate("USD", 10, "0.91", known: 15), try rate("USD", 40, "0.7", .budget),
      try rate("USD", 40, "0.75", .budget, known: 35),
    ])
    func known(_ day: Int32, _ at: Int32?, _ table: RateTable = .spot) -> String? {
      rates.rate(of: .usd, onDay: day, table: table, knownAt: at)?.description
    }
    #expect(known(12, nil) == "0.91")
    #expect(known(12, 14) == "0.9" && known(12, 15) == "0.91")
    #expect(known(12, 9) == nil)
    #expect(known(25, 19) == "0.91" && known(25, 20) == "0.8" && known(25, 12) == "0.9")
    #expect(known(45, 0, .budget) == "0.7" && known(45, 35, .budget) == "0.75")
    #expect(known(39, nil, .budget) == nil)
  }

  /// By hand: 12,345 JPY at 0.0061 are 75.3045 EUR; 1.234 KWD at 3.0215 are 3.728531 EUR;
  /// 0.125 KWD at 3.02 are 0.3775 EUR; 0.05 EUR at 160 are 8 JPY; 1.00 EUR at 0.3315 is 0.3315 KWD.
  @Test("currencies of 0, 2 and 3 decimals, by hand")
  func decimals() throws {
    let intoEuro = DatedRates([
      try rate("JPY", 0, "0.0061"), try rate("KWD", 0, "3.0215"), try rate("KWD", 9, "3.02"),
    ])
    #expect(
      try intoEuro.convert(money("12345", "JPY"), to: .eur, onDay: 1) == money("75.30", "EUR"))
    #expect(
      try intoEuro.convert(money("1.234", "KWD"), to: .eur, onDay: 1) == money("3.73", "EUR"))
    #expect(
      try intoEuro.convert(money("0.125", "KWD"), to: .eur, onDay: 9) == money("0.38", "EUR"))
    let intoYen = DatedRates([try rate("EUR", 0, "160"), try rate("KWD", 0, "483.6")])
    #expect(try intoYen.convert(money("0.05", "EUR"), to: .jpy, onDay: 1) == money("8", "JPY"))
    // 2.5 and 7.5 of 483.6 are 1209 and 3627; 0.001 is 0.4836.
    #expect(try intoYen.convert(money("2.500", "KWD"), to: .jpy, onDay: 1) == money("1209", "JPY"))
    #expect(try intoYen.convert(money("0.001", "KWD"), to: .jpy, onDay: 1) == money("0", "JPY"))
    let intoDinar = DatedRates([try rate("EUR", 0, "0.3315")])
    #expect(
      try intoDinar.convert(money("1", "EUR"), to: Currency("KWD"), onDay: 1)
        == money("0.332", "KWD"))
  }

  @Test("halves go to the even neighbour, exactly, on both sides of zero")
  func halfEven() throws {
    let rates = DatedRates([try rate("USD", 0, "0.5"), try rate("JPY", 0, "0.005")])
    for (cents, expected) in [(1, 0), (3, 2), (5, 2), (7, 4), (-1, 0), (-3, -2), (-5, -2)] {
      let money = Money(minorUnits: Int64(cents), currency: .usd)
      #expect(try rates.convert(money, to: .eur, onDay: 0)?.minorUnits == Int64(expected))
    }
    // 28.5 and 103.5 cents; doubles come to 29 and 103.
    #expect(try rates.convert(money("57", "JPY"), to: .eur, onDay: 0)?.minorUnits == 28)
    #expect(try rates.convert(money("207", "JPY"), to: .eur, onDay: 0)?.minorUnits == 104)
    #expect(try rates.convert(money("1", "JPY"), to: .eur, onDay: 0)?.minorUnits == 0)
    #expect(try rates.convert(money("3", "JPY"), to: .eur, onDay: 0)?.minorUnits == 2)
  }

  @Test("a total is rounded once: a hundred times 0.004 are 0.40")
  func total() throws {
    let rates = DatedRates([try rate("JPY", 0, "0.004")])
    let yen = DatedAmount(try money("1", "JPY"), onDay: 3)
    #expect(try rates.convert(yen.money, to: .eur, onDay: 3)?.minorUnits == 0)
    let amounts = Array(repeating: yen, count: 100)
    #expect(try rates.total(amounts, in: .eur) == money("0.40", "EUR"))
    let euro = DatedAmount(try money("0.60", "EUR"), onDay: .min)
    #expect(try rates.total(amounts + [euro], in: .eur) == money("1.00", "EUR"))
    #expect(try rates.total([], in: .eur) == .zero(.eur))
    let pound = DatedAmount(try money("1", "GBP"), onDay: 0)
    #expect(try rates.total(amounts + [pound], in: .eur) == nil)
  }

  @Test("what is missing is listed by currency with its first day and its number")
  func missing() throws {
    let rates = DatedRates([try rate("USD", 10, "0.9"), try rate("JPY", 1, "0.006", .budget)])
    let amounts = try [
      ("1", "USD", 9), ("1", "USD", 5), ("1", "USD", 10), ("1", "JPY", 7), ("1", "GBP", 8),
      ("1", "EUR", 0),
    ].map { DatedAmount(try money($0.0, $0.1), onDay: Int32($0.2)) }
    #expect(
      rates.missing(for: amounts, in: .eur) == [
        MissingRate(currency: .gbp, firstDay: 8, count: 1),
        MissingRate(currency: .jpy, firstDay: 7, count: 1),
        MissingRate(currency: .usd, firstDay: 5, count: 2),
      ])
    #expect(rates.missing(for: amounts, in: .eur, knownAt: 9).last?.count == 3)
    #expect(
      rates.missing(for: amounts, in: .eur, table: .budget).map(\.currency.code) == ["GBP", "USD"])
  }

  @Test("an amount that does not fit is an error")
  func overflow() throws {
    let rates = DatedRates([
      try rate("JPY", 0, "123456789012345678"), try rate("USD", 0, "1"),
    ])
    let most = Money(minorUnits: .max, currency: .jpy)
    #expect(throws: CurrencyError.overflow(.eur)) { try rates.convert(most, to: .eur, onDay: 0) }
    // 10^16 dollars are the most that is promised.
    let large = Money(minorUnits: 1_000_000_000_000_000_000, currency: .usd)
    #expect(try rates.convert(large, to: .eur, onDay: 0)?.minorUnits == large.minorUnits)
  }

  @Test("rates keep their digits")
  func texts() throws {
    for (text, shown) in [
      ("1", "1"), ("1.0", "1"), ("0.0061", "0.0061"), ("00160.50", "160.5"),
      ("0.000000000000000001", "0.000000000000000001"),
      ("123456789.012345678", "123456789.012345678"),
    ] {
      let rate = try ExchangeRate(text)
      #expect(rate.description == shown)
      #expect(rate.value == Double(shown))
      let data = try JSONEncoder().encode([rate])
      #expect(String(decoding: data, as: UTF8.self) == "[\"\(shown)\"]")
      #expect(try JSONDecoder().decode([ExchangeRate].self, from: data) == [rate])
    }
    for text in [
      "", "0", "0.0", "-1", "+1", "1,5", "1e3", "nan", ".5", "5.", "1.2.3", " 1",
      "0.0000000000000000001", "1234567890123456789",
    ] {
      #expect(throws: CurrencyError.notARate(text)) { try ExchangeRate(text) }
    }
  }
}

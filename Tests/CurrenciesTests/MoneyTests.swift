import Currencies
import Foundation
import Testing

@Suite struct MoneyTests {
  @Test("a thousand times ten cents are a hundred euros, in every currency's decimals")
  func sums() throws {
    for (currency, step, total) in [
      (Currency.eur, "0.10", "100.00"), (.jpy, "1", "1000"),
      (try Currency("KWD"), "0.100", "100.000"),
    ] {
      var sum = Money.zero(currency)
      for _ in 0..<1000 { sum = try sum + Money(decimal: step, currency: currency) }
      #expect(sum.decimalString == total)
    }
  }

  @Test("amounts survive their decimal text")
  func roundTrip() throws {
    for units in [0, 1, -1, 5, -5, 99, 100, -100, 123_456, Int64.max, -Int64.max] {
      for currency in [Currency.eur, .jpy, try Currency("KWD"), try Currency("CLF")] {
        let money = Money(minorUnits: units, currency: currency)
        #expect(try Money(decimal: money.decimalString, currency: currency) == money)
        let data = try JSONEncoder().encode(money)
        #expect(try JSONDecoder().decode(Money.self, from: data) == money)
      }
    }
    #expect(Money(minorUnits: .min, currency: .eur).decimalString == "-92233720368547758.08")
  }

  @Test("currencies are never mixed and overflow is an error")
  func errors() throws {
    let euro = Money(minorUnits: .max, currency: .eur)
    let dollar = Money(minorUnits: 1, currency: .usd)
    #expect(throws: CurrencyError.mismatch(.eur, .usd)) { try euro + dollar }
    #expect(throws: CurrencyError.mismatch(.eur, .usd)) { try euro.isLess(than: dollar) }
    #expect(throws: CurrencyError.overflow(.eur)) {
      try euro + Money(minorUnits: 1, currency: .eur)
    }
    #expect(throws: CurrencyError.overflow(.eur)) {
      try Money(minorUnits: -2, currency: .eur) - euro
    }
    #expect(throws: CurrencyError.tooManyDecimals(currency: .jpy)) {
      try Money(decimal: "1.5", currency: .jpy)
    }
    #expect(try Money(decimal: "1.00", currency: .jpy).minorUnits == 1)
  }

  @Test("a currency is three capital letters", arguments: ["", "eur", "EURO", "E1R", "€€€", "EU"])
  func invalidCode(_ code: String) {
    #expect(throws: CurrencyError.invalidCode(code)) { try Currency(code) }
  }
}

import Currencies
import Testing

@Suite("ExchangeRate of a double")
struct ExchangeRateDoubleTests {
  @Test(
    "is its shortest decimal form",
    arguments: [
      (0.9, "0.9"), (160.0, "160"), (1.0 / 1.25, "0.8"), (0.00625, "0.00625"),
      (1e-5, "0.00001"), (1.25e15, "1250000000000000"), (1.0 / 3, "0.3333333333333333"),
    ])
  func shortest(value: Double, text: String) throws {
    #expect(try #require(ExchangeRate(value)).description == text)
  }

  @Test("has at most 18 decimals, the last one rounded")
  func small() throws {
    // 1 / 23456.78 = 0.0000426316...; the double's shortest form has 20 decimals.
    let rate = try #require(ExchangeRate(4.26315968e-11))
    #expect(rate.description == "0.000000000042631597")
  }

  @Test(
    "is none for zero, negative, infinite, too large and too small numbers",
    arguments: [0, -1, .infinity, .nan, 1e19, 1e-30])
  func none(value: Double) {
    #expect(ExchangeRate(value) == nil)
  }
}

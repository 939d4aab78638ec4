import Currencies
import Testing

@Suite struct AmountParserTests {
  @Test(
    "amounts are read as exact cents",
    arguments: [
      ("1234.56", Int64(123_456)), ("0", 0), ("-0", 0), ("-0.00", 0), ("+5", 500), ("12.5", 1250),
      ("-12.34", -1234), ("1e3", 100_000), ("1.5E-1", 15), ("0e400", 0), ("1e-400", 0), (".5", 50),
      ("5.", 500), ("0000000000000000000000000012.34", 1234), ("12.340000000000000000000", 1234),
      ("92233720368547758.07", .max), ("-92233720368547758.07", -.max),
      ("92233720368547758.065", 9_223_372_036_854_775_806),
    ])
  func exact(_ text: String, _ cents: Int64) {
    #expect(AmountParser(decimals: 2).minorUnits(from: text) == .success(cents))
  }

  @Test(
    "digits beyond the currency's are rounded half to even",
    arguments: [
      ("0.005", Int64(0)), ("0.015", 2), ("0.025", 2), ("0.0250000000000000001", 3), ("0.035", 4),
      ("-0.015", -2), ("0.004999999999", 0), ("0.995", 100), ("25e-3", 2), ("0.0009", 0),
    ])
  func rounding(_ text: String, _ cents: Int64) {
    #expect(AmountParser(decimals: 2).minorUnits(from: text) == .success(cents))
  }

  @Test("currencies without decimals and with three")
  func decimals() {
    #expect(AmountParser(decimals: 0).minorUnits(from: "1234.5") == .success(1234))
    #expect(AmountParser(decimals: 0).minorUnits(from: "1235.5") == .success(1236))
    #expect(AmountParser(decimals: 3).minorUnits(from: "1.2345") == .success(1234))
    #expect(AmountParser(decimals: 3).minorUnits(from: "1.234") == .success(1234))
  }

  @Test(
    "what is not a plain number is refused with its reason",
    arguments: [
      ("", AmountProblem.empty), ("NaN", .notANumber), ("inf", .notANumber), ("-", .notANumber),
      (".", .notANumber), ("1e", .notANumber), ("1e+", .notANumber), ("0x10", .notANumber),
      ("1 ", .notANumber), (" 1", .notANumber), ("--1", .notANumber), ("$5", .notANumber),
      ("1_000", .notANumber), ("1-2", .notANumber), ("1e400", .overflow),
      ("92233720368547758.08", .overflow), ("99999999999999999999", .overflow),
      ("1,234.56", .groupingSeparator), ("1,234,567", .groupingSeparator),
      ("1 234.56", .groupingSeparator), ("1.234.567", .groupingSeparator),
      ("1.234,56", .decimalComma), ("1234,56", .decimalComma),
    ])
  func refused(_ text: String, _ problem: AmountProblem) {
    #expect(AmountParser(decimals: 2).minorUnits(from: text) == .failure(problem))
  }

  @Test("a declared decimal comma is read, a point is refused")
  func decimalComma() {
    let parser = AmountParser(decimals: 2, decimalComma: true)
    #expect(parser.minorUnits(from: "1234,56") == .success(123_456))
    #expect(parser.minorUnits(from: "-1234") == .success(-123_400))
    #expect(parser.minorUnits(from: "1234.56") == .failure(.decimalPoint))
    #expect(parser.minorUnits(from: "1.234,56") == .failure(.groupingSeparator))
    #expect(parser.minorUnits(from: "1.234") == .failure(.groupingSeparator))
  }

  @Test("every short text of digits, signs and separators gives one answer on both paths")
  func exhaustive() {
    let alphabet = Array("05.-e".utf8)
    let parser = AmountParser(decimals: 2)
    let zeros = [UInt8](repeating: 48, count: 20)
    for number in 0..<15_625 {
      var rest = number
      var text: [UInt8] = []
      for _ in 0..<6 {
        text.append(alphabet[rest % 5])
        rest /= 5
      }
      // Twenty zeros in front change no number, and keep it from the fast path.
      let padded = text[0] == 45 ? [45] + zeros + text.dropFirst() : zeros + text
      let short = text.withUnsafeBufferPointer { parser.minorUnits(from: $0) }
      let long = padded.withUnsafeBufferPointer { parser.minorUnits(from: $0) }
      if case .success(let cents) = short { #expect(long == .success(cents)) }
    }
  }
}

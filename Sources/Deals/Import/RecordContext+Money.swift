internal import Currencies
internal import Tabular

/// The parsers of amounts, one for each currency that a file names: their decimals differ.
struct AmountParsers {
  let reporting: Currency
  private let decimalComma: Bool
  private let thousands: UInt8?
  private let isMinor: Bool
  private let parser: AmountParser
  /// For each code of ``DealFacts/currencies``, as far as this file used it.
  private var byCurrency: [Int32: AmountParser] = [:]
  /// Codes by the text of the field; ``Blank/code`` for the reporting currency.
  private var labels = SymbolTable()
  private var codes: [Int32] = []

  init(reporting: Currency, mapping: SourceMapping, isMinor: Bool) {
    self.reporting = reporting
    self.isMinor = isMinor
    decimalComma = mapping.decimalComma
    thousands = mapping.thousands.utf8.first
    parser = AmountParser(
      decimals: isMinor ? 0 : reporting.decimals, decimalComma: mapping.decimalComma,
      thousands: mapping.thousands.utf8.first)
  }

  func parser(of currency: Int32) -> AmountParser {
    currency < 0 ? parser : byCurrency[currency] ?? parser
  }

  /// The code of the currency that a field names.
  mutating func code(
    _ bytes: UnsafeBufferPointer<UInt8>, _ currencies: inout SymbolTable
  ) throws(RecordProblem) -> Int32 {
    let symbol = Int(labels.intern(bytes))
    if symbol == codes.count {
      codes.append(try newCode(labels.string(Int32(symbol)), &currencies))
    }
    guard codes[symbol] != Blank.unsaid else { throw problem(labels.string(Int32(symbol))) }
    return codes[symbol]
  }

  private mutating func newCode(
    _ text: String, _ currencies: inout SymbolTable
  ) throws(RecordProblem) -> Int32 {
    guard let currency = try? Currency(text.uppercased()) else { return Blank.unsaid }
    if currency == reporting { return Blank.code }
    let code = currencies.intern(currency.code)
    byCurrency[code] = AmountParser(
      decimals: isMinor ? 0 : currency.decimals, decimalComma: decimalComma, thousands: thousands)
    return code
  }

  private func problem(_ text: String) -> RecordProblem {
    RecordProblem(
      "currency", "\"\(text)\" is no currency of ISO 4217, such as EUR; map the column that has it")
  }
}

/// An amount with the code of its currency.
struct CodedAmount {
  /// Minor units, or ``Blank/amount``.
  var minor = Blank.amount
  /// A code of ``DealFacts/currencies``; -1: the reporting currency; ``Blank/unsaid``: not said.
  var currency = Blank.unsaid
}

extension RecordContext {
  /// In minor units; sums of thousands of such amounts still fit 64 bits.
  private static let largestAmount: UInt64 = 1_000_000_000_000_000

  /// The amount of a record with its currency; the currency is said even where the amount is blank.
  mutating func amount(
    _ record: CSVRecord, currencies: inout SymbolTable
  ) throws(RecordProblem) -> CodedAmount {
    var result = CodedAmount()
    if let currency = bytes(record, .currency), !currency.isEmpty {
      result.currency = try amounts.code(currency, &currencies)
    }
    if let bytes = bytes(record, .amount), !bytes.isEmpty {
      result.minor = try amount(bytes, currency: result.currency)
    }
    return result
  }

  /// The amount of a field in minor units of a currency.
  func amount(
    _ bytes: UnsafeBufferPointer<UInt8>, currency: Int32 = Blank.unsaid
  ) throws(RecordProblem) -> Int64 {
    switch amounts.parser(of: currency).minorUnits(from: bytes) {
    case .success(let minor):
      guard minor.magnitude <= RecordContext.largestAmount else {
        throw RecordProblem(
          "amount", "\"\(RecordContext.shown(bytes))\" is more than any deal; check its decimals")
      }
      return minor
    case .failure(let problem):
      throw RecordProblem("amount", "\"\(RecordContext.shown(bytes))\" is no amount: \(problem)")
    }
  }
}

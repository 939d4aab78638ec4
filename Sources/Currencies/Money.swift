/// An amount of money: a whole number of minor units of a currency.
///
/// Sums are exact in every order. Two currencies are never mixed, and an overflow is an error.
public struct Money: Hashable, Sendable {
  /// Cents for EUR, yen for JPY.
  public let minorUnits: Int64
  /// The currency.
  public let currency: Currency

  /// An amount of minor units.
  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// The amount written in plain decimal notation, `1234.56`, exactly.
  ///
  /// - Throws: ``CurrencyError/tooManyDecimals(currency:)`` when it has more decimals than the
  ///   currency, other than zeros; ``CurrencyError/notAnAmount(currency:problem:)``.
  public init(decimal: String, currency: Currency) throws(CurrencyError) {
    if let point = decimal.utf8.firstIndex(of: UInt8(ascii: ".")) {
      let fraction = decimal.utf8[decimal.utf8.index(after: point)...].dropFirst(currency.decimals)
      guard fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else {
        throw .tooManyDecimals(currency: currency)
      }
    }
    switch AmountParser(decimals: currency.decimals).minorUnits(from: decimal) {
    case .success(let units): self.init(minorUnits: units, currency: currency)
    case .failure(.overflow): throw .overflow(currency)
    case .failure(let problem): throw .notAnAmount(currency: currency, problem: problem)
    }
  }

  /// Nothing, in a currency.
  public static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency: currency)
  }

  /// The amount as `1234.56`, with exactly the currency's decimals and without its code.
  public var decimalString: String {
    let scale = currency.minorUnitsPerMajor
    let whole = (minorUnits / scale).magnitude
    let sign = minorUnits < 0 ? "-" : ""
    guard currency.decimals > 0 else { return "\(sign)\(whole)" }
    let fraction = String((minorUnits % scale).magnitude)
    let zeros = String(repeating: "0", count: currency.decimals - fraction.utf8.count)
    return "\(sign)\(whole).\(zeros)\(fraction)"
  }

  /// The sum of two amounts of one currency.
  ///
  /// - Throws: ``CurrencyError/mismatch(_:_:)``, ``CurrencyError/overflow(_:)``.
  public static func + (left: Money, right: Money) throws(CurrencyError) -> Money {
    try left.requireCurrency(of: right)
    let (sum, overflow) = left.minorUnits.addingReportingOverflow(right.minorUnits)
    guard !overflow else { throw .overflow(left.currency) }
    return Money(minorUnits: sum, currency: left.currency)
  }

  /// The difference of two amounts of one currency.
  ///
  /// - Throws: ``CurrencyError/mismatch(_:_:)``, ``CurrencyError/overflow(_:)``.
  public static func - (left: Money, right: Money) throws(CurrencyError) -> Money {
    try left.requireCurrency(of: right)
    let (difference, overflow) = left.minorUnits.subtractingReportingOverflow(right.minorUnits)
    guard !overflow else { throw .overflow(left.currency) }
    return Money(minorUnits: difference, currency: left.currency)
  }

  /// Whether this amount is the smaller of two of one currency.
  ///
  /// - Throws: ``CurrencyError/mismatch(_:_:)``.
  public func isLess(than other: Money) throws(CurrencyError) -> Bool {
    try requireCurrency(of: other)
    return minorUnits < other.minorUnits
  }

  private func requireCurrency(of other: Money) throws(CurrencyError) {
    guard currency == other.currency else { throw .mismatch(currency, other.currency) }
  }
}

extension Money: CustomStringConvertible {
  /// The amount and the code, `1234.56 EUR`.
  public var description: String { "\(decimalString) \(currency.code)" }
}

extension Money: Codable {
  private enum CodingKeys: String, CodingKey {
    case amount, currency
  }

  /// Reads `{"amount":"1234.56","currency":"EUR"}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let currency = try container.decode(Currency.self, forKey: .currency)
    let amount = try container.decode(String.self, forKey: .amount)
    do {
      try self.init(decimal: amount, currency: currency)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .amount, in: container, debugDescription: error.description)
    }
  }

  /// Writes `{"amount":"1234.56","currency":"EUR"}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(decimalString, forKey: .amount)
    try container.encode(currency, forKey: .currency)
  }
}

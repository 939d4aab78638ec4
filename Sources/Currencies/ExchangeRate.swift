/// An exchange rate as an exact decimal number: what one major unit of a currency is worth in major
/// units of the reporting currency.
public struct ExchangeRate: Hashable, Sendable {
  /// The digits, without the decimal point; above zero, below 10^18.
  let digits: Int64
  /// Digits after the decimal point, 0 to 18.
  let decimals: Int

  /// Reads `0.0062` or `1.0837` exactly: digits with at most one decimal point, at most 18 of them
  /// in front of it and behind it together once leading and trailing zeros are left out.
  ///
  /// - Throws: ``CurrencyError/notARate(_:)`` for anything else, and for zero.
  public init(_ text: String) throws(CurrencyError) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (48...57).contains($0) }
    }
    guard isPlain, let whole = parts.first else { throw .notARate(text) }
    var fraction = Array(parts.dropFirst().first.map(Array.init) ?? [])
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    let all = (Array(whole) + fraction).drop { $0 == UInt8(ascii: "0") }
    guard !all.isEmpty, all.count <= 18, fraction.count <= 18 else { throw .notARate(text) }
    digits = all.reduce(0) { $0 * 10 + Int64($1 - 48) }
    decimals = fraction.count
  }

  /// One to one.
  public static let one = ExchangeRate(digits: 1, decimals: 0)

  init(digits: Int64, decimals: Int) {
    self.digits = digits
    self.decimals = decimals
  }

  /// The nearest double.
  public var value: Double { Double(description) ?? .nan }
}

extension ExchangeRate: CustomStringConvertible {
  /// The rate in plain decimal notation, without trailing zeros.
  public var description: String {
    let text = String(digits)
    guard decimals > 0 else { return text }
    let zeros = String(repeating: "0", count: max(0, decimals + 1 - text.utf8.count))
    let padded = zeros + text
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}

extension ExchangeRate: Codable {
  /// Reads the text of the rate.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    try self.init(container.decode(String.self))
  }

  /// Writes the rate as text, so that no digit is lost.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

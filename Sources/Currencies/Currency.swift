/// A currency of ISO 4217.
public struct Currency: Hashable, Sendable {
  /// Three capital letters, for example `EUR`.
  public let code: String
  /// Digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
  public let decimals: Int

  /// The currency of a code; codes that ISO 4217 does not list have two decimals.
  ///
  /// - Throws: ``CurrencyError/invalidCode(_:)`` unless it is three capital letters.
  public init(_ code: String) throws(CurrencyError) {
    let letters = code.utf8
    guard letters.count == 3, letters.allSatisfy({ (65...90).contains($0) }) else {
      throw .invalidCode(code)
    }
    self.init(known: code)
  }

  private init(known code: String) {
    self.code = code
    decimals = Self.unusualDecimals[code] ?? 2
  }

  /// Euro.
  public static let eur = Currency(known: "EUR")
  /// United States dollar.
  public static let usd = Currency(known: "USD")
  /// Pound sterling.
  public static let gbp = Currency(known: "GBP")
  /// Japanese yen, without decimals.
  public static let jpy = Currency(known: "JPY")

  /// Minor units in one major unit: 100 for EUR.
  public var minorUnitsPerMajor: Int64 {
    (0..<decimals).reduce(1) { power, _ in power * 10 }
  }

  /// ISO 4217 list one, the currencies without two decimals.
  private static let unusualDecimals: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    "CLF": 4, "UYW": 4,
  ]
}

extension Currency: CustomStringConvertible {
  /// The code.
  public var description: String { code }
}

extension Currency: Codable {
  /// Reads the code.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let code = try container.decode(String.self)
    do {
      try self.init(code)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Writes the code.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

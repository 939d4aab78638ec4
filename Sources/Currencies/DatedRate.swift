/// The exchange rate of a currency from a day on.
public struct DatedRate: Hashable, Sendable, Codable {
  /// The currency that is converted.
  public let currency: Currency
  /// The first day on which the rate holds, in days since 1970-01-01.
  public let day: Int32
  /// What one major unit of the currency is worth, in major units of the reporting currency.
  public let rate: ExchangeRate
  /// The kind of rate.
  public let table: RateTable
  /// The first day at whose end the rate is known; `nil` for what ``RateTable`` says of its table.
  public let knownFrom: Int32?

  /// A rate that holds from a day on; days are counted since 1970-01-01.
  public init(
    currency: Currency, day: Int32, rate: ExchangeRate, table: RateTable = .spot,
    knownFrom: Int32? = nil
  ) {
    self.currency = currency
    self.day = day
    self.rate = rate
    self.table = table
    self.knownFrom = knownFrom
  }

  /// The first day at whose end the rate is known.
  var known: Int32 { knownFrom ?? (table == .budget ? .min : day) }
}

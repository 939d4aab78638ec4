/// A currency for which amounts could not be converted.
public struct MissingRate: Hashable, Sendable {
  /// The currency without a rate.
  public let currency: Currency
  /// The earliest day for which one is needed, in days since 1970-01-01.
  public let firstDay: Int32
  /// The number of amounts that need one.
  public let count: Int

  /// A currency, the first day and the number of amounts.
  public init(currency: Currency, firstDay: Int32, count: Int) {
    self.currency = currency
    self.firstDay = firstDay
    self.count = count
  }
}

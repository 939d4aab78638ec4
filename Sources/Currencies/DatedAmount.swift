/// An amount of money and the day whose rate converts it.
public struct DatedAmount: Hashable, Sendable {
  /// The amount.
  public let money: Money
  /// The day, counted since 1970-01-01.
  public let day: Int32

  /// An amount on a day.
  public init(_ money: Money, onDay day: Int32) {
    self.money = money
    self.day = day
  }
}

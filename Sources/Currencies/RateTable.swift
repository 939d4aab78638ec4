/// The kinds of exchange rates that a company keeps beside each other.
public enum RateTable: String, Sendable, Codable, CaseIterable {
  /// Market rates: each holds from its day to the next. One without a day of knowledge is known
  /// from its own day on.
  case spot
  /// Rates set for planning, each for a time from its day on. One without a day of knowledge has
  /// always been known: budgets are set ahead.
  case budget
  /// One rate for all days: the newest one. One without a day of knowledge is known from its own
  /// day on.
  case `static`
}

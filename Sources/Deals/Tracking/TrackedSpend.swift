public import Calendars

/// What a team spent in a period that was over at a cutoff.
public struct TrackedSpend: Equatable, Sendable {
  /// The first day of the period.
  public let start: Day
  /// The day after its last one.
  public let end: Day
  /// Marketing, sales, or another team.
  public let team: String
  /// The account of the ledger, or the campaign; blank where not said.
  public let accountCode: String
  /// Minor units of the reporting currency, at the rate known when the period was over; `nil` where
  /// there was none.
  public let amount: Int64?
}

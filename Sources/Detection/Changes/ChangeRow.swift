public import Calendars

/// What one event of a deal, or one other cause, did to the forecast through one deal.
public struct ChangeRow: Equatable, Sendable {
  /// The deal's identifier.
  public let id: String
  /// The deal's position among the known deals.
  public let deal: Int
  /// The day of the event in the business time zone; of causes that are no events, the last one.
  public let day: Day
  /// What it was.
  public let cause: ChangeCause
  /// What it added, minor units.
  public let amount: Int64
  /// The node of the lowest level that it fell to.
  public let path: [String]
  /// The field before, as text; `nil` where blank or no field changed.
  public let before: String?
  /// The field after.
  public let after: String?

  /// A row as given.
  public init(
    id: String, deal: Int, day: Day, cause: ChangeCause, amount: Int64, path: [String],
    before: String? = nil, after: String? = nil
  ) {
    self.id = id
    self.deal = deal
    self.day = day
    self.cause = cause
    self.amount = amount
    self.path = path
    self.before = before
    self.after = after
  }
}

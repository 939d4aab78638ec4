/// One line of a node's forecast.
public struct NodeCause: Equatable, Sendable {
  /// What brings the money.
  public enum Kind: Hashable, Sendable {
    /// Won in the period so far.
    case booked
    /// Deals open in a stage, at their amounts as written; `nil` while the stage is unknown.
    case openStage(String?)
    /// Deals open with a close date in a stretch, at their amounts as written.
    case openCloseDate(CloseDateStretch)
    /// What amounts are expected to change by before the deals close.
    case amountDrift
    /// Deals yet to be created, by segment; "" stands for all others together.
    case newSegment(String)
    /// What people's calls with a weight change of the open and the new parts.
    case judgement
  }

  /// What it is.
  public let kind: Kind
  /// Deals won or open, wins expected of new ones; `nil` where there are none to count.
  public let count: Double?
  /// Minor units.
  public let amount: Int64

  /// A line.
  public init(kind: Kind, count: Double?, amount: Int64) {
    self.kind = kind
    self.count = count
    self.amount = amount
  }
}

/// Where the expected close date of an open deal lies, seen from the as-of day.
public enum CloseDateStretch: String, CaseIterable, Sendable {
  /// More than seven days ago.
  case overdue
  /// Within seven days of the as-of day, to either side.
  case now
  /// Later in the running period.
  case thisPeriod = "this_period"
  /// In the period after.
  case nextPeriod = "next_period"
  /// After that.
  case later
  /// Blank, or not known.
  case unknown

  init(_ bucket: CloseBucket) {
    self =
      switch bucket {
      case .unknown: .unknown
      case .overdue: .overdue
      case .now: .now
      case .thisPeriod: .thisPeriod
      case .nextPeriod: .nextPeriod
      case .later: .later
      }
  }
}

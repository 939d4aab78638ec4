public import Calendars
public import Forecasting

/// One line of a gap.
public struct CauseLine: Equatable, Sendable {
  /// What it stands for.
  public let cause: GapCause
  /// What it adds to the gap, minor units: positive where money is missing.
  public let amount: Int64
  /// The chance of a line of this size or a larger one in an ordinary period; `nil` for the plan,
  /// which is no chance, and where the factor cannot move yet.
  public let pValue: Double?

  /// A line.
  public init(cause: GapCause, amount: Int64, pValue: Double?) {
    self.cause = cause
    self.amount = amount
    self.pValue = pValue
  }
}

/// Why a gap is not split.
public enum CausesUndefined: Equatable, Sendable {
  /// Nothing can be said of the whole period.
  case period(FactorsUndefined)
  /// The node usually wins fewer than ``minimumWins`` deals a period: so many.
  case thin(wins: Double)

  /// Nodes that usually win fewer deals a period are not split.
  public static let minimumWins = 5.0
}

/// A gap split into its lines.
public struct CauseSplit: Equatable, Sendable {
  /// In the order of ``GapCause``; they sum to the gap.
  public let lines: [CauseLine]
  /// What the last periods lead to at the same day, minor units: the plan is measured against it.
  public let reference: Int64
  /// The day from which what happened is counted: the start of the running period.
  public let since: Day
  /// The causes of a shortfall that are no noise (Holm's p below 5 % among the lines of the node),
  /// the largest first.
  public let named: [GapCause]

  /// A split.
  public init(lines: [CauseLine], reference: Int64, since: Day, named: [GapCause]) {
    self.lines = lines
    self.reference = reference
    self.since = since
    self.named = named
  }

  /// The line of a cause.
  public func line(_ cause: GapCause) -> CauseLine? { lines.first { $0.cause == cause } }
}

/// What a gap is made of, or why that cannot be told.
public enum GapCauses: Equatable, Sendable {
  /// The lines.
  case split(CauseSplit)
  /// There are none.
  case undefined(CausesUndefined)

  /// The lines, where there are any.
  public var split: CauseSplit? {
    if case .split(let split) = self { split } else { nil }
  }
}

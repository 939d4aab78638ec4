public import Calendars
public import Currencies

/// How an owner's categories or close dates stand against the others'.
public struct OwnerRank: Equatable, Sendable {
  /// The owner.
  public let owner: String
  /// Robust z; below 0 the owner says less than the deals do (category) or moves dates less.
  public let score: Double
  /// The effect: mean steps of category above or below what is usual, or pushes over expected.
  public let effect: Double
  /// Deals behind it.
  public let deals: Int
  /// Two-sided (category) or one-sided (close dates).
  public let pValue: Double
  /// Adjusted for all owners.
  public let qValue: Double
}

/// A deal on which much of a quarter hangs. No anomaly: large deals are usual.
public struct ConcentratedDeal: Equatable, Sendable {
  /// The deal.
  public let id: String
  /// Its amount, minor units.
  public let amount: Int64
  /// The chance that it is won within the quarter.
  public let probability: Double
  /// Chance times amount over the bookings of a usual quarter.
  public let share: Double
}

/// What stands out in a CRM, as of a day.
public struct AnomalyReport: Equatable, Sendable {
  /// The last day whose facts were used.
  public let asOf: Day
  /// The reporting currency.
  public let currency: Currency
  /// The levels whose combinations are the cells.
  public let levels: [String]
  /// Those found, then those to be watched; each by money, the most first.
  public let anomalies: [Anomaly]
  /// Every family that was asked for.
  public let families: [FamilyOutcome]
  /// Owners by what their categories hide: those who say least first.
  public let categoryRanks: [OwnerRank]
  /// Owners by how much their close dates move: those whose dates move most first.
  public let closeDateRanks: [OwnerRank]
  /// The deals with the largest share of a usual quarter; empty where there is no usual quarter.
  public let concentration: [ConcentratedDeal]
  /// The number of equal deals that the expected bookings of the open ones are worth; `nil` where
  /// nothing is expected.
  public let effectiveDeals: Double?

  /// Money of the findings that are no mere watch list, each deal's money counted once a family.
  public var money: Int64 {
    anomalies.lazy.filter { !$0.isWatch }.reduce(0) { sum, anomaly in
      let (next, overflow) = sum.addingReportingOverflow(abs(anomaly.money ?? 0))
      return overflow ? sum : next
    }
  }
}

/// What a value of a metric is counted in.
public enum MetricUnit: String, Sendable, CaseIterable {
  /// A number of things.
  case count
  /// Minor units of the reporting currency.
  case money
  /// A part of a whole; some may exceed 1, and say so.
  case share
  /// A change relative to what it is compared with: 0.1 is 10 % more.
  case change
  /// A plain ratio of two numbers of one kind.
  case ratio
  /// Calendar days.
  case days
  /// Seconds.
  case seconds
  /// Minor units of the reporting currency per calendar day.
  case moneyPerDay
  /// A distance, a statistic, or another number without a unit.
  case number
}

/// The chapter of the catalogue that a metric stands in.
public enum MetricGroup: String, Sendable, CaseIterable {
  case performance, leads, targets, pipeline, activity, funnel, team, segment
}

/// What the time of a metric is.
public enum MetricBasis: String, Sendable, CaseIterable {
  /// Things that happened in the period.
  case event
  /// The state at the end of the period, or at the as-of day while it runs.
  case state
  /// What became, up to the as-of day, of things that began in the period.
  case cohort
  /// The four fiscal quarters before the end of the period, or before the as-of day.
  case trailing
}

/// What one metric has several values by, within one node and period.
public enum MetricKey: String, Sendable, CaseIterable {
  case stage, source, lossReason, month, cause
}

/// Which way is good.
public enum MetricDirection: String, Sendable, CaseIterable {
  case higher, lower, neither
}

/// A text in the languages of the answers.
public struct BilingualText: Sendable, Equatable {
  /// English.
  public let en: String
  /// Spanish.
  public let es: String

  /// A text as given.
  public init(en: String, es: String) {
    self.en = en
    self.es = es
  }
}

public import Calendars
public import Deals

/// What is asked: a period, as known at the cutoff of some deals, cut by levels.
public struct MetricFrame: Sendable {
  /// The deals as known at the as-of day.
  public let known: KnownDeals
  /// The period.
  public let period: MetricPeriod
  /// The levels of the nodes, top first; empty for the company alone.
  public let levels: [String]
  /// What of the settings bears on metrics.
  public let options: MetricOptions

  /// A question.
  ///
  /// - Parameter levels: each `owner` or one of ``DealSettings/attributeNames``.
  public init(
    _ known: KnownDeals, period: MetricPeriod, levels: [String] = [],
    options: MetricOptions = MetricOptions()
  ) {
    self.known = known
    self.period = period
    self.levels = levels
    self.options = options
  }

  /// The first moment of the period.
  public var start: Instant { known.zone.startOfDay(period.start) }
  /// The first moment after the period.
  public var end: Instant { known.zone.startOfDay(period.end) }
  /// The end of what has passed of the period: its end, or the cutoff while it runs.
  public var stateMoment: Instant { min(end, known.cutoff) }
  /// The deals as they were known at ``stateMoment``: for states at the end of the period.
  public var atEnd: KnownDeals { known.known(before: stateMoment) }
  /// Whether the period is not over at the cutoff.
  public var isRunning: Bool { known.cutoff < end }
  /// Whether the period begins after the cutoff: then nothing of it is known.
  public var isAhead: Bool { known.cutoff <= start }

  /// The start of the four fiscal quarters before ``stateMoment``: for trailing figures.
  public var trailingStart: Instant {
    let day = known.zone.day(of: Instant(seconds: stateMoment.seconds - 1)) + 1
    let calendar = known.calendar
    let quarter = calendar.quarter(containing: day - 1)
    let passed = day - quarter.start
    let before = calendar.period(quarter, offsetBy: -4)
    // Quarters of different lengths: a whole one answers to a whole one.
    if day == quarter.end { return known.zone.startOfDay(before.end) }
    return known.zone.startOfDay(min(before.start + passed, before.end))
  }

  /// Whether a moment, in seconds, lies in the period and before the cutoff.
  func contains(_ seconds: Int64) -> Bool {
    start.seconds <= seconds && seconds < stateMoment.seconds
  }

  /// Calendar days between two moments, with fractions.
  static func days(from: Int64, to: Int64) -> Double { Double(to - from) / 86_400 }
}

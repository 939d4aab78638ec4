internal import Calendars
internal import Deals

/// With what a value is compared.
public enum MetricReference: String, Sendable, CaseIterable {
  /// The period before it.
  case previous
  /// The same period of the year before.
  case lastYear
  /// The period before, as it stood after the same number of business days.
  case sameDaysPrevious
  /// The same period of the year before, as it stood after the same number of business days.
  case sameDaysLastYear

  var isYearAgo: Bool { self == .lastYear || self == .sameDaysLastYear }
  /// Whether it is cut at the same number of elapsed business days.
  public var isSameDays: Bool { self == .sameDaysPrevious || self == .sameDaysLastYear }
}

extension MetricFrame {
  /// The question that a reference answers; `nil` for a cut at the same days of a period that is over, which
  /// would be the whole period once more.
  public func reference(_ reference: MetricReference) -> MetricFrame? {
    let other =
      reference.isYearAgo ? period.lastYear(known.calendar) : period.previous(known.calendar)
    guard reference.isSameDays else {
      return MetricFrame(known, period: other, levels: levels, options: referenceOptions)
    }
    guard isRunning, !isAhead else { return nil }
    let passed = elapsedBusinessDays
    let calendar = known.businessDays
    let day =
      passed == 0 ? other.start - 1 : calendar.adding(businessDays: passed, to: other.start - 1)
    // A shorter period is over after as many days.
    let cut = min(day ?? other.end - 1, other.end - 1)
    return MetricFrame(
      known.known(before: known.zone.startOfDay(cut + 1)), period: other, levels: levels,
      options: referenceOptions)
  }

  /// The periods before this one, the oldest first, as known now.
  public func earlier(_ count: Int) -> [MetricFrame] {
    var frames: [MetricFrame] = []
    var period = period
    for _ in 0..<max(0, count) {
      period = period.previous(known.calendar)
      frames.append(MetricFrame(known, period: period, levels: levels, options: referenceOptions))
    }
    return frames.reversed()
  }

  /// Business days of the period that have passed at the cutoff.
  public var elapsedBusinessDays: Int {
    known.businessDays.count(
      from: period.start, to: min(max(known.asOf + 1, period.start), period.end))
  }

  /// Business days of the period.
  public var businessDayCount: Int {
    known.businessDays.count(from: period.start, to: period.end)
  }

  /// What models say is of this period, not of others.
  private var referenceOptions: MetricOptions {
    var options = options
    options.chances = [:]
    options.untidyDeals = nil
    return options
  }
}

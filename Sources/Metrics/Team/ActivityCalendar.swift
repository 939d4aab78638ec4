internal import Calendars
internal import Deals
internal import Statistics

/// Activities by week against the usual number: the node's own rate a business day, times how busy
/// everybody else was in that week (season).
struct ActivityCalendar: Sendable {
  /// The last week and the year before it.
  static let count = 53
  /// Fewer weeks with business days are no habit.
  static let minimumWeeks = 26

  /// Seconds of the starts of the weeks, the last one first, and the end of the last.
  let starts: [Int64]
  let end: Int64
  /// Business days of each.
  private let days: [Double]

  init(_ frame: MetricFrame) {
    let known = frame.known
    let today = known.zone.day(of: Instant(seconds: frame.stateMoment.seconds - 1)) + 1
    starts = (0..<ActivityCalendar.count).map {
      known.zone.startOfDay(today - 7 * ($0 + 1)).seconds
    }
    end = known.zone.startOfDay(today).seconds
    days = (0..<ActivityCalendar.count).map { week in
      Double(known.businessDays.count(from: today - 7 * (week + 1), to: today - 7 * week))
    }
  }

  /// The week of a moment that is not before the first and not after the last.
  func week(of seconds: Int64) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The last week's residual in robust deviations: those of the weeks before.
  ///
  /// - Parameter all: activities of everybody.
  func reading(_ own: [Double], all: [Double]) -> MetricReading {
    let season = season(zip(all, own).map { $0 - $1 })
    let capacity = zip(days, season).map { $0 * $1 }
    // Weeks before the first activity are no history.
    guard let oldest = own.lastIndex(where: { $0 > 0 }) else {
      return .undefined("no activities")
    }
    let weeks = (0...oldest).filter { capacity[$0] > 0 }
    guard weeks.first == 0 else { return .undefined("no business day in the last week") }
    guard weeks.count > ActivityCalendar.minimumWeeks,
      let rate = Descriptive.median(weeks.map { own[$0] / capacity[$0] }), rate > 0
    else { return .undefined("too few weeks with activities", count: weeks.count) }
    let residuals = weeks.map { week -> Double in
      let usual = rate * capacity[week]
      return (own[week] - usual) / max(1, usual).squareRoot()
    }
    let past = residuals.dropFirst().map(abs)
    guard let spread = Descriptive.median(Array(past)) else {
      return .undefined("too few weeks with activities", count: weeks.count)
    }
    let scale = spread > 0 ? spread / NormalDistribution.standard.quantile(0.75) : 1
    return MetricReading(value: residuals[0] / scale, count: weeks.count)
  }

  /// How busy a week was against the usual one, by the counts of the others; 1 where they tell
  /// nothing.
  private func season(_ others: [Double]) -> [Double] {
    let weeks = days.indices.filter { days[$0] > 0 }
    guard let usual = Descriptive.median(weeks.map { others[$0] / days[$0] }), usual > 0 else {
      return days.map { _ in 1 }
    }
    return zip(others, days).map { $1 > 0 && $0 > 0 ? $0 / $1 / usual : 1 }
  }
}

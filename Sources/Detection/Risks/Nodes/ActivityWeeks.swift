internal import Calendars
internal import Deals
internal import Statistics

/// Activities by week against the usual number: the node's own rate a business day, times how busy
/// everybody else was in that week (season).
struct ActivityWeeks {
  /// The last week and the year before it.
  static let count = 53
  /// Fewer weeks with business days are no habit.
  static let minimumWeeks = 26

  /// Starts of the weeks, the last one first, and the end of the last.
  let starts: [Instant]
  let end: Instant
  /// Business days of each.
  private let days: [Double]

  init(_ known: KnownDeals) {
    let today = known.asOf + 1
    starts = (0..<ActivityWeeks.count).map { known.zone.startOfDay(today - 7 * ($0 + 1)) }
    end = known.zone.startOfDay(today)
    days = (0..<ActivityWeeks.count).map { week in
      Double(
        known.businessDays.count(from: today - 7 * (week + 1), to: today - 7 * week))
    }
  }

  /// The week of a moment; `nil` before the first.
  func week(of moment: Instant) -> Int? {
    guard moment < end else { return nil }
    return starts.firstIndex { $0 <= moment }
  }

  /// The last week's residual in robust deviations, flagged where it is larger than those of all 52
  /// weeks before: where nothing changes that comes once in 53 weeks.
  ///
  /// - Parameter all: activities of everybody.
  func reading(_ own: [Double], all: [Double]) -> NodeReading {
    let season = season(zip(all, own).map { $0 - $1 })
    let capacity = zip(days, season).map { $0 * $1 }
    // Weeks before the first activity are no history.
    guard let oldest = own.lastIndex(where: { $0 > 0 }) else {
      return .undefined(.activity, .noActivities)
    }
    let weeks = (0...oldest).filter { capacity[$0] > 0 }
    guard weeks.first == 0, weeks.count > ActivityWeeks.minimumWeeks,
      let rate = Descriptive.median(weeks.map { own[$0] / capacity[$0] }), rate > 0
    else { return .undefined(.activity, .noActivities) }
    let residuals = weeks.map { week -> Double in
      let usual = rate * capacity[week]
      return (own[week] - usual) / max(1, usual).squareRoot()
    }
    let past = residuals.dropFirst().map(abs)
    guard let spread = Descriptive.median(Array(past)), let most = past.max() else {
      return .undefined(.activity, .noActivities)
    }
    let scale = spread > 0 ? spread / NormalDistribution.standard.quantile(0.75) : 1
    return NodeReading(
      .activity, residuals[0] / scale, threshold: most / scale,
      isFlagged: abs(residuals[0]) > most,
      figures: [NodeFigure("activities", own[0]), NodeFigure("usual", rate * capacity[0])])
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

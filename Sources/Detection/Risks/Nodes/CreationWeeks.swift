internal import Calendars
internal import Deals
internal import Statistics

/// The last four weeks, and the same ones of the four quarters before.
struct CreationWeeks {
  static let days = 28
  static let quarters = 4
  static let ratio = 0.8
  static let level = 0.05

  /// The last four weeks first; those before the history begins are left out.
  let windows: [(start: Instant, end: Instant)]

  init(_ known: KnownDeals) {
    let today = known.asOf + 1
    let running = known.calendar.quarter(containing: known.asOf)
    let first = known.firstDay ?? today
    windows = (0...CreationWeeks.quarters).compactMap { age in
      let past = known.calendar.period(running, offsetBy: -age)
      let end = min(past.start + (today - running.start), past.end)
      guard age == 0 || first <= end - CreationWeeks.days else { return nil }
      return (known.zone.startOfDay(end - CreationWeeks.days), known.zone.startOfDay(end))
    }
  }

  /// The ratio to the usual number, flagged below ``ratio`` where such a drop would come by chance
  /// less often than ``level`` (exact test of two Poisson counts).
  func reading(_ counts: [Int]) -> NodeReading {
    let reference = windows.count - 1
    guard reference > 0 else { return .undefined(.creationRate, .fewPeriods) }
    let before = counts[1...reference].reduce(0, +)
    guard before > 0,
      let chance = try? BinomialDistribution(
        trials: counts[0] + before, probability: 1 / Double(1 + reference))
    else { return .undefined(.creationRate, .nothingCreated) }
    let usual = Double(before) / Double(reference)
    let value = Double(counts[0]) / usual
    let pValue = chance.cdf(counts[0])
    return NodeReading(
      .creationRate, value, threshold: CreationWeeks.ratio,
      isFlagged: value < CreationWeeks.ratio && pValue < CreationWeeks.level,
      figures: [
        NodeFigure("created", Double(counts[0])), NodeFigure("usual", usual),
        NodeFigure("pValue", pValue),
      ])
  }
}

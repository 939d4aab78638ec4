internal import Calendars
internal import Deals

/// What the metrics of the pipeline read of a node.
extension NodeScope {
  /// Deals open at the end of the period, those omitted too.
  var open: ArraySlice<OpenDeal> { facts.pipeline.open.of(node) }
  /// Deals open at the end of the period that the forecast does not leave out.
  var openCounted: [OpenDeal] { open.filter { !$0.isOmitted } }
  /// Those of them that are due in the period.
  var openDue: [OpenDeal] {
    openCounted.filter { $0.day.map(frame.period.contains) ?? false }
  }
  /// Those of them without a close date.
  var openUndated: [OpenDeal] { openCounted.filter { $0.day == nil } }
  /// Deals that are open and left out of the forecast.
  var openOmitted: [OpenDeal] { open.filter(\.isOmitted) }

  /// The last day of the period that has passed.
  var lastDay: Day {
    frame.known.zone.day(of: Instant(seconds: frame.stateMoment.seconds - 1))
  }

  /// A reading of what is due, which can be known of a period ahead, but not where close dates are unknown.
  func due(_ reading: () -> MetricReading) -> MetricReading {
    if !facts.pipeline.hasCloseDays, !open.isEmpty {
      return .undefined("close dates are not known at that day")
    }
    return reading()
  }
}

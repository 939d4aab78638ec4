internal import Calendars
internal import Deals

/// What stage-weighted pipeline was worth in the end: bookings of the rest of past periods over
/// the weighted amount due in them, as seen at the same day of those periods (science.md 2, a+).
///
/// Deals created later are in the bookings, so that the ratio stands for them too. Segments seen
/// with due pipeline in fewer than ``minimumPeriods`` share the ratio of the company.
struct PipelineYield: Sendable {
  /// Past periods that are used, the last ones.
  static let maximumPeriods = 8
  static let minimumPeriods = 3

  /// By segment code, that of -1 first; `nil` where the segment's own history is too thin.
  private let ofSegment: [Double?]
  /// `nil` without past periods, and where nothing was ever due in them.
  private let ofAll: Double?

  /// A past day like today, and the stretch of bookings that was asked for.
  private struct Moment {
    let at: Instant
    let start: Day
    let end: Day
  }

  /// - Parameter rate: the customary probability of an open deal in a stage, -1 for none.
  init(log: DealLog, target: ForecastTarget, rate: (Int16) -> Double) {
    let moments = PipelineYield.moments(log, target: target)
    let segments = log.segmentCount + 1
    var due = [[Double]](repeating: Array(repeating: 0, count: segments), count: moments.count)
    var came = [Double](repeating: 0, count: segments)
    if let first = moments.first {
      let hasCloseDays = log.known.recorded.contains(.closeDay)
      for entry in log.entries where first.at < entry.closed {
        var timeline = log.known.timeline(Int(entry.deal))
        for (index, moment) in moments.enumerated() where entry.created < moment.at {
          guard moment.at <= entry.closed else { break }
          timeline.advance(to: moment.at)
          guard timeline.status == .open else { continue }
          let isDue =
            timeline.closeDay.map { moment.start <= $0 && $0 < moment.end } ?? !hasCloseDays
          guard isDue, let amount = timeline.amount else { continue }
          due[index][Int(entry.segment) + 1] +=
            rate(Int16(timeline.openStage ?? -1)) * Double(amount)
        }
      }
    }
    for moment in moments {
      let from = max(moment.at, log.known.zone.startOfDay(moment.start))
      let to = log.known.zone.startOfDay(moment.end)
      for position in log.closings(from: from, to: to) {
        let entry = log.entries[Int(position)]
        if entry.isWon { came[Int(entry.segment) + 1] += Double(entry.amount ?? 0) }
      }
    }
    let sums = (0..<segments).map { segment in due.reduce(0) { $0 + $1[segment] } }
    ofSegment = (0..<segments).map { segment in
      let periods = due.count { $0[segment] > 0 }
      return periods >= PipelineYield.minimumPeriods ? came[segment] / sums[segment] : nil
    }
    let all = sums.reduce(0, +)
    ofAll = all > 0 ? came.reduce(0, +) / all : nil
  }

  /// Bookings for each unit of stage-weighted pipeline of a segment; `nil` where nothing tells.
  func uplift(ofSegment segment: Int32) -> Double? { ofSegment[Int(segment) + 1] ?? ofAll }

  /// Whether there is a ratio at all.
  var isDefined: Bool { ofAll != nil }

  /// The same day in past periods like a running or coming one whose bookings are all known, in ascending order.
  private static func moments(_ log: DealLog, target: ForecastTarget) -> [Moment] {
    let known = log.known
    let today = known.asOf + 1
    var moments: [Moment] = []
    // Nothing is due any more in a period that is over.
    guard today < target.end else { return [] }
    for age in 1...24 where moments.count < maximumPeriods {
      let day: Day
      let bounds = Baselines.bounds(known, target: target, age: age)
      if let kind = target.kind {
        let running = known.calendar.period(kind, containing: today)
        let past = known.calendar.period(running, offsetBy: -age)
        day = min(past.start + (today - running.start), past.end - 1)
      } else {
        day = bounds.start
      }
      let at = known.zone.startOfDay(day)
      guard known.zone.startOfDay(bounds.end) <= known.cutoff else { continue }
      guard log.firstClose <= at else { break }
      moments.append(Moment(at: at, start: bounds.start, end: bounds.end))
    }
    return moments.reversed()
  }
}

internal import Calendars
internal import Deals
internal import Statistics

/// What each rule would have been worth on this company's own past: win rates of flagged and other
/// deals that were open at earlier quarter days, compared within stages.
struct SignalLifts: Sendable {
  private var counts: [RiskSignal: [Int: Tally]] = [:]

  private struct Tally {
    var flagged = 0.0
    var flaggedWon = 0.0
    var others = 0.0
    var othersWon = 0.0
  }

  static let periods = 8
  static let level = 0.95

  /// - Parameter known: as of now; moments of the past are read through it.
  init(known: KnownDeals, deals: [Int], signals: DealSignals) {
    let moments = SignalLifts.moments(known)
    guard !moments.isEmpty else { return }
    for deal in deals {
      let latest = known.latest(deal)
      var timeline = known.timeline(deal)
      for moment in moments {
        timeline.advance(to: moment.at)
        guard timeline.status == .open else { continue }
        let isWon =
          latest.status == .won && (latest.closed.map { $0 < moment.end } ?? false)
        record(
          timeline, at: moment.at, isWon: isWon, signals: signals,
          hasCloseDays: known.recorded.contains(.closeDay))
      }
    }
  }

  /// The same day in earlier quarters, oldest first, with the end of the quarter after.
  private static func moments(_ known: KnownDeals) -> [(at: Instant, end: Instant)] {
    let today = known.asOf + 1
    let running = known.calendar.quarter(containing: today)
    return (2...(periods + 1)).reversed().compactMap { age in
      let period = known.calendar.period(running, offsetBy: -age)
      let day = min(period.end - 1, period.start + (today - running.start))
      let next = known.calendar.period(period, offsetBy: 1)
      return (known.zone.startOfDay(day), known.zone.startOfDay(next.end))
    }
  }

  private mutating func record(
    _ timeline: DealTimeline, at moment: Instant, isWon: Bool, signals: DealSignals,
    hasCloseDays: Bool
  ) {
    let fired = Set(
      signals.hits(timeline, at: moment, closeDay: timeline.closeDay).map(\.signal))
    let stage = timeline.stage ?? -1
    for signal in RiskSignal.allCases where signal != .unlikelyInTime {
      var tally = counts[signal, default: [:]][stage] ?? Tally()
      if fired.contains(signal) {
        tally.flagged += 1
        tally.flaggedWon += isWon ? 1 : 0
      } else {
        tally.others += 1
        tally.othersWon += isWon ? 1 : 0
      }
      counts[signal, default: [:]][stage] = tally
    }
  }

  /// The lift of a rule; `nil` where it never fired, or always.
  func lift(_ signal: RiskSignal) -> SignalLift? {
    guard let stages = counts[signal] else { return nil }
    var flagged = 0.0
    var won = 0.0
    var expected = 0.0
    var compared = 0.0
    for tally in stages.sorted(by: { $0.key < $1.key }).map(\.value) {
      flagged += tally.flagged
      won += tally.flaggedWon
      guard tally.others > 0 else { continue }
      expected += tally.flagged * tally.othersWon / tally.others
      compared += tally.flagged
    }
    guard flagged > 0, compared > 0,
      let interval = try? WilsonInterval(
        successes: Int(won), trials: Int(flagged), level: SignalLifts.level)
    else { return nil }
    return SignalLift(
      winRateFlagged: won / flagged, winRateOther: expected / compared, count: Int(flagged),
      lower: interval.lower, upper: interval.upper)
  }
}

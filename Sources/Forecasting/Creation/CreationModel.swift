internal import Calendars
internal import Deals
internal import Foundation

/// Deals not yet created, by segment: how many come, and what they win inside a period.
struct CreationModel: Codable, Equatable, Sendable {
  /// One segment, or several small ones together.
  struct Group: Codable, Equatable, Sendable {
    /// Labels of the first segment attribute; "" stands for all others.
    let labels: [String]
    let intensity: WeeklyIntensity
    let curve: WinCurve
  }

  /// What new deals are expected to win in a stretch.
  struct Expectation: Equatable, Sendable {
    /// Expected number of wins.
    var wins: Double
    /// Expected won amount, minor units.
    var value: Double
  }

  let groups: [Group]
  /// Wins by week of the quarter against their mean.
  let phase: [Double]

  static let phaseWeeks = 104

  /// - Parameter moment: only what happened before it counts; not after the history's cutoff.
  init(_ history: CreationHistory, before moment: Instant) throws(ForecastError) {
    let known = history.log.known
    let origin = known.zone.day(of: moment)
    var groups: [Group] = []
    for group in history.groups {
      let counts = CreationModel.weeklyCounts(
        group.entries, origin: moment, firstCreated: history.log.firstCreated)
      groups.append(
        Group(
          labels: group.labels,
          intensity: try WeeklyIntensity(
            counts: counts, origin: origin, calendar: known.calendar),
          curve: WinCurve(group, origin: moment, firstClose: history.log.firstClose)))
    }
    self.groups = groups
    phase = CreationModel.phases(history.log, before: moment)
  }

  /// The group of a segment label.
  func group(of label: String?) -> Int {
    groups.firstIndex { label.map($0.labels.contains) ?? false }
      ?? groups.firstIndex { $0.labels == [""] } ?? 0
  }

  /// What deals created from `today` on win in `[start, end)`.
  ///
  /// New_h = sum over creation days u and closing days x >= u of mu(u) v(x - u) c(x); days instead
  /// of weeks so that a broken first week needs no special case.
  func expectation(
    of group: Int, from today: Day, start: Day, end: Day, calendar: FiscalCalendar
  ) -> Expectation {
    let first = max(start, today)
    guard first < end else { return Expectation(wins: 0, value: 0) }
    let group = groups[group]
    let phases = (0..<(end - first)).map {
      phase[weekOfQuarter(first + $0, calendar: calendar)]
    }
    var total = Expectation(wins: 0, value: 0)
    for created in 0..<(end - today) {
      let day = today + created
      let count = group.intensity.perDay(day, calendar: calendar)
      let share = yield(of: group.curve, created: day, first: first, phases: phases)
      total.wins += count * share.wins
      total.value += count * share.value
    }
    return total
  }

  /// What one deal created on a day wins on the days from `first` on.
  private func yield(
    of curve: WinCurve, created: Day, first: Day, phases: [Double]
  ) -> Expectation {
    var sum = Expectation(wins: 0, value: 0)
    for (offset, phase) in phases.enumerated() {
      let delay = (first + offset) - created
      guard delay >= 0 else { continue }
      let week = delay / 7
      guard week < curve.wins.count else { break }
      // On the day of creation half a day is left on average.
      let day = (delay == 0 ? 0.5 : 1.0) * phase / 7
      sum.wins += day * curve.wins[week]
      sum.value += day * curve.value[week]
    }
    return sum
  }

  /// What one unit of a deal created on `day` yields by `end`: wins and won amount per deal.
  func yield(of group: Int, created day: Day, end: Day, calendar: FiscalCalendar) -> Expectation {
    guard day < end else { return Expectation(wins: 0, value: 0) }
    let phases = (0..<(end - day)).map { phase[weekOfQuarter(day + $0, calendar: calendar)] }
    return yield(of: groups[group].curve, created: day, first: day, phases: phases)
  }

  private static func weeklyCounts(
    _ entries: [DealLog.Entry], origin: Instant, firstCreated: Instant
  ) -> [Int] {
    let week = Int64(7 * 86_400)
    let weeks = Int((origin.seconds - firstCreated.seconds) / week)
    guard weeks > 0 else { return [] }
    var counts = [Int](repeating: 0, count: weeks)
    for entry in entries where entry.created < origin {
      let index = Int((origin.seconds - 1 - entry.created.seconds) / week)
      if index < weeks { counts[index] += 1 }
    }
    return counts
  }

  /// (wins in week k + 5) / (mean + 5) over the last 104 weeks.
  private static func phases(_ log: DealLog, before moment: Instant) -> [Double] {
    let from = Instant(seconds: moment.seconds - Int64(phaseWeeks) * 7 * 86_400)
    guard log.firstClose.seconds < moment.seconds - 182 * 86_400 else {
      return Array(repeating: 1, count: 13)
    }
    var wins = [Double](repeating: 0, count: 13)
    for position in log.closings.reversed() {
      let entry = log.entries[Int(position)]
      guard from <= entry.closed else { break }
      guard entry.isWon, entry.closed < moment else { continue }
      wins[weekOfQuarter(log.known.zone.day(of: entry.closed), calendar: log.known.calendar)] += 1
    }
    let mean = wins.reduce(0, +) / 13
    return wins.map { ($0 + 5) / (mean + 5) }
  }
}

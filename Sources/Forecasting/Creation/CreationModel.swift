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

    /// The same times a factor.
    func scaled(by factor: Double) -> Expectation {
      Expectation(wins: wins * factor, value: value * factor)
    }
  }

  let groups: [Group]
  /// Wins by week of the quarter against their mean.
  let phase: [Double]

  static let phaseWeeks = 104

  /// - Parameter origin: only what happened before this day counts; not after the history's cutoff.
  init(_ history: CreationHistory, before origin: Day) throws(ForecastError) {
    let calendar = history.log.known.calendar
    var groups: [Group] = []
    for group in history.groups {
      groups.append(
        Group(
          labels: group.labels,
          intensity: try WeeklyIntensity(
            counts: CreationModel.weeklyCounts(group, of: history, origin: origin),
            origin: origin, calendar: calendar),
          curve: WinCurve(group, of: history, origin: origin)))
    }
    self.groups = groups
    phase = CreationModel.phases(history, origin: origin)
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

  /// Deals created per week, the last complete one before `origin` first.
  private static func weeklyCounts(
    _ group: CreationHistory.Group, of history: CreationHistory, origin: Day
  ) -> [Int] {
    let weeks = max(0, (origin - history.firstDay) / 7)
    return (0..<weeks).map { week in
      let end = origin - 7 * week - history.firstDay
      return group.createdPerDay[max(0, end - 7)..<min(end, group.createdPerDay.count)]
        .reduce(0) { $0 + Int($1) }
    }
  }

  /// (wins in week k + 5) / (mean + 5) over the last 104 weeks.
  private static func phases(_ history: CreationHistory, origin: Day) -> [Double] {
    let log = history.log
    guard log.known.zone.day(of: log.firstClose) < origin - 182 else {
      return Array(repeating: 1, count: 13)
    }
    let from = origin - 7 * phaseWeeks
    var winsOfDay = [Double](repeating: 0, count: 7 * phaseWeeks)
    for group in history.groups {
      for win in group.wins where from.number <= win.closedDay && win.closedDay < origin.number {
        winsOfDay[Int(win.closedDay - from.number)] += 1
      }
    }
    var wins = [Double](repeating: 0, count: 13)
    for (offset, count) in winsOfDay.enumerated() where count > 0 {
      wins[weekOfQuarter(from + offset, calendar: log.known.calendar)] += count
    }
    let mean = wins.reduce(0, +) / 13
    return wins.map { ($0 + 5) / (mean + 5) }
  }
}

internal import Calendars
internal import Deals
internal import Foundation
internal import TimeSeries

/// What is still to come of a period if bookings go on as they did, whatever the pipeline holds
/// (science-intervals-gap.md 2).
struct RunRate: Sendable {
  /// What is still to be booked in the period, minor units, by group.
  let remaining: [Double]
  /// Standard deviation of the log error of the whole company's remaining bookings.
  let totalDeviation: Double
  /// The same for a single group.
  let groupDeviation: Double

  static let priorWeight = 4.0
  static let totalPrior = 0.22
  static let groupPrior = 0.32
  static let testedPeriods = 8

  /// - Parameter groupOf: the group of each segment code, that of -1 first.
  init(_ log: DealLog, target: ForecastTarget, groupOf: [Int], groupCount: Int) {
    let known = log.known
    let ladder = PeriodLadder(target, known: known)
    var wins = [[(day: Int32, amount: Double)]](repeating: [], count: groupCount)
    for position in log.closings {
      let entry = log.entries[Int(position)]
      guard entry.isWon else { continue }
      wins[groupOf[Int(entry.segment) + 1]].append(
        (entry.closedDay, Double(max(0, entry.amount ?? 0))))
    }
    let first = known.zone.day(of: log.firstClose)
    let groups = wins.map { BookingsPath($0, first: log.closings.isEmpty ? nil : first) }
    let today = known.asOf + 1
    remaining = groups.map { $0.remaining(as: today, ladder, offset: 0) ?? 0 }
    let whole = BookingsPath(wins.flatMap { $0 }, first: log.closings.isEmpty ? nil : first)
    totalDeviation = RunRate.deviation([whole], today, ladder, prior: RunRate.totalPrior)
    groupDeviation = RunRate.deviation(groups, today, ladder, prior: RunRate.groupPrior)
  }

  /// s^2 = (J mean e^2 + 4 s0^2) / (J + 4) over past forecasts made at the same day.
  private static func deviation(
    _ paths: [BookingsPath], _ today: Day, _ ladder: PeriodLadder, prior: Double
  ) -> Double {
    var squares = 0.0
    var count = 0.0
    for age in 1...testedPeriods {
      guard let day = ladder.sameDay(today, offset: -age) else { continue }
      let target = ladder.target(offset: -age)
      guard target.end <= today else { continue }
      for path in paths {
        guard let forecast = path.remaining(as: day, ladder, offset: -age), forecast > 0
        else { continue }
        let actual = path.amount(from: max(day, target.start), to: target.end)
        guard actual > 0 else { continue }
        let error = log(actual / forecast)
        squares += error * error
        count += 1
      }
    }
    // Groups of one period tell together what one forecast tells.
    let periods = count / Double(max(1, paths.count))
    let mean = count > 0 ? squares / count : 0
    return ((periods * mean + priorWeight * prior * prior) / (periods + priorWeight)).squareRoot()
  }
}

/// The periods like a target, counted from it.
struct PeriodLadder: Sendable {
  private let start: Day
  private let length: Int
  private let kind: FiscalPeriod.Kind?
  private let calendar: FiscalCalendar
  private let running: FiscalPeriod?
  /// How many periods the target lies ahead.
  let ahead: Int

  init(_ target: ForecastTarget, known: KnownDeals) {
    start = target.start
    length = target.end - target.start
    kind = target.kind
    calendar = known.calendar
    ahead = max(0, target.periodsAhead(of: known))
    running = target.kind.map { known.calendar.period($0, containing: known.asOf + 1) }
  }

  /// The target's counterpart some periods on.
  func target(offset: Int) -> (start: Day, end: Day) { period(offset: offset + ahead) }

  /// The running period's counterpart some periods on.
  func period(offset: Int) -> (start: Day, end: Day) {
    guard let running else { return (start + length * offset, start + length * (offset + 1)) }
    let period = calendar.period(running, offsetBy: offset)
    return (period.start, period.end)
  }

  /// The day of another period that lies as far from its start; `nil` when that one is shorter.
  func sameDay(_ today: Day, offset: Int) -> Day? {
    let here = period(offset: 0)
    let there = period(offset: offset)
    let day = there.start + (today - here.start)
    return day < there.end ? day : nil
  }

  /// Periods in a year.
  var seasonLength: Int { max(1, Int((365.25 / Double(max(1, length))).rounded())) }
}

/// Bookings by day, to be asked for any stretch.
struct BookingsPath: Sendable {
  private let days: [Int32]
  private let cumulative: [Double]
  private let first: Day?

  static let maximumPeriods = 20
  private static let halfLifePeriods = 4.0

  /// Of all won deals.
  init(_ log: DealLog) {
    let wins = log.closings.lazy.map { log.entries[Int($0)] }.filter(\.isWon).map {
      (day: $0.closedDay, amount: Double(max(0, $0.amount ?? 0)))
    }
    self.init(
      Array(wins), first: log.closings.isEmpty ? nil : log.known.zone.day(of: log.firstClose))
  }

  /// - Parameter first: the day from which closes were kept; `nil` for none.
  init(_ wins: [(day: Int32, amount: Double)], first: Day?) {
    let sorted = wins.sorted { $0.day < $1.day }
    days = sorted.map(\.day)
    var sum = 0.0
    cumulative =
      [0]
      + sorted.map {
        sum += $0.amount
        return sum
      }
    self.first = first
  }

  /// Won on the days of `[start, end)`.
  func amount(from start: Day, to end: Day) -> Double {
    end <= start ? 0 : cumulative[place(end)] - cumulative[place(start)]
  }

  private func place(_ day: Day) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day.number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What is still to come of a period as of a day; `nil` without any past.
  ///
  /// - Parameter offset: 0 for the target, negative for its past counterparts.
  func remaining(as today: Day, _ ladder: PeriodLadder, offset: Int) -> Double? {
    guard let level = level(as: today, ladder, offset: offset) else { return nil }
    guard ladder.ahead == 0 else { return level }
    return level * max(0, 1 - share(as: today, ladder, offset: offset))
  }

  /// Bookings of the whole periods before, the last one first, as far as closes were kept.
  private func past(as today: Day, _ ladder: PeriodLadder, offset: Int) -> [Double] {
    guard let first else { return [] }
    var totals: [Double] = []
    for age in 1...BookingsPath.maximumPeriods {
      let period = ladder.period(offset: offset - age)
      guard period.end <= today else { continue }
      guard first <= period.start + 31 else { break }
      totals.append(amount(from: period.start, to: period.end))
    }
    return totals
  }

  /// The usual bookings of a period: geometric mean of the trailing stretch of its length, the mean of
  /// the last four periods, and the forecast of their series.
  private func level(as today: Day, _ ladder: PeriodLadder, offset: Int) -> Double? {
    guard let first else { return nil }
    let period = ladder.period(offset: offset)
    let length = period.end - period.start
    var levels: [Double] = []
    if first <= today - length { levels.append(amount(from: today - length, to: today)) }
    let past = past(as: today, ladder, offset: offset)
    let recent = past.prefix(4)
    if !recent.isEmpty {
      let mean = recent.reduce(0, +) / Double(recent.count)
      levels.append(mean)
      if mean > 0, let series = BookingsPath.seriesForecast(past, ladder) {
        levels.append(min(2.5 * mean, max(0.4 * mean, series)))
      }
    }
    let positive = levels.filter { $0 > 0 }
    guard !levels.isEmpty else { return nil }
    guard !positive.isEmpty else { return 0 }
    return exp(positive.reduce(0) { $0 + log($1) } / Double(positive.count))
  }

  /// What the series of past periods leads to; `nil` below four of them.
  private static func seriesForecast(_ past: [Double], _ ladder: PeriodLadder) -> Double? {
    guard past.count >= 4 else { return nil }
    return UnivariateEnsemble(seasonLength: ladder.seasonLength)
      .forecast(past.reversed(), horizon: ladder.ahead + 1)?.mean.last
  }

  /// The target's bookings as the series of past periods leads to them, whatever is booked.
  func topDown(as today: Day, _ ladder: PeriodLadder) -> Double? {
    BookingsPath.seriesForecast(past(as: today, ladder, offset: 0), ladder)
  }

  /// The share of a period that is booked by this day: of past periods, their weights halving every
  /// four, and as much of the time that has passed.
  private func share(as today: Day, _ ladder: PeriodLadder, offset: Int) -> Double {
    let period = ladder.period(offset: offset)
    let elapsed = max(0, today - period.start)
    guard elapsed > 0, let first else { return 0 }
    var shares: [(age: Int, booked: Double, total: Double)] = []
    for age in 1...BookingsPath.maximumPeriods {
      let past = ladder.period(offset: offset - age)
      guard past.end <= today else { continue }
      guard first <= past.start + 31 else { break }
      shares.append(
        (
          age, amount(from: past.start, to: min(past.end, past.start + elapsed)),
          amount(from: past.start, to: past.end)
        ))
    }
    return BookingsPath.share(
      shares, elapsed: Double(elapsed) / Double(period.end - period.start))
  }

  /// The share booked in past periods, weights halving every four, and one period's weight for the
  /// share of the time.
  static func share(
    _ past: [(age: Int, booked: Double, total: Double)], elapsed: Double
  ) -> Double {
    var numerator = elapsed
    var denominator = 1.0
    for period in past where period.total > 0 {
      let weight = pow(0.5, Double(period.age) / halfLifePeriods)
      numerator += weight * period.booked / period.total
      denominator += weight
    }
    return numerator / denominator
  }
}

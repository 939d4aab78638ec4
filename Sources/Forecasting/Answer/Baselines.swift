internal import Calendars
internal import Deals
internal import Foundation

/// What people forecast by without a model: the measure of every claim (science.md 2, a and e).
struct Baselines: Sendable {
  private let rates: StageRates
  /// Share won among closed deals that were ever in the stage; `nil` where none was.
  var winRateOfStage: [Double?] { rates.ofStage }
  /// Share won among all closed deals.
  var winRate: Double { rates.winRate }
  /// Share of a period's bookings that is booked by this day, from past periods; `nil` at its start
  /// or without past periods.
  let bookedShare: Double?
  /// Mean bookings of the last periods, minor units, for periods that have not begun.
  let usualBookings: Double?
  /// What the series of past periods leads to, minor units; `nil` where it is too short.
  let seriesBookings: Double?
  /// What stage-weighted pipeline yields.
  let yield: PipelineYield
  /// The same period a year before; `nil` where the history does not reach back to it.
  let lastYear: (start: Day, end: Day)?

  static let maximumPeriods = 12
  static let meanPeriods = 4

  init(log: DealLog, target: ForecastTarget) {
    let stages = log.known.settings.stages
    let rates = StageRates(
      winRate: log.winRate, ofStage: Baselines.rates(log),
      declared: stages.stages.prefix(stages.openCount).map(\.probability))
    self.rates = rates
    yield = PipelineYield(log: log, target: target, rate: rates.of)
    lastYear = Baselines.lastYear(log, target: target)
    let past = Baselines.pastPeriods(log, target: target)
    let known = log.known
    let today = known.asOf + 1
    let elapsed = Double(max(0, today - target.start)) / Double(target.end - target.start)
    if target.start < today, !past.isEmpty {
      bookedShare = BookingsPath.share(
        past.enumerated().map {
          (age: $0.offset + 1, booked: $0.element.booked, total: $0.element.total)
        },
        elapsed: elapsed)
    } else {
      bookedShare = nil
    }
    let recent = past.prefix(Baselines.meanPeriods).map(\.total)
    // A period that is over has no ladder from the running one.
    seriesBookings =
      target.end <= today
      ? nil : BookingsPath(log).topDown(as: today, PeriodLadder(target, known: known))
    usualBookings = recent.isEmpty ? nil : recent.reduce(0, +) / Double(recent.count)
  }

  /// The customary probability of an open deal: that of its stage in the past, else the one that
  /// the settings declare for it, else that of all deals.
  func winRate(ofStage stage: Int16) -> Double { rates.of(stage) }

  /// Booked over its usual share; before the period the usual bookings.
  func pace(booked: Int64, share nodeShare: Double) -> Int64? {
    if let bookedShare, bookedShare > 0 { return Int64((Double(booked) / bookedShare).rounded()) }
    return usualBookings.map { Int64(($0 * nodeShare).rounded()) }
  }

  /// What the series of past bookings alone leads to; the node gets its share of the last year.
  func topDown(share nodeShare: Double) -> Int64? {
    seriesBookings.map { Int64(($0 * nodeShare).rounded()) }
  }

  private static func rates(_ log: DealLog) -> [Double?] {
    let known = log.known
    let count = known.settings.stages.openCount
    var won = [Double](repeating: 0, count: count)
    var closed = won
    guard known.recorded.contains(.stage) else { return Array(repeating: nil, count: count) }
    // The last deal that was seen in a stage, so that it counts once.
    var lastDeal = [Int32](repeating: -1, count: count)
    for position in log.closings {
      let entry = log.entries[Int(position)]
      var timeline = known.timeline(Int(entry.deal))
      while let change = timeline.nextChange {
        timeline.advance(to: Instant(seconds: change.seconds + 1))
        guard let stage = timeline.openStage, lastDeal[stage] != entry.deal else { continue }
        lastDeal[stage] = entry.deal
        closed[stage] += 1
        if entry.isWon { won[stage] += 1 }
      }
    }
    return zip(won, closed).map { $1 > 0 ? $0 / $1 : nil }
  }

  /// Bookings of past periods, the last one first: in all, and by the same day.
  private static func pastPeriods(
    _ log: DealLog, target: ForecastTarget
  ) -> [(booked: Double, total: Double)] {
    let known = log.known
    let today = known.asOf + 1
    let done = max(0, today - target.start)
    var result: [(booked: Double, total: Double)] = []
    for age in 1...maximumPeriods {
      let bounds = bounds(known, target: target, age: age)
      guard known.zone.startOfDay(bounds.end) <= known.cutoff else { continue }
      guard log.firstClose <= known.zone.startOfDay(bounds.start + 31) else { break }
      let from = known.zone.startOfDay(bounds.start)
      let middle = known.zone.startOfDay(min(bounds.end, bounds.start + done))
      let to = known.zone.startOfDay(bounds.end)
      var period = (booked: 0.0, total: 0.0)
      for position in log.closings(from: from, to: to) {
        let entry = log.entries[Int(position)]
        guard entry.isWon else { continue }
        period.total += Double(entry.amount ?? 0)
        if entry.closed < middle { period.booked += Double(entry.amount ?? 0) }
      }
      result.append(period)
    }
    return result
  }

  /// The period of the same length `age` periods before.
  static func bounds(
    _ known: KnownDeals, target: ForecastTarget, age: Int
  ) -> (start: Day, end: Day) {
    guard let kind = target.kind else {
      let length = target.end - target.start
      return (target.start - length * age, target.end - length * age)
    }
    let period = known.calendar.period(kind, containing: target.start)
    let past = known.calendar.period(period, offsetBy: -age)
    return (past.start, past.end)
  }

  /// The same place of the year before; 52 weeks before for a window of days.
  private static func lastYear(
    _ log: DealLog, target: ForecastTarget
  ) -> (start: Day, end: Day)? {
    let periods: Int? =
      switch target.kind {
      case .week: 52
      case .month: 12
      case .quarter: 4
      case .year: 1
      case nil: nil
      }
    let bounds: (start: Day, end: Day) =
      periods.map { Baselines.bounds(log.known, target: target, age: $0) }
      ?? (target.start - 364, target.end - 364)
    let isKnown =
      log.firstClose <= log.known.zone.startOfDay(bounds.start + 31)
      && log.known.zone.startOfDay(bounds.end) <= log.known.cutoff
    return isKnown ? bounds : nil
  }
}

/// The customary probabilities of open deals.
struct StageRates: Sendable {
  let winRate: Double
  let ofStage: [Double?]
  /// The probability that the settings declare for each open stage, if any.
  let declared: [Double?]

  func of(_ stage: Int16) -> Double {
    guard stage >= 0, Int(stage) < ofStage.count else { return winRate }
    return ofStage[Int(stage)] ?? declared[Int(stage)] ?? winRate
  }
}

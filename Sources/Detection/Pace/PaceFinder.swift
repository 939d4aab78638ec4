internal import Calendars
internal import Deals
internal import Forecasting

/// Sets every node beside itself on the same business day of the last periods: booked, open and
/// created so far (domain.md 4.3).
///
/// For a coming period it is the pace of the running one: its pipeline is made now.
struct PaceFinder {
  /// Earlier periods that are looked at, the last ones.
  static let periods = 8

  private let known: KnownDeals
  private let levels: [String]
  private let running: FiscalPeriod
  /// Today's moment first, then those of the earlier periods, the last one first.
  private let moments: [Moment]

  private struct Moment {
    let period: FiscalPeriod
    /// The last day that is counted.
    let day: Day
    let start: Instant
    let at: Instant
    let end: Instant
  }

  /// `nil` for a window of days and a period that is over: they have no pace.
  init?(known: KnownDeals, levels: [String], target: ForecastTarget) {
    let today = known.asOf + 1
    guard let kind = target.kind, today < target.end else { return nil }
    self.known = known
    self.levels = levels
    running = known.calendar.period(kind, containing: today)
    let passed = known.businessDays.count(from: running.start, to: today)
    var moments = [PaceFinder.moment(running, day: known.asOf, known)]
    for age in 1...PaceFinder.periods {
      let period = known.calendar.period(running, offsetBy: -age)
      moments.append(
        PaceFinder.moment(period, day: PaceFinder.day(passed, of: period, known), known))
    }
    self.moments = moments
  }

  /// The same business day of a period; its last day when it has fewer.
  private static func day(_ passed: Int, of period: FiscalPeriod, _ known: KnownDeals) -> Day {
    guard passed > 0 else { return period.start - 1 }
    return known.businessDays.businessDay(passed, of: period) ?? period.end - 1
  }

  private static func moment(_ period: FiscalPeriod, day: Day, _ known: KnownDeals) -> Moment {
    Moment(
      period: period, day: day, start: known.zone.startOfDay(period.start),
      at: known.zone.startOfDay(day + 1), end: known.zone.startOfDay(period.end))
  }

  /// The figures of one node at the moments.
  private struct Sums {
    var booked: [Int64]
    var open: [Int64]
    var created: [Int64]
    var final: [Int64]

    init(_ count: Int) {
      booked = Array(repeating: 0, count: count)
      open = booked
      created = booked
      final = booked
    }

    mutating func add(_ other: Sums) {
      for index in booked.indices {
        booked[index] += other.booked[index]
        open[index] += other.open[index]
        created[index] += other.created[index]
        final[index] += other.final[index]
      }
    }
  }

  /// By the path of the node; every node that ever had a deal.
  func find() -> [[String]: NodePace] {
    let columns = levels.map { $0 == "owner" ? nil : known.column($0) }
    var sums: [[String]: Sums] = [:]
    var first: Instant?
    known.forEachLatest { latest in
      first = min(first ?? latest.created, latest.created)
      let owner = latest.owner
      let path = columns.map { column -> String in
        guard let column else { return owner.map(known.ownerName) ?? KnownDeals.none }
        let code = column.code(deal: latest.deal, owner: owner)
        return code < 0 ? KnownDeals.none : column.labels[code]
      }
      let deal = figures(of: latest)
      for depth in 0...path.count {
        sums[Array(path.prefix(depth)), default: Sums(moments.count)].add(deal)
      }
    }
    // Only periods that the history covers from their start on.
    let count = moments.dropFirst().prefix { moment in first.map { $0 <= moment.start } ?? false }
      .count
    guard count > 0 else { return [:] }
    return sums.mapValues { pace($0, earlier: 1..<(count + 1)) }
  }

  private func pace(_ sums: Sums, earlier: Range<Int>) -> NodePace {
    func fan(_ values: [Int64]) -> PaceFan {
      PaceFan(today: values[0], earlier: Array(values[earlier]))
    }
    return NodePace(
      running: running.id,
      businessDay: known.businessDays.count(from: running.start, to: known.asOf + 1),
      businessDays: known.businessDays.count(in: running),
      periods: moments[earlier].map(\.period.id), days: moments[earlier].map(\.day),
      booked: fan(sums.booked), open: fan(sums.open), created: fan(sums.created),
      finallyBooked: Array(sums.final[earlier]))
  }

  private func figures(of latest: DealTimeline) -> Sums {
    var sums = Sums(moments.count)
    let amount = latest.amount ?? 0
    for (index, moment) in moments.enumerated() where latest.status == .won {
      guard let closed = latest.closed, moment.start <= closed, closed < moment.end else {
        continue
      }
      sums.final[index] += amount
      if closed < moment.at { sums.booked[index] += amount }
    }
    var timeline = known.timeline(latest.deal)
    // From the oldest moment on, as a timeline is read.
    for (index, moment) in moments.enumerated().reversed() where latest.created < moment.at {
      if moment.start <= latest.created {
        sums.created[index] += created(latest) ?? 0
      }
      timeline.advance(to: min(moment.at, known.cutoff))
      if timeline.status == .open { sums.open[index] += timeline.amount ?? 0 }
    }
    return sums
  }

  /// What was written at the creation, else what is written now.
  private func created(_ latest: DealTimeline) -> Int64? {
    var timeline = known.timeline(latest.deal)
    timeline.advance(to: min(known.cutoff, Instant(seconds: latest.created.seconds + 1)))
    return timeline.amount ?? latest.amount
  }
}

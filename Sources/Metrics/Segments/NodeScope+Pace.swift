internal import Calendars
internal import Statistics

/// Pacing, linearity and where the bookings of a period came from.
extension NodeScope {
  private var segments: SegmentFacts { facts.segments }

  /// Today against the median of the same business day of the past periods.
  func pace(_ figure: (PaceSums) -> Double) -> MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let all = segments.pace(node).map(figure)
    let past = Array(all.dropFirst())
    guard let usual = Descriptive.median(past) else { return .undefined("no past periods") }
    guard usual > 0 else {
      return .undefined("the usual figure of this day is 0", count: past.count)
    }
    return MetricReading(
      value: all[0] / usual - 1, count: past.count,
      flags: past.count < TeamRelations.minimumPeriods ? [.lowN] : [])
  }

  /// The median over past periods of the figure at this business day over all that was booked.
  func usualShareOfFinal(_ figure: (PaceSums) -> Double) -> MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let shares = segments.pace(node).dropFirst().filter { $0.final > 0 }
      .map { figure($0) / $0.final }
    return .quantile(0.5, of: shares, least: TeamRelations.minimumPeriods)
  }

  /// Shares of the bookings by month of the quarter.
  var monthShares: [MetricReading] {
    let keys = ["m1", "m2", "m3"]
    if frame.isAhead { return keys.map { .undefined(Self.ahead, key: $0) } }
    let wins = segments.wins.of(node)
    let sums = MoneySums(wins.map(\.amount))
    return keys.enumerated().map { position, key in
      let part = wins.reduce(0.0) { sum, win in
        sum + (Int(win.month) == position + 1 ? Double(win.amount ?? 0) : 0)
      }
      return sums.share(part, least: least).keyed(key)
    }
  }

  /// Gini's coefficient of the bookings by calendar day of the part of the period that has passed.
  ///
  /// - Source: Sen, *On Economic Inequality*, 1973, section 2: from the sorted values.
  var dailyGini: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let wins = segments.wins.of(node)
    let missing = wins.count { $0.amount == nil }
    let passed = segments.moments.all.first.map { $0.today - $0.start } ?? 0
    var days = [Double](repeating: 0, count: passed)
    for win in wins where days.indices.contains(Int(win.day)) {
      days[Int(win.day)] += Double(win.amount ?? 0)
    }
    let total = days.reduce(0, +)
    guard total > 0 else {
      return .undefined("nothing was booked", count: wins.count, missing: missing)
    }
    let n = Double(passed)
    let ranked = days.sorted().enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    return MetricReading(
      value: 2 * ranked / (n * total) - (n + 1) / n, count: wins.count, missing: missing,
      flags: wins.count < least ? [.lowN] : [])
  }

  var createAndClose: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let wins = segments.wins.of(node)
    let part = wins.reduce(0.0) { $0 + ($1.isCreatedInPeriod ? Double($1.amount ?? 0) : 0) }
    return MoneySums(wins.map(\.amount)).share(part, least: least)
  }

  var priceErosion: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let wins = segments.wins.of(node)
    let ratios = wins.compactMap(\.priceRatio)
    return .quantile(0.5, of: ratios, least: least, missing: wins.count - ratios.count)
  }
}

/// Amounts of things, some of them not known, as a share of money needs them.
struct MoneySums {
  private var total = 0.0
  private var squares = 0.0
  private var count = 0
  private var missing = 0

  init(_ amounts: [Int64?]) {
    count = amounts.count
    for amount in amounts {
      guard let amount else {
        missing += 1
        continue
      }
      total += Double(amount)
      squares += Double(amount) * Double(amount)
    }
  }

  func share(_ part: Double, least: Int) -> MetricReading {
    .weightedShare(part, of: total, squares: squares, count: count, missing: missing, least: least)
  }
}

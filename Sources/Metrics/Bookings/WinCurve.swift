internal import Statistics

/// How likely deals are to be won by an age, with losing as the other ending and open deals censored.
///
/// - Source: Aalen and Johansen, as in `AalenJohansen`.
struct WinCurve {
  private let times: [Double]
  private let wins: AalenJohansen.Curve?
  /// P(neither won nor lost) at the end of the curve.
  private let rest: Double
  /// The oldest age that was watched.
  private let oldest: Double
  /// The ages of the deals that are open.
  private let ages: [Double]

  /// The curve of some deals, each with weight 1 or its own.
  ///
  /// - Returns: `nil` where there are none.
  init?(_ deals: [CreatedDeal], weights: [Double]? = nil) {
    guard
      let data = try? SurvivalData(
        durations: deals.map(\.days), causes: deals.map(\.ending.rawValue), weights: weights),
      let curve = try? AalenJohansen(data, level: MetricReading.level)
    else { return nil }
    times = curve.times
    wins = curve.curves.first { $0.cause == CreatedDeal.Ending.won.rawValue }
    rest = curve.survival.last ?? 1
    oldest = data.durations.max() ?? 0
    ages = deals.filter { $0.ending == .open }.map(\.days)
  }

  /// P(won within some days), with its interval; undefined where no deal was watched so long and some
  /// are open.
  func won(within days: Double) -> (value: Double?, lower: Double?, upper: Double?) {
    guard oldest >= days || rest <= 1e-12 else { return (nil, nil, nil) }
    guard let wins, let last = times.lastIndex(where: { $0 <= days }) else { return (0, nil, nil) }
    return (wins.incidence[last], wins.lower[last], wins.upper[last])
  }

  /// How many deals are open and younger than some days.
  func immature(_ days: Double) -> Int { ages.count { $0 < days } }

  /// The age by which half of the wins have come that the curve reaches; its ends are those at which
  /// the curve's interval reaches as much.
  var medianOfWins: (value: Double, lower: Double?, upper: Double?)? {
    guard let wins, let level = wins.incidence.last, level > 0 else { return nil }
    func age(_ values: [Double]) -> Double? {
      values.firstIndex { $0 >= level / 2 - 1e-12 }.map { times[$0] }
    }
    return age(wins.incidence).map { ($0, age(wins.upper), age(wins.lower)) }
  }
}

extension MetricReading {
  /// The share of created deals that is won within a window: Aalen and Johansen's estimate.
  static func wonShare(_ deals: [CreatedDeal], within days: Double, least: Int) -> MetricReading {
    guard let curve = WinCurve(deals) else { return .undefined("no deal was created") }
    return wonShare(curve, within: days, count: deals.count, missing: 0, least: least)
  }

  /// The same of money: each deal weighs what its amount is. The interval is that of as many equal
  /// deals as the amounts are worth, (sum of amounts)² / sum of squares.
  static func wonAmountShare(
    _ deals: [CreatedDeal], within days: Double, least: Int
  ) -> MetricReading {
    let priced = deals.filter { ($0.amount ?? 0) > 0 }
    let missing = deals.count - priced.count
    let amounts = priced.map { Double($0.amount ?? 0) }
    let scale =
      Descriptive.sum(amounts) / Descriptive.sum(amounts.lazy.map { $0 * $0 })
    guard let curve = WinCurve(priced, weights: amounts.map { $0 * scale }) else {
      return .undefined("no deal with an amount was created", missing: missing)
    }
    return wonShare(curve, within: days, count: priced.count, missing: missing, least: least)
  }

  private static func wonShare(
    _ curve: WinCurve, within days: Double, count: Int, missing: Int, least: Int
  ) -> MetricReading {
    let won = curve.won(within: days)
    return MetricReading(
      value: won.value, count: count, missing: missing, lower: won.lower, upper: won.upper,
      flags: count < least ? [.lowN] : [], reason: "no deal of the cohort was watched so long"
    ).flagged(.immature, if: curve.immature(days) > 0)
  }
}

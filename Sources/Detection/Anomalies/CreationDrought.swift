internal import Calendars
internal import Deals
internal import Forecasting
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// Deals created in the last six weeks against a Poisson regression on the weeks before: week of
/// the quarter, two yearly harmonics, the turn of the year, a trend.
///
/// The whole is tested by itself: the variance of the six weeks' sum is that of a Poisson count times
/// the dispersion of the fit and what an autoregression of its residuals adds, or what earlier sums of
/// six weeks varied by, if more. Every part is tested against what the rest of the whole created in
/// the same weeks, so that a slump of the whole company is one finding and not one of each part.
struct CreationDrought: Sendable {
  private let frame: AnomalyFrame

  static let windowWeeks = 6
  static let minimumWeeks = 40
  static let maximumWeeks = 208
  /// Fewer deals a week are too few to miss.
  static let minimumPerWeek = 2.0
  static let ridge = 2.0
  static let trendRidge = 20.0

  init(_ frame: AnomalyFrame) { self.frame = frame }

  private struct Test {
    let path: [PathElement]
    let cells: Set<Int>
    let counts: [Double]
    let means: [Double]
    let observed: Double
    let expected: Double
    let pValue: Double
  }

  func find(rate: Double) -> DetectorResult {
    let weeks = min(CreationDrought.maximumWeeks, (frame.asOf - frame.firstDay + 1) / 7)
    guard weeks >= CreationDrought.minimumWeeks else {
      return .notLookedAt(.weeks(needed: CreationDrought.minimumWeeks, found: weeks))
    }
    let rows = (0..<weeks).map { row(week: $0, of: weeks) }
    let all = Set(frame.cells.indices)
    let whole = test([], all, rows, whole: nil)
    let parts = frame.margins.filter { $0.cells.count < all.count }
    let tests =
      [whole].compactMap { $0 } + parts.compactMap { test($0.path, $0.cells, rows, whole: whole) }
    guard !tests.isEmpty else {
      return .notLookedAt(
        .deals(needed: Int(CreationDrought.minimumPerWeek) * weeks, found: frame.lines.count))
    }
    let qValues = FalseDiscoveries.adjusted(tests.map(\.pValue))
    let found = tests.indices.filter { qValues[$0] <= rate }.map { anomaly(tests[$0], qValues[$0]) }
    return DetectorResult(found: found, tested: tests.count)
  }

  /// Deals per week, the last week first.
  private func counts(_ cells: Set<Int>, weeks: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: weeks)
    for line in frame.lines where cells.contains(line.cell) {
      let week = Int(frame.asOf.number - line.createdDay) / 7
      if week < weeks { counts[week] += 1 }
    }
    return counts
  }

  private func test(
    _ path: [PathElement], _ cells: Set<Int>, _ rows: [[Double]], whole: Test?
  ) -> Test? {
    let counts = counts(cells, weeks: rows.count)
    let window = CreationDrought.windowWeeks
    let past = Array(counts.dropFirst(window))
    guard past.reduce(0, +) >= CreationDrought.minimumPerWeek * Double(past.count),
      let means = means(past, rows)
    else { return nil }
    let observed = counts.prefix(window).reduce(0, +)
    var expected = means.prefix(window).reduce(0, +)
    let pValue: Double
    if let whole, let rest = RestOfCompany(counts, means, whole.counts, whole.means, window) {
      expected = rest.expected
      pValue = rest.pValue
    } else {
      pValue = WeeklyNoise(past, Array(means.dropFirst(window)), window: window)
        .lowerTail(observed, mean: expected)
    }
    return Test(
      path: path, cells: cells, counts: counts, means: means, observed: observed,
      expected: expected, pValue: pValue)
  }

  private func means(_ past: [Double], _ rows: [[Double]]) -> [Double]? {
    let width = rows[0].count
    var penalties = [1e-6] + [Double](repeating: CreationDrought.ridge, count: width - 1)
    if width > 1 { penalties[width - 1] = CreationDrought.trendRidge }
    do throws(FitError) {
      let design = try CategoryDesign.matrix(Array(rows.dropFirst(CreationDrought.windowWeeks)))
      let fitted = try RidgePoisson(penalties: penalties, standardise: false).fit(
        RegressionData(design: design, response: past))
      return rows.map { fitted.mean(row: $0) }
    } catch { return nil }
  }

  /// The regressors of a week; yearly ones need a year and a half.
  private func row(week: Int, of weeks: Int) -> [Double] {
    let day = frame.asOf - (7 * week + 3)
    let calendar = frame.known.calendar
    let quarter = min(12, (day - calendar.start(of: .quarter, containing: day)) / 7)
    var row = [1.0] + (1..<13).map { quarter == $0 ? 1.0 : 0 }
    if weeks >= 78 {
      let year = calendar.year(containing: day)
      let angle = 2 * Double.pi * Double(day - year.start) / Double(year.dayCount)
      row += [sin(angle), cos(angle), sin(2 * angle), cos(2 * angle)]
      row.append((day.month == 12 && day.day >= 18) || (day.month == 1 && day.day == 1) ? 1 : 0)
    }
    row.append(-Double(week) / 52.18)
    return row
  }

  private func anomaly(_ test: Test, _ qValue: Double) -> Anomaly {
    let since = CreationDrought.onset(test.counts, test.means)
    let first = frame.asOf.number - Int32(7 * since) + 1
    let members = frame.lines.filter { test.cells.contains($0.cell) }
    let recent = members.filter { $0.createdDay >= first }
    var anomaly = Anomaly(
      .creation, test.path, effect: test.observed / max(1e-9, test.expected) - 1)
    anomaly.observed = test.observed
    anomaly.expected = test.expected
    anomaly.since = Day(number: first)
    anomaly.until = frame.asOf
    anomaly.money = frame.meanAmount(members).map {
      Money64.of((test.observed - test.expected) * $0)
    }
    anomaly.pValue = test.pValue
    anomaly.qValue = qValue
    anomaly.deals = frame.deals(of: recent)
    anomaly.picture = AnomalyPicture(test.counts.prefix(52).reversed(), lastMarked: since)
    return anomaly
  }

  /// The number of last weeks, at most 13, that a lower level explains best.
  static func onset(_ counts: [Double], _ means: [Double]) -> Int {
    var (best, at) = (-Double.infinity, 1)
    var (sum, mean) = (0.0, 0.0)
    for week in 0..<min(13, counts.count) {
      sum += counts[week]
      mean += means[week]
      let ratio = max(sum, 0.5) / max(mean, 1e-9)
      let gain = ratio < 1 ? sum * log(ratio) - mean * (ratio - 1) : 0
      if gain > best { (best, at) = (gain, week + 1) }
    }
    return at
  }
}

/// How much a sum of weekly counts varies about its expectation.
struct WeeklyNoise: Sendable {
  /// Pearson's dispersion, at least 1.
  let dispersion: Double
  /// What the autocorrelation of the residuals adds to the variance of the sum, at least 1.
  let correlationFactor: Double
  /// What sums of so many weeks varied by in the past, over their means.
  let sumDispersion: Double
  private let fittedSum: Double

  /// - Parameters:
  ///   - counts: weeks in either direction of time.
  ///   - means: their fitted values.
  ///   - window: the weeks of the sum.
  init(_ counts: [Double], _ means: [Double], window: Int) {
    let residuals = zip(counts, means).map { ($0 - $1) / max($1, 0.05).squareRoot() }
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    dispersion = max(1, squares / Double(max(1, residuals.count - 8)))
    let correlation = min(0.9, max(0, Descriptive.autocorrelation(residuals) ?? 0))
    var factor = 1.0
    for lag in 1..<max(2, window) {
      factor += 2 * (1 - Double(lag) / Double(window)) * pow(correlation, Double(lag))
    }
    correlationFactor = factor
    fittedSum = means.reduce(0, +)
    sumDispersion = WeeklyNoise.sumDispersion(counts, means, window: window)
  }

  /// The variance of a sum with this mean; the fit's own doubt is in it.
  func variance(mean: Double) -> Double {
    max(dispersion * correlationFactor, sumDispersion) * mean
      * (1 + 8 * mean / max(fittedSum, mean))
  }

  /// Pearson's dispersion of sums of whole windows; 0 where there are too few of them.
  private static func sumDispersion(
    _ counts: [Double], _ means: [Double], window: Int
  ) -> Double {
    let blocks = counts.count / max(1, window)
    guard blocks > 10 else { return 0 }
    var squares = 0.0
    for block in 0..<blocks {
      let weeks = (block * window)..<((block + 1) * window)
      let difference = zip(counts[weeks], means[weeks]).reduce(0) { $0 + $1.0 - $1.1 }
      squares += difference * difference / max(0.1, means[weeks].reduce(0, +))
    }
    return squares / Double(blocks - 5)
  }

  /// The chance of so few or fewer, by a negative binomial of this mean and variance.
  func lowerTail(_ observed: Double, mean: Double) -> Double {
    guard mean > 0 else { return 1 }
    let excess = (variance(mean: mean) - mean) / (mean * mean)
    do throws(DistributionError) {
      guard excess > 1e-9 else { return try PoissonDistribution(mean: mean).cdf(Int(observed)) }
      return try NegativeBinomialDistribution(mean: mean, dispersion: excess).cdf(Int(observed))
    } catch { return 1 }
  }
}

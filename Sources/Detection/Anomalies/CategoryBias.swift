internal import Calendars
internal import Deals
internal import Forecasting
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// Owners whose forecast categories stand above or below what stage, close date, activity, age and
/// size of the deals let one expect. No outcome is looked at, and no deal that has been silent for two
/// months: its category is nobody's opinion any more.
struct CategoryBias: Sendable {
  private let frame: AnomalyFrame
  private let weeks: DealWeeks
  private let workers: Int

  /// Dates every four weeks, two years back.
  static let everyWeeks: Int16 = 4
  static let weekCount: Int16 = 104
  static let maximumSilence = 60.0
  static let minimumRows = 200

  init(_ frame: AnomalyFrame, _ weeks: DealWeeks, workers: Int) {
    self.frame = frame
    self.weeks = weeks
    self.workers = workers
  }

  func find(rate: Double) -> DetectorResult {
    let rows = weeks.rows.filter {
      $0.week % CategoryBias.everyWeeks == 0 && $0.week <= CategoryBias.weekCount
        && $0.category >= 0 && $0.category < 5 && $0.stage >= 0 && $0.owner >= 0
        && $0.silence <= CategoryBias.maximumSilence
    }
    guard rows.count >= CategoryBias.minimumRows else { return .notLookedAt(.field("category")) }
    guard let residuals = residuals(rows) else { return .notLookedAt(.numeric) }
    var sums: [Int32: OwnerScores.Evidence] = [:]
    for (row, residual) in zip(rows, residuals) {
      sums[row.owner, default: .init()].add(residual, deal: row.line)
    }
    let scores = OwnerScores(sums.mapValues { ($0.mean, $0.deals.count) })
    return scores.result(.category, frame, rate: rate, isTwoSided: true) {
      $0.effect < $1.effect
    }
  }

  private func residuals(_ rows: [DealWeeks.Row]) -> [Double]? {
    let codes = rows.map { row in
      [
        2 * Int32(row.stage) + (isDue(row) ? 1 : 0), CategoryBias.bucket(row.daysToClose),
        frame.lines[Int(row.line)].codes[AnomalyFrame.segment],
      ]
    }
    let design = CategoryDesign(codes, attributes: [0, 1, 2], numeric: 4)
    do throws(FitError) {
      let model = try RobustRegression(loss: .huber, tolerance: 1e-6, maximumIterations: 60)
      let matrix = try CategoryDesign.matrix(
        zip(rows, codes).map { design.row($1, numbers($0)) })
      let fitted = try model.fit(
        design: matrix, response: rows.map { Double($0.category) }, workers: workers)
      return CategoryBias.levelled(
        fitted.residuals, fitted: zip(rows, fitted.residuals).map { Double($0.category) - $1 })
    } catch { return nil }
  }

  /// Whether the close is expected within the quarter of the date.
  private func isDue(_ row: DealWeeks.Row) -> Bool {
    guard row.daysToClose != Int32.min else { return false }
    let date = frame.asOf - 7 * Int(row.week)
    return Int(row.daysToClose) < frame.known.calendar.quarter(containing: date).end - date
  }

  /// Residuals over the root of the standard deviation of those with like fitted values: where all
  /// categories are alike, a step says more.
  static func levelled(_ residuals: [Double], fitted: [Double]) -> [Double] {
    let order = residuals.indices.sorted { (fitted[$0], $0) < (fitted[$1], $1) }
    let size = max(1, (order.count + 19) / 20)
    var result = residuals
    for start in stride(from: 0, to: order.count, by: size) {
      let group = order[start..<min(start + size, order.count)]
      let squares = group.reduce(0) { $0 + residuals[$1] * residuals[$1] }
      let deviation = max(0.2, (squares / Double(group.count)).squareRoot())
      for index in group { result[index] = residuals[index] / deviation.squareRoot() }
    }
    return result
  }

  private func numbers(_ row: DealWeeks.Row) -> [Double] {
    let amount = frame.lines[Int(row.line)].firstAmount ?? 0
    return [
      log1p(Double(row.activities)), log1p(max(0, row.silence)), log1p(max(0, row.stageAge)),
      amount > 0 ? log(Double(amount)) : 0,
    ]
  }

  /// Overdue, within two weeks, a month, two, three, later, none.
  static func bucket(_ days: Int32) -> Int32 {
    if days == Int32.min { return 6 }
    return Int32([0, 15, 31, 62, 93].firstIndex { days < $0 } ?? 5)
  }
}

internal import Calendars
internal import Deals
internal import Forecasting
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// Owners whose forecast categories stand above or below what stage, close date, activity, age and
/// size of the deals let one expect. No outcome is looked at.
struct CategoryBias: Sendable {
  private let frame: AnomalyFrame
  private let weeks: DealWeeks
  private let workers: Int

  /// Dates every four weeks, a year back.
  static let everyWeeks: Int16 = 4
  static let weekCount: Int16 = 52
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
        Int32(row.stage), CategoryBias.bucket(row.daysToClose),
        frame.lines[Int(row.line)].codes[AnomalyFrame.segment],
      ]
    }
    let design = CategoryDesign(codes, attributes: [0, 1, 2], numeric: 4)
    do throws(FitError) {
      let model = try RobustRegression(loss: .huber, tolerance: 1e-6, maximumIterations: 60)
      let matrix = try CategoryDesign.matrix(
        zip(rows, codes).map { design.row($1, numbers($0)) })
      return try model.fit(
        design: matrix, response: rows.map { Double($0.category) }, workers: workers
      ).residuals
    } catch { return nil }
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

/// Owners whose close dates are pushed more often than those of others' deals in the same stages.
struct CloseDateBias: Sendable {
  private let frame: AnomalyFrame
  private let weeks: DealWeeks

  static let weekCount: Int16 = 52
  static let minimumPushes = 100.0
  /// What an owner's ratio is drawn to 1 by.
  static let prior = 5.0

  init(_ frame: AnomalyFrame, _ weeks: DealWeeks) {
    self.frame = frame
    self.weeks = weeks
  }

  /// Pushes and weeks at risk of one owner in one stage and segment.
  private struct Key: Hashable {
    let stage: Int16
    let segment: Int32
  }

  func find(rate: Double) -> DetectorResult {
    var pushes: [Key: Double] = [:]
    var risk: [Key: Double] = [:]
    var own: [(owner: Int32, key: Key, pushes: Double, line: Int32)] = []
    for (row, next) in zip(weeks.rows, weeks.rows.dropFirst()) {
      guard row.line == next.line, next.week == row.week - 1, row.week <= CloseDateBias.weekCount,
        row.owner >= 0, row.owner == next.owner, row.stage >= 0, row.daysToClose != Int32.min
      else { continue }
      let key = Key(
        stage: row.stage, segment: frame.lines[Int(row.line)].codes[AnomalyFrame.segment])
      let count = Double(next.pushes - row.pushes)
      pushes[key, default: 0] += count
      risk[key, default: 0] += 1
      own.append((row.owner, key, count, row.line))
    }
    guard pushes.values.reduce(0, +) >= CloseDateBias.minimumPushes else {
      return .notLookedAt(.field("closeDate"))
    }
    var sums: [Int32: (seen: Double, expected: Double, deals: Set<Int32>)] = [:]
    for item in own {
      let usual = (pushes[item.key] ?? 0) / max(1, risk[item.key] ?? 1)
      sums[item.owner, default: (0, 0, [])].seen += item.pushes
      sums[item.owner, default: (0, 0, [])].expected += usual
      sums[item.owner, default: (0, 0, [])].deals.insert(item.line)
    }
    let scores = OwnerScores(
      sums.mapValues {
        (log(($0.seen + CloseDateBias.prior) / ($0.expected + CloseDateBias.prior)), $0.deals.count)
      })
    return scores.result(.closeDate, frame, rate: rate, isTwoSided: false) {
      $0.effect > $1.effect
    }
  }
}

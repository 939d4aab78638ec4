internal import Foundation
internal import Statistics

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

  func find(rate: Double) -> DetectorResult {
    var pushes: [DealWeeks.Place: Double] = [:]
    var risk: [DealWeeks.Place: Double] = [:]
    var own: [(owner: Int32, key: DealWeeks.Place, pushes: Double, line: Int32)] = []
    for (row, next) in zip(weeks.rows, weeks.rows.dropFirst()) {
      guard row.line == next.line, next.week == row.week - 1, row.week <= CloseDateBias.weekCount,
        row.owner >= 0, row.owner == next.owner, row.stage >= 0, row.daysToClose != Int32.min
      else { continue }
      let key = DealWeeks.Place(
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

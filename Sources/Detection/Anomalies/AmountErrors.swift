internal import Calendars
internal import Deals
internal import Foundation

/// Amounts more than four robust deviations from those of deals alike: misplaced decimals.
///
/// Nearer ones count where two misplaced digits are the likelier reason: *|z| d - d^2 / 2* above
/// log 799, where *d* is log 100 in robust deviations and one deal in 400 is taken to have two digits
/// too many or too few.
struct AmountErrors: Sendable {
  let frame: AnomalyFrame
  let expectation: AmountExpectation?

  static let limit = 4.0
  /// Right amounts for each with two digits too many, and for each with two too few.
  static let priorOdds = 799.0

  func find() -> DetectorResult {
    guard let expectation else {
      return .notLookedAt(
        .deals(needed: AmountExpectation.minimumDeals, found: frame.lines.count))
    }
    var tested: [(line: AnomalyFrame.Line, score: Double)] = []
    for line in frame.lines {
      guard let score = expectation.score(line, line.amount) else { continue }
      tested.append((line, score))
    }
    let pValues = tested.map { FalseDiscoveries.twoSided($0.score) }
    let qValues = FalseDiscoveries.adjusted(pValues)
    let hits = tested.indices.filter {
      AmountErrors.isOdd(tested[$0].score, scale: expectation.scale)
    }
    let found = Dictionary(grouping: hits) { tested[$0].line.cell }.sorted { $0.key < $1.key }
      .map { cell, members in
        anomaly(
          cell, members.map { (tested[$0].line, tested[$0].score, pValues[$0], qValues[$0]) })
      }
    return DetectorResult(found: found, tested: tested.count)
  }

  /// - Parameters:
  ///   - score: the residual in robust deviations.
  ///   - scale: one of them, in logs.
  static func isOdd(_ score: Double, scale: Double) -> Bool {
    if abs(score) > limit { return true }
    let shift = log(100) / scale
    return abs(score) * shift - shift * shift / 2 > log(priorOdds)
  }

  private func anomaly(
    _ cell: Int,
    _ members: [AnomalyFrame.Scored]
  ) -> Anomaly {
    var anomaly = Anomaly(
      .amounts, frame.cells[cell], effect: members.map { abs($0.score) }.max() ?? 0)
    anomaly.expected = 0
    frame.tell(members, of: &anomaly)
    anomaly.money = Money64.of(
      members.reduce(0) { sum, member in
        guard let expectation, member.line.status != .lost else { return sum }
        return sum + abs(Double(member.line.amount ?? 0) - exp(expectation.logAmount(member.line)))
      })
    return anomaly
  }
}

internal import Calendars
internal import Deals
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// Open deals whose size, age, silence, activity and close date together are unlike those of the
/// deals that were open on earlier dates.
///
/// The p-value is the share of deals open on seven earlier dates that lie as far out (conformal:
/// right whatever the features' distribution, as long as dates are alike).
struct OutlyingDeals: Sendable {
  private let frame: AnomalyFrame
  private let weeks: DealWeeks
  private let expectation: AmountExpectation?
  private let workers: Int

  static let dates: [Int16] = [26, 39, 52, 65, 78, 91, 104]
  static let minimumReference = 200
  static let minimumOpen = 20

  init(
    _ frame: AnomalyFrame, _ weeks: DealWeeks, _ expectation: AmountExpectation?, workers: Int
  ) {
    self.frame = frame
    self.weeks = weeks
    self.expectation = expectation
    self.workers = workers
  }

  /// - Parameter excluded: lines that are something else already.
  func find(rate: Double, excluded: Set<Int>) -> DetectorResult {
    var (reference, now): ([[Double]], [[Double]]) = ([], [])
    var lines: [AnomalyFrame.Line] = []
    for row in weeks.rows where row.week == 0 || OutlyingDeals.dates.contains(row.week) {
      guard let features = features(row) else { continue }
      if row.week > 0 {
        reference.append(features)
      } else if !excluded.contains(Int(row.line)) {
        now.append(features)
        lines.append(frame.lines[Int(row.line)])
      }
    }
    guard reference.count >= OutlyingDeals.minimumReference, now.count >= OutlyingDeals.minimumOpen
    else {
      return .notLookedAt(
        .deals(needed: OutlyingDeals.minimumReference, found: reference.count))
    }
    guard
      let scores = OutlyingDeals.scores(reference: reference, now: now, workers: workers)
    else { return .notLookedAt(.numeric) }
    let sorted = scores.reference.sorted()
    let pValues = scores.now.map { OutlyingDeals.conformal($0, among: sorted) }
    let qValues = FalseDiscoveries.adjusted(pValues)
    let hits = lines.indices.filter { qValues[$0] <= rate }
    let found = Dictionary(grouping: hits) { lines[$0].cell }.sorted { $0.key < $1.key }
      .map { cell, members in
        anomaly(cell, members.map { (lines[$0], scores.now[$0], pValues[$0], qValues[$0]) })
      }
    return DetectorResult(found: found, tested: lines.count)
  }

  /// How far out rows lie, by the metric of the reference; the one place that chooses a detector.
  static func scores(
    reference: [[Double]], now: [[Double]], workers: Int
  ) -> (reference: [Double], now: [Double])? {
    do throws(MultivariateError) {
      let rows = try MultivariateMatrix.of(reference)
      let fitted = try RobustCovariance(supportFraction: 0.75).fit(rows, workers: workers)
      return (
        try fitted.squaredDistances(rows, workers: workers),
        try fitted.squaredDistances(try MultivariateMatrix.of(now), workers: workers)
      )
    } catch { return nil }
  }

  /// (1 + those at least as far out) / (1 + n).
  static func conformal(_ score: Double, among sorted: [Double]) -> Double {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < score { low = middle + 1 } else { high = middle }
    }
    return Double(1 + sorted.count - low) / Double(1 + sorted.count)
  }

  private func features(_ row: DealWeeks.Row) -> [Double]? {
    let line = frame.lines[Int(row.line)]
    guard row.daysToClose != Int32.min, let expectation,
      let size = expectation.score(line, line.firstAmount)
    else { return nil }
    let age =
      Double(frame.known.cutoff.seconds - line.created.seconds) / 86_400 - 7 * Double(row.week)
    var features = [size, log1p(max(0, age)), Double(row.daysToClose) / 30]
    if frame.known.hasActivities {
      features += [log1p(max(0, row.silence)), log1p(Double(row.activities))]
    }
    return features
  }

  private func anomaly(
    _ cell: Int,
    _ members: [AnomalyFrame.Scored]
  ) -> Anomaly {
    var anomaly = Anomaly(
      .outlyingDeals, frame.cells[cell],
      effect: (members.map(\.score).max() ?? 0).squareRoot())
    frame.tell(members, of: &anomaly)
    anomaly.money = Money64.of(anomaly.deals.reduce(0) { $0 + Double($1.amount ?? 0) })
    return anomaly
  }
}

/// Rows as the matrix of a multivariate method.
enum MultivariateMatrix {
  static func of(_ rows: [[Double]]) throws(MultivariateError) -> Matrix {
    do throws(LinearAlgebraError) { return try Matrix(rows: rows) } catch {
      throw .linearAlgebra(error)
    }
  }
}

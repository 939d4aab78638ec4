internal import Calendars
internal import Deals
internal import Forecasting
internal import Foundation
internal import Statistics

/// Activities of each owner's open deals in the last four weeks against the owner's own share in
/// the year before: *t* of the log of activities over what the company's rate expects.
struct ActivityShift: Sendable {
  private let frame: AnomalyFrame
  private let weeks: DealWeeks

  static let blocks = 14
  static let minimumBlocks = 9
  static let minimumExpected = 20.0
  /// Shares drift, so the last block differs from earlier ones by more than they do among themselves.
  static let inflation = 1.5

  init(_ frame: AnomalyFrame, _ weeks: DealWeeks) {
    self.frame = frame
    self.weeks = weeks
  }

  func find(rate: Double) -> DetectorResult {
    guard frame.known.hasActivities else { return .notLookedAt(.field("activities")) }
    let owners = frame.known.ownerCount
    let blocks = ActivityShift.blocks
    var counts = [Double](repeating: 0, count: owners * blocks)
    var deals = counts
    // The date that ends a block of four weeks sees its activities of 28 days.
    for row in weeks.rows where row.owner >= 0 && row.week % 4 == 0 {
      let block = Int(row.week) / 4
      guard block < blocks else { continue }
      counts[block * owners + Int(row.owner)] += Double(row.activities)
      deals[block * owners + Int(row.owner)] += 1
    }
    let tests = (0..<owners).compactMap { owner in
      anomaly(
        owner, series: series(owner, counts, deals, owners), counts: counts, owners: owners)
    }
    return DetectorResult.selecting(
      tests, rate: rate,
      else: .weeks(
        needed: 4 * ActivityShift.minimumBlocks,
        found: min(4 * blocks, (frame.asOf - frame.firstDay + 1) / 7)))
  }

  /// Activities and those that the company's rate expects, the last block first.
  private func series(
    _ owner: Int, _ counts: [Double], _ deals: [Double], _ owners: Int
  ) -> [(count: Double, expected: Double)] {
    (0..<ActivityShift.blocks).map { block in
      let range = (block * owners)..<((block + 1) * owners)
      let all = counts[range].reduce(0, +) / max(1, deals[range].reduce(0, +))
      return (counts[block * owners + owner], deals[block * owners + owner] * all)
    }
  }

  private func anomaly(
    _ owner: Int, series: [(count: Double, expected: Double)], counts: [Double], owners: Int
  ) -> Anomaly? {
    let past = series.dropFirst().filter { $0.expected >= ActivityShift.minimumExpected }
    guard series[0].expected >= ActivityShift.minimumExpected,
      past.count >= ActivityShift.minimumBlocks - 1,
      let test = ActivityShift.test(series[0], past)
    else { return nil }
    let name = frame.known.ownerName(owner)
    let usual = series[0].expected * test.usual
    var anomaly = Anomaly(
      .activity, [PathElement(level: "owner", value: name)],
      effect: series[0].count / max(1e-9, usual) - 1)
    anomaly.observed = series[0].count
    anomaly.expected = usual
    anomaly.pValue = test.pValue
    anomaly.since = frame.asOf - 27
    anomaly.until = frame.asOf
    let open = frame.lines.filter { $0.isOpen && $0.owner == owner }
    anomaly.money = frame.total(open)
    anomaly.deals = frame.deals(of: open)
    anomaly.picture = AnomalyPicture(series.reversed().map(\.count), lastMarked: 1)
    return anomaly
  }

  /// Two-sided t of the last log ratio against the earlier ones, whose variance is at least that of
  /// counts.
  static func test(
    _ last: (count: Double, expected: Double), _ past: [(count: Double, expected: Double)]
  ) -> (usual: Double, pValue: Double)? {
    let ratio = { (block: (count: Double, expected: Double)) in
      log((block.count + 0.5) / (block.expected + 0.5))
    }
    let earlier = past.map(ratio)
    guard let mean = Descriptive.mean(earlier), let variance = Descriptive.variance(earlier)
    else { return nil }
    let counting = 1 / max(1, last.expected * exp(mean))
    let n = Double(earlier.count)
    let spread = inflation * max(variance, counting) * (1 + 1 / n)
    let t = (ratio(last) - mean) / spread.squareRoot()
    return (exp(mean), min(1, 2 * FalseDiscoveries.upper(abs(t), degreesOfFreedom: n - 1)))
  }
}

internal import Calendars
internal import Foundation
internal import Statistics

/// Log amounts of the deals created in the last quarter against those of the year before, after
/// what segment, product and type explain; both held to three robust deviations.
struct SizeShift: Sendable {
  let frame: AnomalyFrame
  let expectation: AmountExpectation?

  static let heldTo = 3.0

  func find(rate: Double) -> DetectorResult {
    guard let expectation else {
      return .notLookedAt(.deals(needed: AmountExpectation.minimumDeals, found: 0))
    }
    let asOf = frame.asOf.number
    var found: [Anomaly] = []
    for cell in frame.cells.indices {
      var samples: [[Double]] = [[], []]
      var members: [AnomalyFrame.Line] = []
      for line in frame.lines where line.cell == cell {
        guard let group = RecentWindow.group(line.createdDay, asOf: asOf),
          let score = expectation.score(line, line.firstAmount)
        else { continue }
        samples[group].append(min(SizeShift.heldTo, max(-SizeShift.heldTo, score)))
        if group == 0 { members.append(line) }
      }
      guard samples[0].count >= RecentWindow.minimumRecent,
        samples[1].count >= RecentWindow.minimumReference,
        let test = SizeShift.test(samples[0], samples[1])
      else { continue }
      let ratio = exp(test.difference * expectation.scale)
      var anomaly = Anomaly(.dealSize, frame.cells[cell], effect: ratio - 1)
      anomaly.observed = exp(
        (Descriptive.median(
          members.compactMap { $0.firstAmount }.filter { $0 > 0 }.map { log(Double($0)) }) ?? 0))
      anomaly.expected = anomaly.observed.map { $0 / ratio }
      anomaly.pValue = test.pValue
      anomaly.since = frame.asOf - Int(RecentWindow.recentDays) + 1
      anomaly.until = frame.asOf
      let now = members.reduce(0.0) { $0 + Double($1.firstAmount ?? 0) }
      anomaly.money = Money64.of(now - now / ratio)
      anomaly.deals = frame.deals(of: members)
      anomaly.picture = QuarterPicture(frame).medians(
        own: frame.lines.filter { $0.cell == cell && ($0.firstAmount ?? 0) > 0 }, day: \.createdDay
      ) { Double($0.firstAmount ?? 0) }
      found.append(anomaly)
    }
    return DetectorResult.selecting(
      found, rate: rate,
      else: .deals(
        needed: RecentWindow.minimumRecent + RecentWindow.minimumReference,
        found: frame.lines.count))
  }

  /// Welch's test, its variance times 1.15.
  static func test(_ now: [Double], _ before: [Double]) -> (difference: Double, pValue: Double)? {
    guard let a = Descriptive.mean(now), let b = Descriptive.mean(before),
      let u = Descriptive.variance(now), let v = Descriptive.variance(before)
    else { return nil }
    let variance = RecentWindow.inflation * (u / Double(now.count) + v / Double(before.count))
    guard variance > 0 else { return nil }
    return (a - b, FalseDiscoveries.twoSided((a - b) / variance.squareRoot()))
  }
}

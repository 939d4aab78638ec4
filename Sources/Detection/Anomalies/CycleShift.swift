internal import Calendars
internal import Statistics

/// Time to win of the deals won in the last quarter against those of the year before, by the
/// log-rank test, its statistic over 1.5: seasons and rushes move all wins of a quarter together.
struct CycleShift: Sendable {
  let frame: AnomalyFrame

  static let inflation = 1.5

  func find(rate: Double) -> DetectorResult {
    let asOf = frame.asOf.number
    let wins = frame.lines.filter {
      $0.isWon && RecentWindow.group($0.closedDay, asOf: asOf) != nil
    }
    var found: [Anomaly] = []
    for cell in frame.cells.indices {
      let own = wins.filter { $0.cell == cell }
      let groups = own.map { RecentWindow.group($0.closedDay, asOf: asOf) ?? 1 }
      let cycles = own.map { Double(max(0, $0.closedDay - $0.createdDay)) }
      let recent = zip(groups, cycles).filter { $0.0 == 0 }.map(\.1)
      guard recent.count >= RecentWindow.minimumRecent,
        own.count - recent.count >= RecentWindow.minimumReference,
        let pValue = CycleShift.pValue(cycles, groups),
        let now = Descriptive.median(recent),
        let before = Descriptive.median(zip(groups, cycles).filter { $0.0 == 1 }.map(\.1))
      else { continue }
      var anomaly = Anomaly(.cycleLength, frame.cells[cell], effect: now - before)
      (anomaly.observed, anomaly.expected, anomaly.pValue) = (now, before, pValue)
      anomaly.since = frame.asOf - Int(RecentWindow.recentDays) + 1
      anomaly.until = frame.asOf
      anomaly.money = frame.total(frame.lines.filter { $0.isOpen && $0.cell == cell })
      anomaly.deals = frame.deals(of: zip(own, groups).filter { $0.1 == 0 }.map(\.0))
      anomaly.picture = QuarterPicture(frame).medians(
        own: frame.lines.filter { $0.isWon && $0.cell == cell }, day: \.closedDay
      ) { Double($0.closedDay - $0.createdDay) }
      found.append(anomaly)
    }
    return DetectorResult.selecting(
      found, rate: rate,
      else: .closings(
        needed: RecentWindow.minimumRecent + RecentWindow.minimumReference, found: wins.count))
  }

  /// Of the log-rank test without censoring.
  static func pValue(_ cycles: [Double], _ groups: [Int]) -> Double? {
    do throws(HypothesisTestError) {
      let test = try LogRankTest(
        durations: cycles, events: cycles.map { _ in true }, groups: groups)
      return FalseDiscoveries.twoSided((test.statistic / CycleShift.inflation).squareRoot())
    } catch { return nil }
  }
}

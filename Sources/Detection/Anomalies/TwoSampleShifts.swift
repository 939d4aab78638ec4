internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// The names of the attributes of a line's codes.
enum DealAttributes {
  static let names = DealSettings.attributeNames
}

/// The last quarter against the year before it.
enum RecentWindow {
  static let recentDays: Int32 = 91
  static let referenceDays: Int32 = 364
  /// Deals that either side needs.
  static let minimumRecent = 15
  static let minimumReference = 40
  /// What quarters differ by beyond chance.
  static let inflation = 1.15

  /// 0 for the last quarter, 1 for the year before; `nil` for other days.
  static func group(_ day: Int32, asOf: Int32) -> Int? {
    let age = asOf - day
    if age < 0 || age >= recentDays + referenceDays { return nil }
    return age < recentDays ? 0 : 1
  }
}

/// Time to win of the deals won in the last quarter against those of the year before, by the
/// log-rank test, its statistic over 1.15.
struct CycleShift: Sendable {
  let frame: AnomalyFrame

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
      return FalseDiscoveries.twoSided((test.statistic / RecentWindow.inflation).squareRoot())
    } catch { return nil }
  }
}

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

extension DetectorResult {
  /// Those of the tested whose adjusted p-value is at most the rate.
  static func selecting(
    _ tested: [Anomaly], rate: Double, else reason: NotLookedAt
  ) -> DetectorResult {
    guard !tested.isEmpty else { return .notLookedAt(reason) }
    let qValues = FalseDiscoveries.adjusted(tested.map { $0.pValue ?? 1 })
    var found: [Anomaly] = []
    for (anomaly, qValue) in zip(tested, qValues) where qValue <= rate {
      var copy = anomaly
      copy.qValue = qValue
      found.append(copy)
    }
    return DetectorResult(found: found, tested: tested.count)
  }
}

/// Medians by quarters of 91 days back from the cutoff.
struct QuarterPicture: Sendable {
  private let frame: AnomalyFrame

  init(_ frame: AnomalyFrame) { self.frame = frame }

  func medians(
    own: [AnomalyFrame.Line], day: (AnomalyFrame.Line) -> Int32,
    value: (AnomalyFrame.Line) -> Double
  ) -> AnomalyPicture {
    var values: [[Double]] = Array(repeating: [], count: 12)
    for line in own {
      let place = Int((frame.asOf.number - day(line)) / RecentWindow.recentDays)
      if place >= 0, place < 12 { values[11 - place].append(value(line)) }
    }
    return AnomalyPicture(values.map { Descriptive.median($0) }, lastMarked: 1)
  }
}

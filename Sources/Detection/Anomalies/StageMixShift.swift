internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// The share of the open amount in each stage against the same day of earlier quarters: total
/// variation to their mean, by *t* among the distances that each of them has to the others.
struct StageMixShift: Sendable {
  private let frame: AnomalyFrame

  static let quarters = 12
  static let minimumQuarters = 7
  /// Fewer open deals on a date have no shape.
  static let minimumOpen = 25
  /// Amounts are held to this quantile, so that no deal alone makes the shape.
  static let heldQuantile = 0.95

  init(_ frame: AnomalyFrame) { self.frame = frame }

  func find(rate: Double) -> DetectorResult {
    let stages = frame.known.settings.stages.openCount
    guard stages > 1, frame.known.recorded.contains(.stage) else {
      return .notLookedAt(.field("stage"))
    }
    let shapes = dates.map { self.shapes(before: $0, stages: stages) }
    let tests = frame.cells.indices.compactMap { cell in
      anomaly(cell, shapes.map { $0[cell] })
    }
    return DetectorResult.selecting(
      tests, rate: rate,
      else: .weeks(
        needed: 13 * StageMixShift.minimumQuarters, found: (frame.asOf - frame.firstDay + 1) / 7))
  }

  /// The cutoff, and the ends of the same days of the quarters before, latest first.
  private var dates: [Instant] {
    let calendar = frame.known.calendar
    let quarter = calendar.quarter(containing: frame.asOf)
    let day = frame.asOf - quarter.start
    return (0...StageMixShift.quarters).map { back in
      if back == 0 { return frame.known.cutoff }
      let earlier = calendar.period(quarter, offsetBy: -back)
      return frame.known.zone.startOfDay(earlier.start + min(day, earlier.dayCount - 1) + 1)
    }
  }

  /// The shares of every cell's open amount by stage; `nil` for a cell with too few open deals.
  private func shapes(before moment: Instant, stages: Int) -> [[Double]?] {
    var amounts: [[(stage: Int, amount: Double)]] = Array(repeating: [], count: frame.cells.count)
    let known = frame.known.known(before: moment)
    for line in frame.lines where line.created < moment {
      if line.closedDay < frame.asOf.number - 1_300 { continue }
      let state = known.latest(line.deal)
      guard state.status == .open, let stage = state.stage, let amount = state.amount, amount > 0
      else { continue }
      amounts[line.cell].append((stage, Double(amount)))
    }
    return amounts.map { open in
      guard open.count >= StageMixShift.minimumOpen,
        let limit = Descriptive.quantile(
          open.map(\.amount), probability: StageMixShift.heldQuantile)
      else { return nil }
      var sums = [Double](repeating: 0, count: stages)
      for deal in open { sums[deal.stage] += min(limit, deal.amount) }
      let total = sums.reduce(0, +)
      return total > 0 ? sums.map { $0 / total } : nil
    }
  }

  private func anomaly(_ cell: Int, _ shapes: [[Double]?]) -> Anomaly? {
    guard let now = shapes[0] else { return nil }
    let past = shapes.dropFirst().compactMap { $0 }
    guard past.count >= StageMixShift.minimumQuarters,
      let test = StageMixShift.test(now, past)
    else { return nil }
    let open = frame.lines.filter { $0.isOpen && $0.cell == cell }
    var anomaly = Anomaly(.stageMix, frame.cells[cell], effect: test.distance)
    anomaly.observed = test.distance
    anomaly.expected = test.usual
    anomaly.pValue = test.pValue
    anomaly.since = frame.known.calendar.quarter(containing: frame.asOf).start
    anomaly.until = frame.asOf
    anomaly.money = Money64.of(test.distance * Double(frame.total(open)))
    anomaly.deals = frame.deals(of: open)
    anomaly.picture = AnomalyPicture(
      shapes.reversed().map { shape in
        shape.flatMap { shape in
          StageMixShift.mean(past).map { StageMixShift.distance(shape, $0) }
        }
      }, lastMarked: 1)
    return anomaly
  }

  /// Half the sum of the absolute differences: the share that stands elsewhere.
  static func distance(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }

  static func mean(_ shapes: [[Double]]) -> [Double]? {
    guard let first = shapes.first else { return nil }
    return first.indices.map { place in
      shapes.reduce(0) { $0 + $1[place] } / Double(shapes.count)
    }
  }

  /// One-sided, of the log distances.
  static func test(
    _ now: [Double], _ past: [[Double]]
  ) -> (distance: Double, usual: Double, pValue: Double)? {
    guard let centre = mean(past) else { return nil }
    let distances = past.indices.compactMap { place -> Double? in
      var others = past
      others.remove(at: place)
      return mean(others).map { distance(past[place], $0) }
    }
    let logs = distances.map { log(max($0, 1e-4)) }
    guard let usual = Descriptive.mean(logs), let variance = Descriptive.variance(logs),
      variance > 0
    else { return nil }
    let n = Double(logs.count)
    let far = distance(now, centre)
    let t = (log(max(far, 1e-4)) - usual) / (variance * (1 + 1 / n)).squareRoot()
    return (far, exp(usual), FalseDiscoveries.upper(t, degreesOfFreedom: n - 1))
  }
}

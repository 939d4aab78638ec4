internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// The score test, cell by cell, that deals leave their stages forwards with other odds than before;
/// the odds common to all other cells are taken out.
struct ForwardShift: Sendable {
  /// Of every cell and window with enough exits.
  let tests: [WinRateShift.Test]

  static let windows: [Int32] = [1, 2]
  /// Less information (sum of p (1 - p)) is not tested.
  static let minimumInformation = 8.0

  init(_ frame: AnomalyFrame, workers: Int) {
    guard frame.known.recorded.contains(.stage) else {
      tests = []
      return
    }
    let exits = StageExits(frame).exits
    tests = ForwardShift.windows.flatMap { window -> [WinRateShift.Test] in
      let days = window * WinRateShift.windowDays
      let before = frame.asOf.number - days + 1
      guard
        let expectation = ForwardExpectation(frame, exits, before: before, workers: workers)
      else { return [] }
      var rows: [[(logOdds: Double, isForward: Bool)]] = Array(
        repeating: [], count: frame.cells.count)
      for exit in exits where exit.day >= before {
        let cell = frame.lines[Int(exit.line)].cell
        rows[cell].append((expectation.logOdds(exit), exit.isForward))
      }
      return rows.indices.compactMap { cell in
        let others = rows.indices.filter { $0 != cell }.flatMap { rows[$0] }
        return ForwardShift.test(
          cell, rows[cell], shift: OddsShift(others), reference: expectation.countOfCell[cell],
          days: days)
      }
    }
  }

  private static func test(
    _ cell: Int, _ rows: [(logOdds: Double, isForward: Bool)], shift: OddsShift, reference: Int,
    days: Int32
  ) -> WinRateShift.Test? {
    var (score, information) = (0.0, 0.0)
    for row in rows {
      let p = LogScale.logistic(row.logOdds + shift.value)
      score += (row.isForward ? 1 : 0) - p
      information += p * (1 - p)
    }
    guard information >= minimumInformation else { return nil }
    // The doubt of the cell's own level and of the common shift are added.
    let doubt =
      1 + Double(rows.count) / Double(max(1, reference)) + information * shift.variance
    return WinRateShift.Test(
      cell: cell, days: days,
      z: score / (WinRateShift.inflation * information * doubt).squareRoot(),
      weight: days == WinRateShift.windowDays ? 4 : 2)
  }
}

/// The common change of log-odds of some rows: the maximum of a normal prior with variance 1 and
/// the Bernoulli likelihood.
struct OddsShift: Sendable {
  private(set) var value = 0.0
  private(set) var variance = 1.0

  init(_ rows: [(logOdds: Double, isForward: Bool)]) {
    for _ in 0..<20 {
      var (score, information) = (-value, 1.0)
      for row in rows {
        let p = LogScale.logistic(row.logOdds + value)
        score += (row.isForward ? 1 : 0) - p
        information += p * (1 - p)
      }
      let step = score / information
      value += step
      variance = 1 / information
      if abs(step) < 1e-9 { break }
    }
  }
}

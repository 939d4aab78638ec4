internal import Calendars
internal import Foundation
internal import Statistics

/// Wins of each cell in the last one, two and four quarters against what its deals made one expect,
/// the whole company's ratio taken out; and, since a shift shows there first, exits of the stages
/// forwards in the last one and two quarters against what was to be expected of those.
///
/// A cell's tests are combined by Cauchy's method, which holds whatever their dependence; the last
/// quarter counts most.
///
/// *z = (W - rho E) / sqrt(1.15 V (1 + n/N))*, where *rho* is wins over expected wins of all other
/// cells, *V* the variance of the wins, and *N* the cell's deals behind the expectation.
struct WinRateShift: Sendable {
  private let frame: AnomalyFrame
  private let workers: Int
  /// Positions of closed lines by close.
  private let closings: [Int]

  static let windowDays: Int32 = 91
  static let windows: [Int32] = [1, 2, 4]
  static let inflation = 1.15
  /// A window with fewer expected wins or losses is not tested: there z is not normal.
  static let minimumExpected = 8.0

  init(_ frame: AnomalyFrame, workers: Int) {
    self.frame = frame
    self.workers = workers
    closings = frame.lines.indices.filter { frame.lines[$0].isClosed }.sorted {
      (frame.lines[$0].closedDay, $0) < (frame.lines[$1].closedDay, $1)
    }
  }

  /// One cell in one window.
  struct Test {
    let cell: Int
    let days: Int32
    let z: Double
    /// In the cell's combined p-value.
    let weight: Double
    var wins = 0.0
    var expected = 0.0
    var closed = 0.0
    var winAmount: Double?
  }

  /// The findings and the number of tests, or why there are none.
  func find(rate: Double) -> DetectorResult {
    var tests: [Test] = []
    var watch: [Anomaly] = []
    // Wins and closings of every cell and window, for those that the stages find.
    var counts: [Int32: [Test]] = [:]
    for window in WinRateShift.windows {
      let days = window * WinRateShift.windowDays
      let before = frame.asOf.number - days + 1
      guard let expectation = WinExpectation(frame, before: before, workers: workers) else {
        continue
      }
      let own = self.tests(expectation, days: days)
      counts[days] = own
      tests += own.filter {
        min($0.expected, $0.closed - $0.expected) >= WinRateShift.minimumExpected
      }
      if window == WinRateShift.windows.last {
        watch = WinWatch(frame, expectation, closings: recent(days)).find(days: days)
      }
    }
    guard !tests.isEmpty else {
      return .notLookedAt(
        .closings(needed: WinExpectation.minimumClosings, found: closings.count))
    }
    tests += ForwardShift(frame, workers: workers).tests.map { test in
      guard let same = counts[test.days]?.first(where: { $0.cell == test.cell }) else {
        return test
      }
      return Test(
        cell: test.cell, days: test.days, z: test.z, weight: test.weight, wins: same.wins,
        expected: same.expected,
        closed: same.closed, winAmount: same.winAmount)
    }.filter { $0.closed > 0 }
    let ofCell = Dictionary(grouping: tests, by: \.cell).sorted { $0.key < $1.key }.map(\.value)
    let pValues = ofCell.map { own in
      FalseDiscoveries.cauchy(own.map { (FalseDiscoveries.twoSided($0.z), $0.weight) })
    }
    let qValues = FalseDiscoveries.adjusted(pValues)
    let found = ofCell.indices.filter { qValues[$0] <= rate }.compactMap { place in
      ofCell[place].max { abs($0.z) < abs($1.z) }.map {
        anomaly($0, pValues[place], qValues[place])
      }
    }
    let cells = Set(found.map(\.path))
    return DetectorResult(
      found: found + watch.filter { !cells.contains($0.path) }, tested: ofCell.count)
  }

  /// Positions of the lines closed in the last days.
  private func recent(_ days: Int32) -> [Int] {
    let first = frame.asOf.number - days
    return closings.filter { frame.lines[$0].closedDay > first }
  }

  private func tests(_ expectation: WinExpectation, days: Int32) -> [Test] {
    let count = frame.cells.count
    var wins = [Double](repeating: 0, count: count)
    var sums = wins
    var chances: [[Double]] = Array(repeating: [], count: count)
    for index in recent(days) {
      let line = frame.lines[index]
      let chance = expectation.probability(line)
      wins[line.cell] += line.isWon ? 1 : 0
      sums[line.cell] += chance
      chances[line.cell].append(chance)
    }
    let (allWins, allExpected) = (wins.reduce(0, +), sums.reduce(0, +))
    return (0..<count).map { cell in
      // Of the other cells; with few of them it goes towards 1.
      let others = (allWins - wins[cell] + 5) / (allExpected - sums[cell] + 5)
      let scaled = chances[cell].map { min(0.99, $0 * others) }
      let expected = scaled.reduce(0, +)
      let variance = scaled.reduce(0) { $0 + $1 * (1 - $1) }
      let closed = Double(scaled.count)
      let doubt = 1 + closed / Double(max(1, expectation.countOfCell[cell]))
      let ratioDoubt = expected * expected / max(1, allExpected - sums[cell])
      let z =
        (wins[cell] - expected)
        / max(1e-9, WinRateShift.inflation * variance * doubt + 0.6 * ratioDoubt).squareRoot()
      return Test(
        cell: cell, days: days, z: z, weight: days == WinRateShift.windowDays ? 2 : 1,
        wins: wins[cell], expected: expected, closed: closed,
        winAmount: expectation.winAmountOfCell[cell])
    }
  }

  private func anomaly(_ test: Test, _ pValue: Double, _ qValue: Double) -> Anomaly {
    let first = frame.asOf.number - test.days
    let lines = frame.lines.filter {
      $0.isClosed && $0.cell == test.cell && $0.closedDay > first
    }
    var anomaly = Anomaly(
      .winRate, frame.cells[test.cell], effect: (test.wins - test.expected) / test.closed)
    anomaly.observed = test.wins / test.closed
    anomaly.expected = test.expected / test.closed
    anomaly.since = Day(number: first + 1)
    anomaly.until = frame.asOf
    anomaly.money = test.winAmount.map { Money64.of((test.wins - test.expected) * $0) }
    anomaly.pValue = pValue
    anomaly.qValue = qValue
    anomaly.deals = frame.deals(of: lines)
    anomaly.picture = picture(test.cell, marked: Int(test.days / WinRateShift.windowDays))
    return anomaly
  }

  /// The cell's win rate in the last twelve quarters of 91 days.
  private func picture(_ cell: Int, marked: Int) -> AnomalyPicture {
    var wins = [Double](repeating: 0, count: 12)
    var closed = wins
    for line in frame.lines where line.isClosed && line.cell == cell {
      let place = Int((frame.asOf.number - line.closedDay) / WinRateShift.windowDays)
      guard place >= 0, place < 12 else { continue }
      wins[11 - place] += line.isWon ? 1 : 0
      closed[11 - place] += 1
    }
    return AnomalyPicture(
      zip(wins, closed).map { $1 > 0 ? $0 / $1 : nil }, lastMarked: marked)
  }
}

internal import Calendars
internal import Foundation

/// The Bernoulli CUSUM of each cell over a year of closings, for odds of half: a watch list, since
/// its false discoveries are not controlled.
struct WinWatch: Sendable {
  private let frame: AnomalyFrame
  private let expectation: WinExpectation
  private let closings: [Int]

  static let oddsRatio = 0.5
  static let limit = 5.0

  /// - Parameter closings: positions of the lines closed since the expectation was made, by time.
  init(_ frame: AnomalyFrame, _ expectation: WinExpectation, closings: [Int]) {
    self.frame = frame
    self.expectation = expectation
    self.closings = closings
  }

  func find(days: Int32) -> [Anomaly] {
    let ratios = companyRatios(days: days)
    let count = frame.cells.count
    var sums = [Double](repeating: 0, count: count)
    var starts = [Int32](repeating: 0, count: count)
    var wins = [Double](repeating: 0, count: count)
    var expected = wins
    var members: [[AnomalyFrame.Line]] = Array(repeating: [], count: count)
    for index in closings {
      let line = frame.lines[index]
      let chance = min(0.99, expectation.probability(line) * ratios[block(line)])
      let step = WinWatch.step(isWon: line.isWon, probability: chance)
      let cell = line.cell
      if sums[cell] + step <= 0 {
        (sums[cell], wins[cell], expected[cell], members[cell]) = (0, 0, 0, [])
        continue
      }
      if sums[cell] == 0 { starts[cell] = line.closedDay }
      sums[cell] += step
      wins[cell] += line.isWon ? 1 : 0
      expected[cell] += chance
      members[cell].append(line)
    }
    return (0..<count).filter { sums[$0] >= WinWatch.limit }.map { cell in
      let closed = Double(max(1, members[cell].count))
      var anomaly = Anomaly(
        .winRate, frame.cells[cell], effect: (wins[cell] - expected[cell]) / closed)
      anomaly.isWatch = true
      anomaly.observed = wins[cell] / closed
      anomaly.expected = expected[cell] / closed
      anomaly.since = Day(number: starts[cell])
      anomaly.until = frame.asOf
      anomaly.money = expectation.winAmountOfCell[cell].map {
        Money64.of((wins[cell] - expected[cell]) * $0)
      }
      anomaly.deals = frame.deals(of: members[cell])
      return anomaly
    }
  }

  /// The logarithm of the likelihood of an ending at a share of the odds over that at the full odds.
  static func step(isWon: Bool, probability p: Double) -> Double {
    let scale = -log(1 - p + oddsRatio * p)
    return isWon ? log(oddsRatio) + scale : scale
  }

  private func block(_ line: AnomalyFrame.Line) -> Int {
    Int((frame.asOf.number - line.closedDay) / WinRateShift.windowDays)
  }

  /// Wins over expected wins of the company, by blocks of 91 days back from the cutoff.
  private func companyRatios(days: Int32) -> [Double] {
    let blocks = Int(days / WinRateShift.windowDays) + 1
    var wins = [Double](repeating: 5, count: blocks)
    var expected = wins
    for index in closings {
      let line = frame.lines[index]
      wins[block(line)] += line.isWon ? 1 : 0
      expected[block(line)] += expectation.probability(line)
    }
    return zip(wins, expected).map { $0 / $1 }
  }
}

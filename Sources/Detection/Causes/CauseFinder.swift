internal import Calendars
internal import Forecasting
internal import Foundation

/// Splits the gaps of a period's nodes into their causes (science-intervals-gap.md 3.2).
struct CauseFinder {
  private let since: Day
  /// By period.
  private let growth: [Double]
  /// Those of a node, by period and segment, with what stood at the start counted by the fit of so many
  /// periods later.
  private let sums: ([String], Int) -> [[FactorSums]]
  private let companyWins: Double

  init(_ history: FactorHistory) {
    self.init(since: history.since, growth: history.growth) {
      history.sums(of: $0, later: $1)
    }
  }

  init(since: Day, growth: [Double], sums: @escaping ([String], Int) -> [[FactorSums]]) {
    self.since = since
    self.growth = growth
    self.sums = sums
    companyWins = CauseFinder.usualWins(sums([], 0))
  }

  /// The causes of a node's gap.
  ///
  /// What the mean holds beyond the sums (rounding, and people's calls) stands with the mix, but not
  /// in its p-value.
  func causes(of node: NodeForecast, quota: Int64) -> GapCauses {
    let path = node.path.map(\.value)
    let sums = (0...FactorHistory.referencePeriods).map { self.sums(path, $0) }
    let wins = CauseFinder.usualWins(sums[0])
    guard wins >= CausesUndefined.minimumWins else { return .undefined(.thin(wins: wins)) }
    let split = split(sums, age: 0)
    guard split.reference > 0 else { return .undefined(.thin(wins: wins)) }
    let past = (1..<max(1, sums[0].count - FactorHistory.referencePeriods)).map { age in
      self.split(sums, age: age)
    }.filter { $0.reference > 0 }
    let test = CauseTest(
      past: past.map(\.shares), widening: max(1, companyWins / wins))
    let pValues = split.shares.indices.map { test.pValue(split.shares[$0], of: $0) }
    var amounts = [Double(quota) - split.reference] + split.lines.map { -$0 }
    let gap = quota - node.mean
    amounts[amounts.count - 1] += Double(gap) - amounts.reduce(0, +)
    let whole = LargestRemainder.rounded(amounts, total: gap)
    let lines = zip(GapCause.allCases, whole).enumerated().map { position, line in
      CauseLine(
        cause: line.0, amount: line.1, pValue: position == 0 ? nil : pValues[position - 1])
    }
    let standing = CauseTest.standingOut(pValues)
    let named = lines.dropFirst().enumerated()
      .filter { gap > 0 && standing.contains($0.offset) && $0.element.amount > 0 }
      .sorted { $0.element.amount > $1.element.amount }
    return .split(
      CauseSplit(
        lines: lines, reference: Int64(split.reference.rounded()), since: since,
        named: named.map(\.element.cause)))
  }

  /// A period against the ones before it.
  private struct Split {
    /// What the reference periods lead to, minor units.
    var reference = 0.0
    /// By factor, minor units: positive where the period is better.
    var lines = [Double](repeating: 0, count: GapCause.factors.count)
    /// The same as shares of the reference.
    var shares: [Double] { lines.map { $0 / reference } }
  }

  /// - Parameters:
  ///   - sums: by the fit that counts, period and segment: a period and its reference are counted by
  ///     the same one.
  ///   - age: 0 for the period asked for.
  private func split(_ sums: [[[FactorSums]]], age: Int) -> Split {
    var split = Split()
    for segment in sums[0][age].indices {
      let reference = (1...FactorHistory.referencePeriods).map { sums[$0][age + $0][segment] }
      let game = FactorGame(
        current: sums[0][age][segment], past: reference, growth: growth[age])
      split.reference += game.bookings(0)
      for (factor, line) in game.lines.enumerated() { split.lines[factor] += line }
    }
    return split
  }

  /// Mean wins a period over the reference.
  private static func usualWins(_ sums: [[FactorSums]]) -> Double {
    let past = sums.dropFirst().prefix(FactorHistory.referencePeriods).flatMap { $0 }
    return past.reduce(0) { $0 + $1.standing.won + $1.created.won }
      / Double(FactorHistory.referencePeriods)
  }
}

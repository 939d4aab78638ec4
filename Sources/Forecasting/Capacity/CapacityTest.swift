internal import Calendars
internal import Deals
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// Whether closings follow the pipeline, or are limited by the capacity to close
/// (science-intervals-gap.md 2).
///
/// Weekly closings against those that the open deals would give at the usual rates of their segment,
/// stage and age, E: ln E[C] = a + eps ln E + delta(week of quarter), quasi-Poisson. Where closings
/// follow the pipeline eps is about 1; where a fixed number is closed whatever there is, about 0.
public struct CapacityTest: Codable, Equatable, Sendable {
  /// The elasticity of closings to the pipeline; `nil` below ``minimumWeeks``.
  public let elasticity: Double?
  /// (1 - elasticity) over its standard error.
  public let statistic: Double?
  /// Weeks with closings that were looked at.
  public let weeks: Int
  /// The weight of the bottom-up forecast, the smallest of the last 13 weeks: 1 where closings follow
  /// the pipeline, 0 where they do not.
  public let weight: Double

  static let minimumWeeks = 8
  /// Below this many weeks a limit cannot be seen.
  public static let seeingWeeks = 26
  static let windowWeeks = 104
  static let heldWeeks = 13
  static let critical = 2.5
  static let ridge = 2.0

  init(_ log: DealLog) throws(ForecastError) {
    let table = ClosingTable(log, maximumWeeks: CapacityTest.windowWeeks + CapacityTest.heldWeeks)
    var newest: (elasticity: Double, statistic: Double)?
    var weight = 1.0
    for age in 0..<CapacityTest.heldWeeks {
      guard
        let found = try CapacityTest.test(table, log: log, from: age)
      else { break }
      if age == 0 { newest = found }
      weight = min(weight, CapacityTest.weight(found))
    }
    elasticity = newest?.elasticity
    statistic = newest?.statistic
    weeks = min(table.weeks, CapacityTest.windowWeeks)
    self.weight = weight
  }

  private static func weight(_ found: (elasticity: Double, statistic: Double)) -> Double {
    found.statistic <= critical ? 1 : min(1, max(0, (found.elasticity - 0.2) / 0.6))
  }

  /// The test as of `age` weeks before the cutoff; `nil` where there are too few weeks.
  private static func test(
    _ table: ClosingTable, log: DealLog, from age: Int
  ) throws(ForecastError) -> (elasticity: Double, statistic: Double)? {
    let weeks = Array(age..<min(table.weeks, age + windowWeeks))
    guard weeks.count >= minimumWeeks else { return nil }
    let expected = CapacityTest.expected(table, weeks)
    let used = zip(weeks, expected).filter { $1 > 0 }
    guard used.count >= minimumWeeks else { return nil }
    let known = log.known
    let rows = used.map { week, expected in
      let day = known.zone.day(of: known.cutoff) - 7 * week - 4
      let phase = weekOfQuarter(day, calendar: known.calendar)
      return [1, Foundation.log(expected)] + (1..<13).map { $0 == phase ? 1.0 : 0 }
    }
    let counts = used.map { Double(table.closings[$0.0]) }
    let penalties = [1e-6, 1e-6] + [Double](repeating: ridge, count: 12)
    do {
      let design = try Matrix(rows: rows)
      let fitted = try RidgePoisson(penalties: penalties, standardise: false)
        .fit(RegressionData(design: design, response: counts))
      let means = try fitted.means(design)
      var information = [[Double]](
        repeating: Array(repeating: 0, count: penalties.count), count: penalties.count)
      for (row, mean) in zip(rows, means) {
        for i in row.indices where row[i] != 0 {
          for j in row.indices { information[i][j] += mean * row[i] * row[j] }
        }
      }
      for index in penalties.indices { information[index][index] += penalties[index] }
      let inverse = try Cholesky(Matrix(rows: information)).inverse()
      // The weeks come newest first; the autocorrelation is the same either way.
      let residuals = zip(counts, means).map { ($0 - $1) / max($1, 1e-9).squareRoot() }
      let error = (dispersion(residuals) * inverse[1, 1]).squareRoot()
      let elasticity = fitted.coefficients[1]
      return (elasticity, error > 0 ? (1 - elasticity) / error : 0)
    } catch { throw .numeric("\(error)") }
  }

  /// Closings of each week at the usual rates of the open deals' segments, stages and ages.
  private static func expected(_ table: ClosingTable, _ weeks: [Int]) -> [Double] {
    var open = [Double](repeating: 0, count: table.cells)
    var closed = open
    for week in weeks {
      for cell in 0..<table.cells {
        open[cell] += Double(table.open[week * table.cells + cell])
        closed[cell] += Double(table.closed[week * table.cells + cell])
      }
    }
    let hazards = zip(closed, open).map { ($0 + 0.05) / ($1 + 1) }
    return weeks.map { week in
      (0..<table.cells).reduce(0) {
        $0 + hazards[$1] * Double(table.open[week * table.cells + $1])
      }
    }
  }

  /// max(1, (Pearson + 4) / (max(n - 8, 5) + 4)) (1 + r) / (1 - r), r the lag-1 autocorrelation of
  /// the residuals within 0...0.8.
  private static func dispersion(_ residuals: [Double]) -> Double {
    let pearson = residuals.reduce(0) { $0 + $1 * $1 }
    let freedom = Double(max(residuals.count - 8, 5))
    let lagged = zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let correlation = pearson > 0 ? min(0.8, max(0, lagged / pearson)) : 0
    return max(1, (pearson + 4) / (freedom + 4)) * (1 + correlation) / (1 - correlation)
  }
}

extension CapacityTest {
  /// What the reader must know, in sentences.
  func sentences(weight used: Double, method: ForecastMethod) -> [String] {
    if method == .runRate {
      return ["the run rate of bookings stands in for the pipeline, as asked"]
    }
    guard let elasticity, let statistic else {
      return method == .auto
        ? ["\(weeks) weeks of closings: too few to see whether closings follow the pipeline"] : []
    }
    let finding =
      "elasticity \(CapacityTest.text(elasticity)), z \(CapacityTest.text(statistic)), "
      + "\(weeks) weeks"
    if used < 1 {
      return [
        "closings do not follow the pipeline (\(finding)): the run rate of bookings has weight "
          + "\(CapacityTest.text(1 - used))"
      ]
    }
    if weight < 1 {
      return ["closings do not follow the pipeline (\(finding)), yet it alone was asked for"]
    }
    return weeks < CapacityTest.seeingWeeks && method == .auto
      ? [
        "\(weeks) weeks of closings: a limit of the capacity to close shows from "
          + "\(CapacityTest.seeingWeeks) weeks on"
      ] : []
  }

  private static func text(_ value: Double) -> String { String(format: "%.2f", value) }
}

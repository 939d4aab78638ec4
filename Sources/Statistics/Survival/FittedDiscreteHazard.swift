internal import Foundation

/// Fitted chances of causes by period.
public struct FittedDiscreteHazard: Codable, Equatable, Sendable {
  /// *p* slopes for each cause; 0 for dropped columns.
  public let coefficients: [[Double]]
  /// Their standard errors, 0 for dropped columns.
  public let standardErrors: [[Double]]
  /// For each period and cause the log odds of it against no event for a row at the centres;
  /// `nil` where the cause never came, and its hazard is 0.
  public let intercepts: [[Double?]]
  /// The means of the columns, to which the intercepts belong.
  public let centres: [Double]
  /// The log-likelihood, without a penalty.
  public let logLikelihood: Double
  /// Rows that count.
  public let observationCount: Int
  /// Newton steps made.
  public let iterations: Int
  /// Whether the likelihood had settled.
  public let converged: Bool
  /// What makes the fit doubtful; empty when nothing does.
  public let warnings: [SurvivalWarning]

  /// The number of periods.
  public var periodCount: Int { intercepts.count }

  /// The chance of each cause in a period (from 0), given that none has come before.
  public func hazards(row: [Double], period: Int) -> [Double] {
    precondition(row.count == centres.count, "a row has one value for each column")
    precondition(intercepts.indices.contains(period), "a period without data")
    let logits = coefficients.indices.map { cause -> Double? in
      guard let intercept = intercepts[period][cause] else { return nil }
      return row.indices.reduce(intercept) {
        let slope = coefficients[cause][$1]
        return slope == 0 ? $0 : $0 + slope * (row[$1] - centres[$1])
      }
    }
    let largest = logits.reduce(0) { max($0, $1 ?? 0) }
    let odds = logits.map { $0.map { exp($0 - largest) } ?? 0 }
    let total = odds.reduce(exp(-largest), +)
    return odds.map { $0 / total }
  }

  /// The chance that each cause has come by the end of each period.
  ///
  /// - Returns: one list of causes for each period; with no event so far, they sum to 1.
  public func cumulativeIncidence(row: [Double]) -> [[Double]] {
    var (remaining, total) = (1.0, [Double](repeating: 0, count: coefficients.count))
    return intercepts.indices.map { period in
      let hazards = hazards(row: row, period: period)
      for cause in hazards.indices { total[cause] += remaining * hazards[cause] }
      remaining *= max(0, 1 - hazards.reduce(0, +))
      return total
    }
  }
}

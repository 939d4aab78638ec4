internal import Foundation
internal import Statistics

/// The most probable segmentation of a series into stretches of normal values with a mean and a
/// variance of their own.
///
/// Columns are standardised; mean and precision of a segment have a normal-gamma prior (mean 0 with
/// the weight of one value, shape 1/2, rate 1), so its marginal likelihood is a closed form; a
/// change has the probability 1/10,000 at each step. The maximum is exact, by dynamic programming.
///
/// - Source: Murphy, "Conjugate Bayesian analysis of the Gaussian distribution", 2007, for the
///   marginal likelihood; Fearnhead, "Exact and efficient Bayesian inference for multiple
///   changepoint problems", 2006.
public struct BayesianSegmentation: Sendable, Equatable {
  /// The most values of a column: the work grows with the square.
  public static let mostValues = 5000
  /// The weight of the prior mean, in values.
  private static let meanWeight = 1.0
  private static let shape = 0.5
  private static let rate = 1.0
  private static let changeProbability = 1e-4

  /// The segmentation; it has no settings.
  public init() {}

  /// The first steps of the segments but the first one, ascending.
  ///
  /// - Parameter columns: one or more equally long columns, oldest first, without gaps.
  /// - Throws: ``ChangePointError``.
  /// - Complexity: O(*n*^2 *d*).
  public func changePoints(_ columns: [[Double]]) throws(ChangePointError) -> [Int] {
    let n = try ChangePointError.check(columns, most: Self.mostValues)
    guard n >= 2 else { return [] }
    let sums = columns.map { PrefixSums(Self.standardised($0)) }
    let terms = Self.lengthTerms(n)
    let change = -log(Self.changeProbability / (1 - Self.changeProbability))
    var least = [Double](repeating: .infinity, count: n + 1)
    var previous = [Int](repeating: 0, count: n + 1)
    least[0] = -change
    for end in 1...n {
      for start in 0..<end {
        var value = least[start] + change
        for column in sums {
          value -= terms[end - start] - Self.dataTerm(column, start, end)
        }
        if value < least[end] {
          least[end] = value
          previous[end] = start
        }
      }
    }
    var starts: [Int] = []
    var at = previous[n]
    while at > 0 {
      starts.append(at)
      at = previous[at]
    }
    return starts.reversed()
  }

  /// (shape + *L* / 2) log of the posterior rate.
  private static func dataTerm(_ column: PrefixSums, _ start: Int, _ end: Int) -> Double {
    let length = Double(end - start)
    let sum = column.sums[end] - column.sums[start]
    let square = column.squares[end] - column.squares[start]
    let within = max(0, square - sum * sum / length)
    let away = meanWeight * sum * sum / (length * (meanWeight + length))
    return (shape + 0.5 * length) * log(rate + 0.5 * (within + away))
  }

  /// What of the log marginal likelihood depends on the length alone.
  private static func lengthTerms(_ n: Int) -> [Double] {
    (0...n).map { count in
      let length = Double(count)
      return lgamma(shape + 0.5 * length) - lgamma(shape) + shape * log(rate)
        + 0.5 * log(meanWeight / (meanWeight + length)) - 0.5 * length * log(2 * Double.pi)
    }
  }

  private static func standardised(_ column: [Double]) -> [Double] {
    let largest = column.lazy.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return column }
    let unit = column.map { $0 / largest }
    let (mean, spread) = (
      Descriptive.mean(unit) ?? 0, Descriptive.standardDeviation(unit) ?? 0
    )
    return unit.map { spread > 1e-14 ? ($0 - mean) / spread : 0 }
  }
}

/// Sums of the values before each step, and of their squares.
private struct PrefixSums {
  private(set) var sums = [0.0]
  private(set) var squares = [0.0]

  init(_ values: [Double]) {
    var (sum, square) = (CompensatedSum(), CompensatedSum())
    for value in values {
      sum.add(value)
      square.add(value * value)
      sums.append(sum.value)
      squares.append(square.value)
    }
  }
}

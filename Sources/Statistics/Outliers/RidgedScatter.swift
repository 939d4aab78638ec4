internal import Foundation
internal import LinearAlgebra

/// The least spread three quarters of the rows: detMCD with two starts and a small ridge, made for
/// ranks of distances rather than for an unbiased covariance.
///
/// - Source: Hubert, Rousseeuw and Verdonck, "A deterministic algorithm for robust location and
///   scatter", 2012: starts from the correlations of tanh and of normal scores, concentration.
struct RidgedScatter {
  /// The share of rows that is taken for clean.
  static let supportFraction = 0.75
  /// Added to the variances of the scaled columns.
  private static let ridge = 1e-4
  private static let maximumSteps = 12
  /// The change of the log determinant at which the steps end.
  private static let tolerance = 1e-4

  let estimate: LocationScatter
  /// Squared distances of the rows.
  let squaredDistances: [Double]

  /// How many rows are needed for so many columns.
  static func rowsNeeded(columns: Int) -> Int { 2 * (columns + 1) }

  /// How many rows are taken for clean.
  static func support(_ rows: Int) -> Int {
    min(rows, max(2, Int((supportFraction * Double(rows)).rounded(.up))))
  }

  /// The better of the two starts after concentration.
  ///
  /// - Parameter data: columns with robust location 0 and scale 1.
  init(_ data: Matrix, workers: Int) throws(MultivariateError) {
    var best: (estimate: LocationScatter, distances: [Double])?
    for start in try Self.starts(data, workers: workers) {
      let settled = try Self.concentrate(data, from: start, workers: workers)
      if let known = best,
        known.estimate.logDeterminant <= settled.estimate.logDeterminant
      {
        continue
      }
      best = settled
    }
    guard let best else { throw .noVariation }
    estimate = best.estimate
    squaredDistances = best.distances
  }

  private static func concentrate(
    _ data: Matrix, from start: [Double], workers: Int
  ) throws(MultivariateError) -> (estimate: LocationScatter, distances: [Double]) {
    let kept = support(data.rows)
    var distances = start
    var last = Double.infinity
    var estimate: LocationScatter
    var step = 0
    repeat {
      let marks = OrderStatistics.indicator(ofSmallest: kept, in: distances)
      estimate = try LocationScatter(data, weights: marks, workers: workers).ridged(by: ridge)
      distances = estimate.squaredDistances(data, workers: workers)
      step += 1
      if abs(last - estimate.logDeterminant) < tolerance { break }
      last = estimate.logDeterminant
    } while step < maximumSteps
    return (estimate, distances)
  }

  /// Squared distances of all rows by each of the two first guesses.
  private static func starts(
    _ data: Matrix, workers: Int
  ) throws(MultivariateError) -> [[Double]] {
    let rows = RobustCovariance.startingRows(data.rows)
    let part = rows.count == data.rows ? data : data.selecting(rows: rows)
    var answers: [[Double]] = []
    for guess in try guesses(part) {
      let axes = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
        try SymmetricEigen(guess).eigenvectors
      }
      answers.append(try distances(data, part: part, axes: axes, workers: workers))
    }
    return answers
  }

  /// Scatters of tanh and of the normal scores of the ranks.
  private static func guesses(_ part: Matrix) throws(MultivariateError) -> [Matrix] {
    let n = Double(part.rows)
    let normal = NormalDistribution.standard
    let columns = (0..<part.columns).map { part.column($0) }
    return [
      try correlation(columns.map { $0.map { tanh($0) } }),
      try correlation(
        columns.map { column in
          RankTransform.ranks(column).map { normal.quantile(($0 - 1.0 / 3) / (n + 1.0 / 3)) }
        }),
    ]
  }

  private static func correlation(_ columns: [[Double]]) throws(MultivariateError) -> Matrix {
    let data = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try Matrix(columns: columns)
    }
    let ones = [Double](repeating: 1, count: data.rows)
    var matrix = try LocationScatter(data, weights: ones, workers: 1).covariance
    let roots = matrix.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows { matrix[i, j] /= roots[i] * roots[j] }
    }
    return matrix
  }

  /// Each axis centred and scaled by median and interquartile range of the starting rows.
  private static func distances(
    _ data: Matrix, part: Matrix, axes: Matrix, workers: Int
  ) throws(MultivariateError) -> [Double] {
    let own = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try part.multiplied(by: axes)
    }
    let settings = (0..<axes.columns).map { OutlierColumns.centreAndScale(own.column($0)) }
    let isWhole = part.rows == data.rows
    let all = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      isWhole ? own : try data.multiplied(by: axes)
    }
    var squares = [Double](repeating: 0, count: data.rows)
    for (j, setting) in settings.enumerated() {
      guard let (centre, scale) = setting else { continue }
      let column = all.column(j)
      for i in squares.indices {
        let z = (column[i] - centre) / scale
        squares[i] += z * z
      }
    }
    return squares
  }
}

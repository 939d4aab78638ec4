internal import Foundation

/// A least-squares fit by QR with column pivoting, refined with residuals of twice the digits.
///
/// Columns are first scaled by powers of two, which is exact, so that the rank does not depend on
/// the units of the columns.
///
///     let fit = try LeastSquares(design: x, response: y)
///     fit.coefficients      // 0 for the columns in fit.droppedColumns
public struct LeastSquares: Sendable {
  /// A coefficient for each column; 0 for a dropped one.
  public let coefficients: [Double]
  /// The response less the fitted values, unweighted.
  public let residuals: [Double]
  /// Columns that depend on the others to working precision, in ascending order.
  public let droppedColumns: [Int]
  /// The numerical rank of the design.
  public let rank: Int
  /// An estimate of the condition number of the kept columns after scaling; above 1e10 or so few
  /// digits of the coefficients can be trusted.
  public let conditionEstimate: Double
  /// The weighted sum of the squared residuals.
  public let residualSumOfSquares: Double

  /// Fits the response to the columns of a design.
  ///
  /// Which column of a dependent set is dropped is decided by pivoting: the one with least norm
  /// left, not always the last. Predictions do not depend on that choice.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*; every element finite.
  ///   - response: *n* finite values.
  ///   - weights: *n* values >= 0; `nil` means equal weights.
  ///   - tolerance: what is left of a column, relative to the largest, to count as independent;
  ///     `nil` means `max(n, p)` times the spacing of doubles at 1.
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``;
  ///   ``LinearAlgebraError/negativeWeight(row:)``.
  /// - Complexity: O(*n* *p*^2).
  /// - Source: Golub and Van Loan, *Matrix Computations*, 4th ed., section 5.5.
  public init(
    design: Matrix, response: [Double], weights: [Double]? = nil, tolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    try Finiteness.require(response, count: design.rows)
    try design.requireFinite()
    let roots = try weights.map { (list) throws(LinearAlgebraError) in
      try Gram.roots(of: list, count: design.rows)
    }
    let scales = LeastSquares.columnScales(design)
    let matrix = LeastSquares.scaled(design, rows: roots, columns: scales)
    let target = roots.map { roots in zip(roots, response).map(*) } ?? response
    let factorization = try QR(matrix)
    rank = factorization.rank(tolerance: tolerance)
    conditionEstimate = try factorization.conditionEstimate(rank: rank)
    var refinement = try Refinement(
      matrix, target, factorization: factorization, rank: rank,
      solution: factorization.solve(target, tolerance: tolerance))
    try refinement.run()
    droppedColumns = factorization.pivots[rank...].sorted()
    coefficients = zip(refinement.solution, scales).map(*)
    residuals = zip(response, try design.multiplied(by: coefficients)).map(-)
    residualSumOfSquares = zip(residuals, roots ?? [Double](repeating: 1, count: residuals.count))
      .reduce(0) { $0 + ($1.0 * $1.1) * ($1.0 * $1.1) }
  }

  /// For each column the power of two that brings its largest element near 1.
  private static func columnScales(_ design: Matrix) -> [Double] {
    (0..<design.columns).map { j in
      let largest = design.column(j).reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { return 1 }
      return scalbn(1, -min(1022, max(-1022, Int(largest.exponent))))
    }
  }

  private static func scaled(
    _ design: Matrix, rows: [Double]?, columns: [Double]
  ) -> Matrix {
    var result = design
    for j in 0..<design.columns {
      for i in 0..<design.rows { result[i, j] = design[i, j] * columns[j] * (rows?[i] ?? 1) }
    }
    return result
  }
}

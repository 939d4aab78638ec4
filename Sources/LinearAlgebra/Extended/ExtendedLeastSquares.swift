/// A least-squares fit of a design of moderate size with all the digits that the data have.
///
/// QR with column pivoting, refined with twice the digits; the inverse of *A'A* is made with twice
/// the digits too, as long as that is cheap.
package struct ExtendedLeastSquares: Sendable {
  /// The most multiplications in twice the digits spent on the inverse.
  static let extendedLimit = 4_000_000

  /// The columns that have a coefficient, in ascending order.
  package let kept: [Int]
  /// Their coefficients; the true one is nearer to `coefficients + corrections`.
  package let coefficients: [Double]
  /// What the coefficients lose by being rounded to doubles.
  package let corrections: [Double]
  /// *b* - *A x*, rounded once.
  package let residuals: [Double]
  /// *(A'A)^-1* of the kept columns.
  package let inverse: Matrix
  /// *R* of the kept columns in their order.
  package let triangle: UpperTriangle
  /// An estimate of the condition number of the kept columns.
  package let condition: Double
  /// Corrections made.
  package let refinementSteps: Int
  /// Whether they went on until nothing changed; `nil` when none was asked for.
  package let refined: Bool?

  /// Fits *A x* to *b*; columns should have been brought to about the same length.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)``;
  ///   ``LinearAlgebraError/dimensionMismatch(expected:found:)``.
  package init(
    _ matrix: Matrix, _ right: [Double], refine: Bool
  ) throws(LinearAlgebraError) {
    try Finiteness.require(right, count: matrix.rows)
    var (work, factorization) = (matrix, try QR(matrix))
    let tolerance = IndependentColumns.tolerance(rows: matrix.rows, columns: matrix.columns)
    let rank = factorization.rank(tolerance: tolerance)
    kept =
      rank == matrix.columns
      ? Array(0..<rank)
      : IndependentColumns.inOrder(factorization, rank: rank, tolerance: tolerance)
    if rank < matrix.columns {
      work = matrix.selecting(columns: kept)
      factorization = try QR(work)
    }
    condition = try factorization.conditionEstimate(rank: rank)
    var refinement = ExtendedRefinement(
      work, right, factorization: factorization,
      solution: try factorization.solve(right, tolerance: 0))
    if refine, rank > 0 { try refinement.run() }
    refined = refine && rank > 0 ? refinement.succeeded : nil
    refinementSteps = refinement.steps
    coefficients = refinement.solution.map(\.value)
    corrections = refinement.solution.map { ($0 - DoubleDouble(high: $0.value, low: 0)).value }
    residuals = refinement.finalResidual
    triangle = try ExtendedLeastSquares.triangle(factorization)
    let isSmall = work.rows * rank * rank <= ExtendedLeastSquares.extendedLimit
    if isSmall, let extended = ExtendedGram.inverse(of: work) {
      inverse = extended
    } else {
      inverse = try triangle.inverseOfProduct()
    }
  }

  /// *R* for the columns in their own order rather than that of the pivots.
  private static func triangle(_ factorization: QR) throws(LinearAlgebraError) -> UpperTriangle {
    let r = factorization.r()
    var ordered = Matrix(rows: r.columns, columns: r.columns)
    for (k, j) in factorization.pivots.enumerated() { try ordered.setColumn(j, to: r.column(k)) }
    if factorization.pivots == Array(0..<r.columns) { return try UpperTriangle(ordered) }
    return try UpperTriangle(unpivoted: ordered)
  }
}

internal import COpenBLAS

extension QR {
  /// An estimate of the condition number of the leading columns, in the 1-norm of *R*.
  ///
  /// - Parameter rank: how many of the pivoted columns to look at; all by default.
  /// - Returns: 1 for no column, infinity when they are dependent to working precision.
  /// - Source: LAPACK `dtrcon`.
  public func conditionEstimate(rank: Int? = nil) throws(LinearAlgebraError) -> Double {
    let order = min(rank ?? columns, rows, columns)
    guard order > 0 else { return 1 }
    let (n, m) = (try LAPACK.dimension(order), try LAPACK.dimension(rows))
    var reciprocal = 0.0
    let info = LAPACKE_dtrcon(
      LAPACK.columnMajor, LAPACK.oneNorm, LAPACK.upper, LAPACK.nonUnit, n, factor.elements, m,
      &reciprocal)
    try LAPACK.check(info, "dtrcon") { .singular(pivot: $0) }
    return reciprocal > 0 ? 1 / reciprocal : .infinity
  }
}

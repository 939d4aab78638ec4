internal import CLimit
import LinearAlgebra

/// What the machine can do: *X'X* by one dsyrk, *X'y*, and one dposv; no errors, no checks.
enum Limit {
  static func coefficients(_ design: Matrix, _ response: [Double]) -> [Double] {
    let (n, p) = (Int32(design.rows), Int32(design.columns))
    var gram = [Double](repeating: 0, count: design.columns * design.columns)
    var right = [Double](repeating: 0, count: design.columns)
    design.withUnsafeColumnMajor { x in
      cblas_dsyrk(
        CblasColMajor, CblasLower, CblasTrans, p, n, 1, x.baseAddress, n, 0, &gram, p)
      cblas_dgemv(
        CblasColMajor, CblasTrans, n, p, 1, x.baseAddress, n, response, 1, 0, &right, 1)
    }
    let lower = CChar(UInt8(ascii: "L"))
    let info = LAPACKE_dposv(102, lower, p, 1, &gram, p, &right, p)
    return info == 0 ? right : []
  }
}

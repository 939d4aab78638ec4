/// What can go wrong in this module; each case carries the numbers that say where.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// Two shapes that must agree do not: `expected` elements (or rows, or columns), `found` others.
  case dimensionMismatch(expected: Int, found: Int)
  /// A square matrix is needed.
  case notSquare(rows: Int, columns: Int)
  /// An element is NaN or infinite; for a vector, `column` is 0.
  case notFinite(row: Int, column: Int)
  /// A weight is below zero.
  case negativeWeight(row: Int)
  /// The leading minor of this order is not positive, as LAPACK's `dpotrf` reports it.
  case notPositiveDefinite(order: Int)
  /// The triangular factor has a zero on its diagonal, counted from 1.
  case singular(pivot: Int)
  /// An iteration ended with this many values still to find.
  case didNotConverge(remaining: Int)
  /// A dimension does not fit the 32-bit integers of BLAS and LAPACK.
  case tooLarge(dimension: Int)
  /// No memory for a workspace.
  case outOfMemory(routine: String)
}

extension LinearAlgebraError: CustomStringConvertible {
  /// One sentence: what happened and where.
  public var description: String {
    switch self {
    case .dimensionMismatch(let expected, let found):
      "the dimensions do not agree: expected \(expected), found \(found)"
    case .notSquare(let rows, let columns):
      "a square matrix is needed, and this one is \(rows) x \(columns)"
    case .notFinite(let row, let column):
      "the element in row \(row), column \(column) is not a finite number"
    case .negativeWeight(let row):
      "the weight of row \(row) is negative"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading minor of order \(order) is not positive"
    case .singular(let pivot):
      "the matrix is singular: diagonal element \(pivot) of its triangular factor is zero"
    case .didNotConverge(let remaining):
      "the iteration did not converge: \(remaining) values were still to be found"
    case .tooLarge(let dimension):
      "the dimension \(dimension) does not fit a 32-bit integer"
    case .outOfMemory(let routine):
      "\(routine) found no memory for its workspace"
    }
  }
}

internal import Foundation
internal import LinearAlgebra

/// Whether the columns of a design can make a constant: the total sum of squares is then about the
/// mean of the response.
enum InterceptSearch: Equatable {
  /// No combination of the columns is constant.
  case none
  /// This column is.
  case column(Int)
  /// A combination is, as that of the indicators of all groups.
  case combination

  /// Rows looked at before the whole design is.
  static let sampleRows = 64
  /// What may be left of a constant that the columns make, for each row.
  static let tolerance = 1e-9

  init(_ design: Matrix, exponents: [Int], workers: Int) throws(LinearAlgebraError) {
    if let column = (0..<design.columns).first(where: { InterceptSearch.isConstant(design, $0) }) {
      self = .column(column)
    } else {
      self = try InterceptSearch.spans(design, exponents, workers) ? .combination : .none
    }
  }

  static func isConstant(_ design: Matrix, _ j: Int) -> Bool {
    let first = design[0, j]
    guard first != 0 else { return false }
    for i in 0..<min(sampleRows, design.rows) where design[i, j] != first { return false }
    return design.withUnsafeColumnMajor { elements in
      elements[(j * design.rows)..<((j + 1) * design.rows)].allSatisfy { $0 == first }
    }
  }

  /// A sample of rows rules most designs out; what it cannot is settled by all rows.
  private static func spans(
    _ design: Matrix, _ exponents: [Int], _ workers: Int
  ) throws(LinearAlgebraError) -> Bool {
    guard design.columns > 0 else { return false }
    let count = min(design.rows, 4 * design.columns + sampleRows)
    let picked = (0..<count).map { $0 * design.rows / count }
    let sample = design.selecting(rows: picked)
    guard try leavesNothing(of: sample, exponents, 1) else { return false }
    if count == design.rows { return true }
    return try leavesNothing(of: design, exponents, workers)
  }

  private static func leavesNothing(
    of design: Matrix, _ exponents: [Int], _ workers: Int
  ) throws(LinearAlgebraError) -> Bool {
    let triangle = try TallTriangle(
      design: design, response: [Double](repeating: 1, count: design.rows),
      multipliers: exponents.map { scalbn(1, -$0) } + [1], roots: nil, below: nil,
      workers: workers
    ).triangle
    let (columns, last) = (Array(0..<design.columns), triangle.columns - 1)
    let factorization = try QR(triangle.selecting(columns: columns))
    let rank = factorization.rank(
      tolerance: IndependentColumns.tolerance(rows: design.rows, columns: design.columns))
    // What no direction of the columns takes up.
    let rest = try factorization.transposedQ(times: triangle.column(last))[rank...]
    let square = rest.reduce(0) { $0 + $1 * $1 }
    return square <= tolerance * tolerance * Double(design.rows)
  }
}

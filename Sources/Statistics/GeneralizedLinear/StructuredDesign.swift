internal import Foundation
public import LinearAlgebra

/// A categorical column: a code for each row.
public struct Factor: Equatable, Sendable {
  /// *n* codes, each below ``levelCount``.
  public let codes: [UInt16]
  /// How many levels there are.
  public let levelCount: Int
  /// The level without a coefficient, or `nil` when every level has one.
  public let reference: Int?

  /// A factor from its codes.
  ///
  /// - Throws: ``FitError/invalidSetting(name:value:)`` for a code or a reference that is no level.
  public init(
    codes: [UInt16], levelCount: Int, reference: Int? = 0
  ) throws(FitError) {
    guard levelCount > 0, levelCount <= Int(UInt16.max) + 1 else {
      throw .invalidSetting(name: "levelCount", value: Double(levelCount))
    }
    if let largest = codes.max(), Int(largest) >= levelCount {
      throw .invalidSetting(name: "codes", value: Double(largest))
    }
    if let reference, reference < 0 || reference >= levelCount {
      throw .invalidSetting(name: "reference", value: Double(reference))
    }
    self.codes = codes
    self.levelCount = levelCount
    self.reference = reference
  }

  /// A factor from wider codes.
  ///
  /// - Throws: ``FitError/invalidSetting(name:value:)`` for a code or a reference that is no level.
  public init(
    codes: [Int32], levelCount: Int, reference: Int? = 0
  ) throws(FitError) {
    guard let wrong = codes.first(where: { $0 < 0 || $0 > Int32(UInt16.max) }) else {
      try self.init(
        codes: codes.map { UInt16(truncatingIfNeeded: $0) }, levelCount: levelCount,
        reference: reference)
      return
    }
    throw .invalidSetting(name: "codes", value: Double(wrong))
  }
}

/// A design whose dummies are never written out: numeric columns, and a code for each factor.
///
/// The coefficients stand in the order intercept (when there is one), numeric columns, then for
/// each factor its levels in order, without the reference.
///
///     intercept | numeric 0 ... numeric k-1 | factor 0: levels but one | factor 1: ...
///
/// A pass over the rows costs O(*k*^2 + *k f* + *f*^2) for each row with *k* numeric columns and *f*
/// factors, whatever the number of levels.
public struct StructuredDesign: Equatable, Sendable {
  /// *n* x *k*.
  public let numeric: Matrix
  /// The categorical columns.
  public let factors: [Factor]
  /// Whether the first coefficient is an intercept.
  public let hasIntercept: Bool
  /// The number of rows.
  public let rows: Int
  /// The number of coefficients.
  public let columns: Int
  /// For each factor and level the coefficient's index, -1 for a reference.
  let levelColumns: [[Int]]

  /// A design from its parts.
  ///
  /// - Throws: ``FitError/notFinite(argument:row:column:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/invalidSetting(name:value:)`` when two factors have too many pairs of levels.
  public init(
    numeric: Matrix, factors: [Factor], hasIntercept: Bool = true
  ) throws(FitError) {
    rows = numeric.columns > 0 ? numeric.rows : factors.first?.codes.count ?? numeric.rows
    do throws(LinearAlgebraError) {
      try numeric.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .notFinite(argument: "numeric", row: row, column: column)
    }
    var next = (hasIntercept ? 1 : 0) + numeric.columns
    var levelColumns: [[Int]] = []
    for factor in factors {
      guard factor.codes.count == rows else {
        throw .dimensionMismatch(argument: "factors", expected: rows, found: factor.codes.count)
      }
      var list: [Int] = []
      for level in 0..<factor.levelCount {
        list.append(level == factor.reference ? -1 : next)
        if level != factor.reference { next += 1 }
      }
      levelColumns.append(list)
    }
    // The normal matrix is dense in the coefficients.
    guard next <= 10_000 else { throw .invalidSetting(name: "columns", value: Double(next)) }
    self.numeric = numeric
    self.factors = factors
    self.hasIntercept = hasIntercept
    self.levelColumns = levelColumns
    columns = next
  }

  /// The dense matrix that the design stands for, for comparison and small work.
  public func expanded() -> Matrix {
    var result = Matrix(rows: rows, columns: columns)
    let first = hasIntercept ? 1 : 0
    for i in 0..<rows {
      if hasIntercept { result[i, 0] = 1 }
      for j in 0..<numeric.columns { result[i, first + j] = numeric[i, j] }
      for (factor, list) in zip(factors, levelColumns) {
        let column = list[Int(factor.codes[i])]
        if column >= 0 { result[i, column] = 1 }
      }
    }
    return result
  }
}

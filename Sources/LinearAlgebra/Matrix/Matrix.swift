/// A dense matrix of `Double`, stored column after column in one array.
///
///     Matrix(rows: [[1, 2],          elements: 1 3 5 2 4 6
///                   [3, 4],                    ----- -----
///                   [5, 6]])               column 0  column 1
///
/// The leading dimension is `max(1, rows)`. A matrix is a value: copies share memory until one of
/// them is written. A matrix may have no rows or no columns.
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column after column.
  @usableFromInline var elements: [Double]

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative dimension")
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: 0, count: rows * columns)
  }

  /// A matrix from its elements in column-major order.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)`` when there are not
  ///   `rows * columns` elements.
  public init(
    rows: Int, columns: Int, columnMajor elements: [Double]
  ) throws(LinearAlgebraError) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative dimension")
    guard elements.count == rows * columns else {
      throw .dimensionMismatch(expected: rows * columns, found: elements.count)
    }
    self.init(unchecked: elements, rows: rows, columns: columns)
  }

  /// A matrix written down row by row.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)`` when a row has another
  ///   length than the first.
  public init(rows lines: [[Double]]) throws(LinearAlgebraError) {
    let width = lines.first?.count ?? 0
    self.init(rows: lines.count, columns: width)
    for (i, line) in lines.enumerated() {
      guard line.count == width else {
        throw .dimensionMismatch(expected: width, found: line.count)
      }
      for (j, value) in line.enumerated() { self[i, j] = value }
    }
  }

  /// A matrix made of columns.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)`` when a column has another
  ///   length than the first.
  public init(columns list: [[Double]]) throws(LinearAlgebraError) {
    let height = list.first?.count ?? 0
    var elements: [Double] = []
    elements.reserveCapacity(height * list.count)
    for column in list {
      guard column.count == height else {
        throw .dimensionMismatch(expected: height, found: column.count)
      }
      elements += column
    }
    self.init(unchecked: elements, rows: height, columns: list.count)
  }

  /// A matrix of elements whose number is known to be right.
  init(unchecked elements: [Double], rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// The identity of an order.
  public static func identity(_ order: Int) -> Matrix {
    var result = Matrix(rows: order, columns: order)
    for i in 0..<order { result[i, i] = 1 }
    return result
  }

  /// The element in row `i` and column `j`, both counted from 0.
  @inlinable
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "index outside of the matrix")
      return elements[j * rows + i]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "index outside of the matrix")
      elements[j * rows + i] = newValue
    }
  }
}

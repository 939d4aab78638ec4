public import LinearAlgebra

/// Why an analysis of several columns at once cannot be made.
public enum MultivariateError: Error, Equatable, Sendable {
  /// Fewer rows than the analysis needs.
  case tooFewRows(needed: Int, found: Int)
  /// There are no columns, or a row has another number of them.
  case wrongColumnCount(expected: Int, found: Int)
  /// An element is NaN or infinite.
  case notFinite(row: Int, column: Int)
  /// A setting has no meaning.
  case invalidSetting(name: String, value: Double)
  /// No column varies.
  case noVariation
  /// Squares of the elements overflow.
  case overflow
  /// A factorization failed.
  case linearAlgebra(LinearAlgebraError)
}

extension MultivariateError: CustomStringConvertible {
  /// One sentence: what happened, and where.
  public var description: String {
    switch self {
    case .tooFewRows(let needed, let found):
      "too few rows: \(needed) are needed, \(found) were given"
    case .wrongColumnCount(let expected, let found):
      "there are \(found) columns where \(expected) are expected"
    case .notFinite(let row, let column):
      "the element in row \(row), column \(column) is not a finite number"
    case .invalidSetting(let name, let value):
      "\(name) cannot be \(value)"
    case .noVariation:
      "no column varies"
    case .overflow:
      "the elements are too large for their squares; rescale the columns"
    case .linearAlgebra(let error):
      error.description
    }
  }

  static func check(_ data: Matrix, rows needed: Int) throws(MultivariateError) {
    guard data.rows >= needed else { throw .tooFewRows(needed: needed, found: data.rows) }
    guard data.columns > 0 else { throw .wrongColumnCount(expected: 1, found: 0) }
    do throws(LinearAlgebraError) {
      try data.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .notFinite(row: row, column: column)
    }
  }

  /// Turns an error of the module below into one of this.
  static func wrapping<Value>(
    _ body: () throws(LinearAlgebraError) -> Value
  ) throws(MultivariateError) -> Value {
    do throws(LinearAlgebraError) {
      return try body()
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

/// Why the changes of a series cannot be sought.
public enum ChangePointError: Error, Equatable, Sendable {
  /// There is no column, or columns differ in length.
  case unequalColumns(expected: Int, found: Int)
  /// A value is NaN or infinite.
  case notFinite(column: Int, index: Int)
  /// Fewer values than two segments need.
  case tooFewValues(needed: Int, found: Int)
  /// More values than the search, whose work grows with the square, is made for.
  case tooManyValues(most: Int, found: Int)
  /// A setting has no meaning.
  case invalidSetting(name: String, value: Double)
}

extension ChangePointError: CustomStringConvertible {
  /// One sentence: what happened, and where.
  public var description: String {
    switch self {
    case .unequalColumns(let expected, let found):
      "columns must be equally long and at least one: \(expected) values expected, \(found) found"
    case .notFinite(let column, let index):
      "value \(index) of column \(column) is not a finite number"
    case .tooFewValues(let needed, let found):
      "too few values: \(needed) are needed, \(found) were given"
    case .tooManyValues(let most, let found):
      "too many values: \(most) at most, \(found) were given"
    case .invalidSetting(let name, let value):
      "\(name) cannot be \(value)"
    }
  }

  /// Checks columns and gives their length.
  static func check(_ columns: [[Double]], most: Int) throws(ChangePointError) -> Int {
    guard let first = columns.first else { throw .unequalColumns(expected: 1, found: 0) }
    for (j, column) in columns.enumerated() {
      guard column.count == first.count else {
        throw .unequalColumns(expected: first.count, found: column.count)
      }
      if let index = column.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: j, index: index)
      }
    }
    guard first.count <= most else { throw .tooManyValues(most: most, found: first.count) }
    return first.count
  }
}

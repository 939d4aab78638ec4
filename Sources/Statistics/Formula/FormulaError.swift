/// Why a formula cannot be read, or not be applied to a table.
///
/// Rows count from 0 and include rows that are left out.
public enum FormulaError: Error, Equatable, Sendable {
  /// The formula is wrong at a column, from 1.
  case syntax(formula: String, column: Int, problem: String)
  /// The table has no such column.
  case unknownColumn(name: String, nearest: String?)
  /// A column of text where numbers are needed.
  case notNumeric(name: String)
  /// A value is outside of the domain of a transformation.
  case badValue(name: String, row: Int, problem: String)
  /// A factor has a single level, so nothing can be told of it.
  case oneLevel(name: String)
  /// A level that was not there when the model was fitted.
  case unknownLevel(name: String, row: Int, level: String)
  /// A polynomial needs more different values than its degree.
  case tooFewValues(name: String, degree: Int, found: Int)
  /// The design would have more columns than can be worked with.
  case tooManyColumns(count: Int, maximum: Int)
  /// The formula leaves no column at all.
  case noColumns
  /// Every row has a blank in a column that is used.
  case noRows(dropped: Int)
}

extension FormulaError: CustomStringConvertible {
  /// What happened, where, and what to do; a mistake of the formula is pointed at on lines of its
  /// own.
  public var description: String {
    switch self {
    case .syntax(let formula, let column, let problem):
      "formula, column \(column): \(problem)\n  \(formula)\n"
        + String(repeating: " ", count: column + 1) + "^"
    case .unknownColumn(let name, let nearest):
      "there is no column \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .notNumeric(let name):
      "column \"\(name)\" is text where numbers are needed"
    case .badValue(let name, _, let problem):
      "column \"\(name)\": \(problem)"
    case .oneLevel(let name):
      "column \"\(name)\" has one value only; leave it out of the formula"
    case .unknownLevel(let name, _, let level):
      "column \"\(name)\": \"\(level)\" was not there when the model was fitted"
    case .tooFewValues(let name, let degree, let found):
      "column \"\(name)\" has \(found) different values; poly of degree \(degree) needs more than "
        + "\(degree)"
    case .tooManyColumns(let count, let maximum):
      "the formula makes \(count) columns, more than \(maximum); is a name or a number taken as "
        + "categories?"
    case .noColumns:
      "the formula has no term"
    case .noRows(let dropped):
      "no row is complete; \(dropped) have a blank in a column that is used"
    }
  }
}

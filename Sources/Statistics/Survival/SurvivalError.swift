public import LinearAlgebra

/// Why times to an event cannot be analysed.
public enum SurvivalError: Error, Equatable, Sendable {
  /// Fewer rows than the analysis needs; rows of weight 0 do not count.
  case tooFewRows(needed: Int, found: Int)
  /// A list or the design has another length than there are rows.
  case lengthMismatch(argument: String, expected: Int, found: Int)
  /// A value is NaN, infinite or outside of its range.
  case badValue(argument: String, row: Int, column: Int, value: Double)
  /// A row ends before it begins to be watched, or at that time.
  case endsBeforeEntry(row: Int)
  /// No row has the event, so nothing tells how often it comes.
  case noEvents
  /// A setting has no meaning.
  case invalidSetting(name: String, value: Double)
  /// The likelihood overflows at the starting point.
  case overflow
  /// A factorization failed.
  case linearAlgebra(LinearAlgebraError)
}

extension SurvivalError: CustomStringConvertible {
  /// One sentence: what happened, and where.
  public var description: String {
    switch self {
    case .tooFewRows(let needed, let found):
      "too few rows: \(needed) are needed, \(found) were given"
    case .lengthMismatch(let argument, let expected, let found):
      "\(argument) has \(found) values where \(expected) are expected"
    case .badValue(let argument, let row, let column, let value):
      "\(argument) cannot be \(value), in row \(row), column \(column)"
    case .endsBeforeEntry(let row):
      "row \(row) ends no later than it begins to be watched"
    case .noEvents:
      "no row has the event; at least one is needed"
    case .invalidSetting(let name, let value):
      "\(name) cannot be \(value)"
    case .overflow:
      "the likelihood overflows at the starting point; rescale the columns"
    case .linearAlgebra(let error):
      error.description
    }
  }
}

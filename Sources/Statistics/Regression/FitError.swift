public import LinearAlgebra

/// Why a regression cannot be fitted.
public enum FitError: Error, Equatable, Sendable {
  /// Fewer observations than the fit needs.
  case tooFewObservations(needed: Int, found: Int)
  /// A list has another length than the design asks for.
  case dimensionMismatch(argument: String, expected: Int, found: Int)
  /// A value is NaN or infinite; for a vector, `column` is 0.
  case notFinite(argument: String, row: Int, column: Int)
  /// A weight is below zero.
  case negativeWeight(row: Int)
  /// All weights are zero, or their sum overflows.
  case unusableTotalWeight(Double)
  /// A response lies outside of what the model can produce.
  case responseOutOfRange(row: Int, lower: Double, upper: Double)
  /// A penalty is negative or not a number.
  case invalidPenalty(column: Int)
  /// A setting has no meaning.
  case invalidSetting(name: String, value: Double)
  /// The spread of a column, or the objective at the starting point, overflows.
  case overflow(column: Int?)
  /// A factorization failed and more penalty did not help.
  case linearAlgebra(LinearAlgebraError)
}

extension FitError: CustomStringConvertible {
  /// One sentence: what happened, where, and what to do.
  public var description: String {
    switch self {
    case .tooFewObservations(let needed, let found):
      "too few observations: \(needed) are needed, \(found) were given"
    case .dimensionMismatch(let argument, let expected, let found):
      "\(argument) has \(found) values where \(expected) are expected"
    case .notFinite(let argument, let row, let column):
      "\(argument) is not a finite number in row \(row), column \(column)"
    case .negativeWeight(let row):
      "the weight of row \(row) is negative"
    case .unusableTotalWeight(let total):
      "the weights sum to \(total); a positive finite sum is needed"
    case .responseOutOfRange(let row, let lower, let upper):
      "the response of row \(row) must lie between \(lower) and \(upper)"
    case .invalidPenalty(let column):
      "the penalty of column \(column) must be a finite number that is not negative"
    case .invalidSetting(let name, let value):
      "\(name) cannot be \(value)"
    case .overflow(let column?):
      "the values of column \(column) are too large to be standardised; rescale the column"
    case .overflow(nil):
      "the objective overflows at the starting point; rescale the columns or start elsewhere"
    case .linearAlgebra(let error):
      error.description
    }
  }
}

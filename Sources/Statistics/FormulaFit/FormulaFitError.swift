/// Why a regression by formula cannot be made.
public enum FormulaFitError: Error, Equatable, Sendable {
  /// The model and its settings do not fit together.
  case usage(String)
  /// The formula, or the table.
  case formula(FormulaError)
  /// The fit; `rows` are the rows of the table that its rows are.
  case fit(FitError, rows: [Int])
  /// The fit of times to an event, likewise.
  case survival(SurvivalError, rows: [Int])
}

extension FormulaFitError: CustomStringConvertible {
  /// What happened, and what to do.
  public var description: String {
    switch self {
    case .usage(let text): text
    case .formula(let error): error.description
    case .fit(.responseOutOfRange(_, let lower, let upper), _):
      "the response must lie between \(lower) and \(upper)"
    case .fit(.negativeWeight, _): "the weight is negative"
    case .fit(.tooFewObservations(let needed, let found), _):
      "too few observations: \(needed) are needed, \(found) are complete"
    case .fit(.linearAlgebra, _), .survival(.linearAlgebra, _), .fit(.overflow, _),
      .survival(.overflow, _):
      "the numbers are too large or too small to be worked with; rescale the columns"
    case .fit(let error, _): error.description
    case .survival(.badValue(let argument, _, _, let value), _):
      "\(argument == "durations" ? "the time" : argument) cannot be \(value)"
    case .survival(let error, _): error.description
    }
  }

  /// The row of the table at fault, from 0, if it is one.
  public var row: Int? {
    switch self {
    case .usage: nil
    case .formula(.badValue(_, let row, _)), .formula(.unknownLevel(_, let row, _)): row
    case .formula: nil
    case .fit(.notFinite(_, let row, _), let rows), .fit(.negativeWeight(let row), let rows),
      .fit(.responseOutOfRange(let row, _, _), let rows),
      .survival(.badValue(_, let row, _, _), let rows),
      .survival(.endsBeforeEntry(let row), let rows):
      rows.indices.contains(row) ? rows[row] : nil
    case .fit, .survival: nil
    }
  }
}

/// A regression by formula, fitted: the same parts whatever the model.
public struct FittedFormula: Equatable, Sendable {
  /// How it was fitted.
  public let configuration: FormulaRegression
  /// The formula.
  public let formula: ModelFormula
  /// How rows of a table become rows of the design.
  public let encoding: FormulaEncoding
  /// Observations: rows used, of which those of weight 0 do not count.
  public let observationCount: Int
  /// Rows left out for a blank.
  public let droppedRowCount: Int
  /// A row for each column of the design.
  public let coefficients: [CoefficientRow]
  /// Whether statistics are compared with Student's t rather than the normal distribution.
  public let usesStudentT: Bool
  /// How the errors were estimated, such as `classical`.
  public let errors: String
  /// Numbers of the fit as a whole, in the order in which they are shown.
  public let figures: [FitFigure]
  /// How it was made.
  public let diagnostics: FormulaFitDiagnostics
  /// Rows of the table that were used.
  public let rows: [Int]

  /// A number of the fit as a whole.
  public func figure(_ kind: FitFigure.Kind) -> Double? {
    figures.first { $0.kind == kind }?.value
  }
}

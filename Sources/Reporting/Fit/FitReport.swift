public import Statistics

/// Renders a regression by formula: the answer of `aforo fit`.
public enum FitReport {
  /// The version of the JSON document.
  public static let schemaVersion = 1

  /// The table of coefficients and the numbers of the fit as a whole.
  ///
  /// - Parameter path: where the model was saved; `nil` when it was not.
  public static func render(
    _ fitted: FittedFormula, path: String? = nil, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: FitPage(fitted, path: path, style: style).page.render(format)
    case .json: document(fitted, path: path).document
    case .csv: csv(fitted)
    }
  }

  private static func document(_ fitted: FittedFormula, path: String?) -> JSONValue {
    let diagnostics = fitted.diagnostics
    var members: [String: JSONValue] = [
      "coefficients": .array(fitted.coefficients.map(coefficient)),
      "diagnostics": .object([
        "condition": .number(diagnostics.condition),
        "converged": .bool(diagnostics.converged),
        "dropped": .texts(diagnostics.dropped),
        "iterations": .integer(diagnostics.iterations),
        "path": .string(diagnostics.path),
        "warnings": .texts(diagnostics.warnings),
      ]),
      "errors": .string(fitted.errors),
      "formula": .string(fitted.formula.text),
      "level": .number(fitted.configuration.level),
      "model": .string(fitted.configuration.model.rawValue),
      "observations": .integer(fitted.observationCount),
      "path": .text(path),
      "rowsDropped": .integer(fitted.droppedRowCount),
      "schemaVersion": .integer(schemaVersion),
      "statistic": .string(fitted.usesStudentT ? "t" : "z"),
    ]
    for figure in fitted.figures { members[figure.kind.rawValue] = .number(figure.value) }
    return .object(members)
  }

  private static func coefficient(_ row: CoefficientRow) -> JSONValue {
    .object([
      "estimate": .number(row.estimate), "lower": .number(row.lower),
      "name": .string(row.name), "pValue": .number(row.pValue),
      "standardError": .number(row.standardError), "statistic": .number(row.statistic),
      "upper": .number(row.upper),
    ])
  }

  private static func csv(_ fitted: FittedFormula) -> String {
    var csv = CSVText(header: [
      "name", "estimate", "standardError", "statistic", "pValue", "lower", "upper",
    ])
    for row in fitted.coefficients {
      csv.text(row.name)
      for value in [
        row.estimate, row.standardError, row.statistic, row.pValue, row.lower, row.upper,
      ] { csv.number(value) }
      csv.end()
    }
    return csv.string
  }
}

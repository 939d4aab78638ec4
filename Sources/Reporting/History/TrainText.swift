public import Forecasting

/// Renders what was trained.
public enum TrainText {
  /// The answer of `aforo train`.
  ///
  /// - Parameters:
  ///   - id: the model's name.
  ///   - path: where it was saved; `nil` for a model that was not.
  public static func render(
    _ model: BookingsModel, id: String, path: String?, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    render(ModelFacts(model: model, id: id, path: path), format: format, style: style)
  }

  package static func render(
    _ facts: ModelFacts, format: OutputFormat, style: TextStyle
  ) -> String {
    switch format {
    case .table, .md: ModelPage(facts: facts, style: style).page.render(format)
    case .json: document(facts).document
    case .csv: csv(facts)
    }
  }

  private static func document(_ facts: ModelFacts) -> JSONValue {
    .object([
      "fits": .array(facts.fits.map(fit)),
      "grade": .string(facts.grade.rawValue),
      "horizonDays": .integer(facts.horizonDays),
      "id": .string(facts.id),
      "keptOut": .texts(facts.keptOut),
      "losses": .integer(facts.lostCount),
      "path": .text(facts.path),
      "reason": .string(facts.reason),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "trainedAsOf": .day(facts.trainedAsOf),
      "wins": .integer(facts.wonCount),
    ])
  }

  private static func fit(_ fit: ModelFacts.Fit) -> JSONValue {
    let shock: JSONValue =
      fit.commonShock == nil
      ? .null
      : .object(["common": .number(fit.commonShock), "segment": .number(fit.segmentShock)])
    return .object([
      "baseLogLoss": .number(fit.baseLogLoss),
      "converged": .bool(fit.converged),
      "iterations": .integer(fit.iterations),
      "logLoss": .number(fit.logLoss),
      "n": .integer(fit.judgedCount),
      "periods": .integer(fit.periods),
      "periodsAhead": fit.periodsAhead.map { .integer($0) } ?? .null,
      "rows": .integer(fit.rows),
      "share": .number(fit.share),
      "shock": shock,
      "skill": .number(fit.skill),
      "warnings": .texts(fit.warnings),
      "wonRows": .integer(fit.wonRows),
    ])
  }

  private static func csv(_ facts: ModelFacts) -> String {
    var csv = CSVText(header: [
      "id", "trainedAsOf", "grade", "periodsAhead", "rows", "wonRows", "logLoss", "baseLogLoss",
      "skill", "commonShock", "segmentShock",
    ])
    for fit in facts.fits {
      csv.text(facts.id)
      csv.day(facts.trainedAsOf)
      csv.text(facts.grade.rawValue)
      csv.text(fit.periodsAhead.map { "\($0)" })
      csv.integer(fit.rows)
      csv.integer(fit.wonRows)
      for value in [fit.logLoss, fit.baseLogLoss, fit.skill, fit.commonShock, fit.segmentShock] {
        csv.number(value)
      }
      csv.end()
    }
    return csv.string
  }
}

/// The page that is kept beside a stored model.
public enum ModelCard {
  /// The card in Markdown: the facts of training and the coefficients.
  public static func markdown(
    _ model: BookingsModel, id: String, path: String? = nil, language: OutputLanguage = .en
  ) -> String {
    markdown(ModelFacts(model: model, id: id, path: path), language: language)
  }

  package static func markdown(_ facts: ModelFacts, language: OutputLanguage) -> String {
    var page = ModelPage(facts: facts, style: TextStyle(language: language))
    page.addCoefficients()
    return page.page.markdown
  }
}

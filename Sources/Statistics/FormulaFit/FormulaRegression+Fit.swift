internal import LinearAlgebra

extension FormulaRegression {
  /// Fits the formula to the complete rows of a table; the same bits for any number of workers.
  ///
  /// - Throws: ``FormulaFitError``.
  public func fit(
    _ formula: ModelFormula, _ table: FormulaTable, workers: Int = 1
  ) throws(FormulaFitError) -> FittedFormula {
    try check(formula)
    let fit = try FormulaFit(self, formula, table, workers: workers)
    let parts: FormulaFitParts
    switch model {
    case .ols, .wls, .ridge: parts = try fit.linear()
    case .logit, .probit, .cloglog, .poisson, .negbin, .gamma, .tweedie:
      parts = try fit.generalized()
    case .quantile: parts = try fit.quantile()
    case .huber, .tukey: parts = try fit.robust()
    case .cox: parts = try fit.cox()
    }
    return FittedFormula(
      configuration: self, formula: formula, encoding: fit.design.encoding,
      observationCount: parts.observationCount, droppedRowCount: fit.design.droppedRowCount,
      coefficients: parts.coefficients, usesStudentT: parts.usesStudentT, errors: parts.errors,
      figures: parts.figures.map {
        FitFigure(kind: $0, value: $1.flatMap { $0.isFinite ? $0 : nil })
      },
      diagnostics: parts.diagnostics, rows: fit.design.rows)
  }

  /// Refuses a response that is not the model's.
  private func check(_ formula: ModelFormula) throws(FormulaFitError) {
    switch formula.response {
    case .column, .logarithm:
      guard model != .cox else {
        throw .usage("the model cox explains Surv(time, event)")
      }
    case .share, .counts:
      guard model.isBinomial else {
        throw .usage("successes among trials are for the models logit, probit and cloglog")
      }
    case .survival:
      guard model == .cox else { throw .usage("Surv(time, event) is for the model cox") }
    }
  }
}

/// What a fit gives, before it is put together.
struct FormulaFitParts {
  var observationCount: Int
  var coefficients: [CoefficientRow]
  var usesStudentT: Bool
  var errors: String
  var figures: [(FitFigure.Kind, Double?)]
  var diagnostics: FormulaFitDiagnostics
}

/// A fit of a formula under way: the design and the columns beside it.
struct FormulaFit {
  let settings: FormulaRegression
  let design: FormulaDesign
  let weights: [Double]?
  let offset: [Double]?
  let clusters: [Int]?
  let workers: Int

  init(
    _ settings: FormulaRegression, _ formula: ModelFormula, _ table: FormulaTable, workers: Int
  ) throws(FormulaFitError) {
    self.settings = settings
    self.workers = workers
    let columns = settings.columns
    do throws(FormulaError) {
      let design = try FormulaDesign(
        formula, table, numeric: [columns.weights, columns.offset].compactMap { $0 },
        categorical: [columns.cluster].compactMap { $0 })
      func values(_ name: String?) throws(FormulaError) -> [Double]? {
        guard let name else { return nil }
        return try design.values(name, of: table)
      }
      weights = try values(columns.weights)
      offset = try values(columns.offset)
      if let name = columns.cluster {
        let labels = try table.labels(name)
        clusters = design.rows.map { Int(labels.codes[$0]) }
      } else {
        clusters = nil
      }
      self.design = design
    } catch {
      throw .formula(error)
    }
  }

  var names: [String] { design.encoding.columnNames }

  /// Columns by name, as far as a sentence takes.
  func list(_ columns: [Int]) -> String {
    let shown = columns.prefix(8).map { names[$0] }.joined(separator: ", ")
    return columns.count > 8 ? "\(shown) and \(columns.count - 8) more" : shown
  }

  /// Runs a fit and wraps its error.
  func fitting<Value>(_ body: () throws(FitError) -> Value) throws(FormulaFitError) -> Value {
    do throws(FitError) { return try body() } catch { throw .fit(error, rows: design.rows) }
  }

  /// The rows of a table of coefficients.
  ///
  /// - Parameter reach: how many standard errors an interval goes to either side.
  func rows(
    estimates: [Double], errors: [Double?], pValues: [Double?], reach: Double, dropped: [Int]
  ) -> [CoefficientRow] {
    let isDropped = Set(dropped)
    return names.indices.map { j in
      guard !isDropped.contains(j), estimates[j].isFinite else {
        return CoefficientRow(name: names[j])
      }
      let error = errors[j].flatMap { $0.isFinite ? $0 : nil }
      let width = error.map { $0 * reach }.flatMap { $0.isFinite ? $0 : nil }
      let statistic = error.map { estimates[j] / $0 }.flatMap { $0.isFinite ? $0 : nil }
      return CoefficientRow(
        name: names[j], estimate: estimates[j], standardError: error, statistic: statistic,
        pValue: pValues[j].flatMap { $0.isFinite ? $0 : nil },
        lower: width.map { estimates[j] - $0 }, upper: width.map { estimates[j] + $0 })
    }
  }
}

extension CoefficientRow {
  /// A column without a coefficient.
  init(name: String) {
    self.init(
      name: name, estimate: nil, standardError: nil, statistic: nil, pValue: nil, lower: nil,
      upper: nil)
  }
}

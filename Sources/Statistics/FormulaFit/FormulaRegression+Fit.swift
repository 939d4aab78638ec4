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

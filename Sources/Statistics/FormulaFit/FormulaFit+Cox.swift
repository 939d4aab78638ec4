internal import Foundation
internal import LinearAlgebra

extension FormulaFit {
  /// Proportional hazards; the intercept is taken out of the design.
  func cox() throws(FormulaFitError) -> FormulaFitParts {
    let first = design.encoding.hasIntercept ? 1 : 0
    guard names.count > first else { throw .formula(.noColumns) }
    let fitted: FittedCox
    do throws(SurvivalError) {
      let data = try SurvivalData(
        durations: design.response, events: design.events ?? [], weights: weights)
      fitted = try CoxRegression().fit(
        data, design: design.matrix.selecting(columns: Array(first..<names.count)),
        workers: workers)
    } catch {
      throw .survival(error, rows: design.rows)
    }
    let (diagnostics, dropped) = diagnostics(fitted, first: first)
    let normal = NormalDistribution.standard
    let padding = [Double](repeating: 0, count: first)
    let (estimates, errors) = (padding + fitted.coefficients, padding + fitted.standardErrors)
    let table = rows(
      estimates: estimates, errors: errors,
      pValues: zip(estimates, errors).map { 2 * normal.survival(abs($0 / $1)) },
      reach: normal.quantile(0.5 + settings.level / 2), dropped: dropped)
    let kept = names.count - first - dropped.count
    var figures: [(FitFigure.Kind, Double?)] = [
      (.events, Double(fitted.eventCount)), (.logLikelihood, fitted.logLikelihood),
      (.nullLogLikelihood, fitted.nullLogLikelihood),
    ]
    if kept > 0 { figures += likelihoodRatio(fitted.likelihoodRatio, degrees: kept) }
    figures += [
      (.aic, 2 * Double(kept) - 2 * fitted.logLikelihood),
      (.bic, Double(kept) * log(Double(fitted.eventCount)) - 2 * fitted.logLikelihood),
    ]
    return FormulaFitParts(
      observationCount: fitted.observationCount, coefficients: Array(table.dropFirst(first)),
      usesStudentT: false, errors: "observed information", figures: figures,
      diagnostics: diagnostics)
  }

  private func diagnostics(
    _ fitted: FittedCox, first: Int
  ) -> (FormulaFitDiagnostics, dropped: [Int]) {
    var diagnostics = FormulaFitDiagnostics(path: "newton")
    var dropped: [Int] = []
    for warning in fitted.warnings {
      switch warning {
      case .droppedColumns(let columns):
        dropped = columns.map { $0 + first }
        diagnostics.warnings.append(
          "\(list(dropped)): carry nothing of their own and have no coefficient")
      case .possiblyInfinite(let columns):
        diagnostics.warnings.append(
          "\(list(columns.map { $0 + first })): the coefficients may be infinite, as events come "
            + "in their order")
      case .notConverged: diagnostics.warnings.append(warning.description)
      }
    }
    diagnostics.dropped = dropped.map { names[$0] }
    diagnostics.converged = fitted.converged
    diagnostics.iterations = fitted.iterations
    return (diagnostics, dropped)
  }
}

/// How a fit went.
public struct FitDiagnostics: Codable, Equatable, Sendable {
  /// Newton steps made.
  public let iterations: Int
  /// Whether the objective had settled before the limit of iterations.
  public let converged: Bool
  /// The penalised objective at the solution.
  public let objective: Double
  /// The data's part of the objective divided by the sum of the weights.
  ///
  /// For a logistic regression this is the weighted mean log loss; for a Poisson regression the
  /// mean negative log-likelihood without the term log *y*!.
  public let logLoss: Double
  /// Rows given, including those of weight 0.
  public let observationCount: Int
  /// What makes the fit doubtful; empty when nothing does.
  public let warnings: [FitWarning]

  /// The same with more warnings.
  func adding(_ more: [FitWarning]) -> FitDiagnostics {
    FitDiagnostics(
      iterations: iterations, converged: converged, objective: objective, logLoss: logLoss,
      observationCount: observationCount, warnings: warnings + more)
  }
}

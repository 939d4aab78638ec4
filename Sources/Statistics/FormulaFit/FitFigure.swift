/// A number that describes a fit as a whole.
public struct FitFigure: Codable, Equatable, Sendable {
  /// Which number.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// Rows with the event.
    case events
    /// Degrees of freedom.
    case residualDegreesOfFreedom, modelDegreesOfFreedom
    /// Shares explained.
    case rSquared, adjustedRSquared
    /// The standard deviation of an error.
    case residualStandardError
    /// The scale of a robust fit; the loss and the sparsity of a quantile.
    case scale, loss, sparsity
    /// The test that all coefficients but the intercept are 0.
    case fStatistic, fNumeratorDegreesOfFreedom, fDenominatorDegreesOfFreedom, fPValue
    /// Deviances and Pearson's sum.
    case deviance, nullDeviance, pearsonChiSquared
    /// The factor of the variance; a negative binomial's parameter.
    case dispersion, alpha, alphaStandardError
    /// Likelihoods.
    case logLikelihood, nullLogLikelihood
    /// Twice the rise of the log-likelihood, and its test.
    case likelihoodRatio, likelihoodRatioDegreesOfFreedom, likelihoodRatioPValue
    /// Information criteria.
    case aic, bic
  }

  /// Which number.
  public let kind: Kind
  /// Its value; `nil` where it does not exist.
  public let value: Double?
}

/// The regressions that a formula can be fitted by.
public enum FormulaModel: String, Codable, CaseIterable, Sendable {
  /// Ordinary least squares.
  case ols
  /// Weighted least squares.
  case wls
  /// Least squares with a ridge penalty.
  case ridge
  /// Binomial with the logit link.
  case logit
  /// Binomial with the probit link.
  case probit
  /// Binomial with the complementary log-log link.
  case cloglog
  /// Counts.
  case poisson
  /// Counts with more spread; its parameter alpha is estimated.
  case negbin
  /// Positive amounts.
  case gamma
  /// Amounts that may be 0.
  case tweedie
  /// A quantile of the response.
  case quantile
  /// Huber's M-estimator.
  case huber
  /// Tukey's bisquare M-estimator.
  case tukey
  /// Proportional hazards.
  case cox

  /// What it is called over a table.
  public var title: String {
    switch self {
    case .ols: "Ordinary least squares"
    case .wls: "Weighted least squares"
    case .ridge: "Ridge regression"
    case .logit: "Logistic regression"
    case .probit: "Probit regression"
    case .cloglog: "Complementary log-log regression"
    case .poisson: "Poisson regression"
    case .negbin: "Negative binomial regression"
    case .gamma: "Gamma regression"
    case .tweedie: "Tweedie regression"
    case .quantile: "Quantile regression"
    case .huber: "Robust regression (Huber)"
    case .tukey: "Robust regression (Tukey's bisquare)"
    case .cox: "Cox regression"
    }
  }

  /// Whether it is fitted by least squares.
  var isLinear: Bool { [.ols, .wls, .ridge].contains(self) }

  /// Whether it is a generalized linear model.
  var isGeneralized: Bool {
    switch self {
    case .logit, .probit, .cloglog, .poisson, .negbin, .gamma, .tweedie: true
    default: false
    }
  }

  /// Whether its response is a share of trials.
  var isBinomial: Bool { [.logit, .probit, .cloglog].contains(self) }
}

/// The distribution of a response around its mean.
public enum ResponseFamily: Codable, Equatable, Sendable {
  /// Successes among trials: a share in 0...1, variance *m (1 - m)*.
  case binomial
  /// Counts, variance *m*.
  case poisson
  /// Counts with more spread, variance *m + alpha m^2*.
  case negativeBinomial(NegativeBinomialSpread)
  /// Positive amounts, variance proportional to *m^2*.
  case gamma
  /// Amounts that may be 0, variance proportional to *m^power*, power in 1...2.
  case tweedie(power: Double)
  /// Any number, variance constant.
  case gaussian

  /// The link that is used unless another is asked for.
  public var defaultLink: LinkFunction {
    switch self {
    case .binomial: .logit
    case .gaussian: .identity
    case .gamma: .inverse
    case .poisson, .negativeBinomial, .tweedie: .log
    }
  }

  /// The links under which the family can be fitted.
  public var links: [LinkFunction] {
    switch self {
    case .binomial: [.logit, .probit, .complementaryLogLog]
    case .poisson: [.log, .identity, .squareRoot]
    case .negativeBinomial, .tweedie: [.log]
    case .gamma: [.inverse, .log, .identity]
    case .gaussian: [.identity, .log, .inverse]
    }
  }

  /// Whether the spread around the mean is known once the mean is.
  public var hasFixedDispersion: Bool {
    switch self {
    case .binomial, .poisson, .negativeBinomial: true
    case .gamma, .tweedie, .gaussian: false
    }
  }
}

/// How the parameter *alpha* of a negative binomial response is found.
public enum NegativeBinomialSpread: Codable, Equatable, Sendable {
  /// It is known, above zero.
  case fixed(Double)
  /// It is estimated with the coefficients by maximum likelihood.
  case maximumLikelihood
}

/// The function that takes the mean of a response to the linear predictor.
public enum LinkFunction: String, Codable, Equatable, Sendable, CaseIterable {
  /// log(*m* / (1 - *m*))
  case logit
  /// The standard normal quantile of *m*.
  case probit
  /// log(-log(1 - *m*))
  case complementaryLogLog
  /// log(*m*)
  case log
  /// *m*
  case identity
  /// The square root of *m*.
  case squareRoot
  /// 1 / *m*
  case inverse
}

/// How the dispersion (the factor of the variance) is found.
public enum DispersionMethod: Codable, Equatable, Sendable {
  /// 1 for binomial, Poisson and negative binomial responses, else as `pearson`.
  case byFamily
  /// Pearson's chi-squared over the residual degrees of freedom.
  case pearson
  /// The deviance over the residual degrees of freedom.
  case deviance
  /// It is known, above zero.
  case fixed(Double)
}

/// How the covariance of the coefficients is found.
public enum CovarianceMethod: String, Codable, Equatable, Sendable {
  /// Dispersion times the inverse of the expected information (with a penalty: of the penalised).
  case model
  /// Dispersion times the inverse of the observed information, as Stata's `probit` has it.
  case observed
  /// The sandwich of scores between inverses of the observed information (HC0).
  case sandwich
  /// The same times *n* / (*n* - *p*) (HC1).
  case adjustedSandwich
  /// Scores summed over clusters first, times *G*/(*G* - 1) x (*n* - 1)/(*n* - *p*).
  case clustered
}

/// A generalized linear model: a response whose mean, through a link, is linear in the columns.
///
/// With *eta = X b + offset* and *m = link^-1(eta)*, the coefficients minimise
///
///     deviance / 2 + sum penalty_j [ (1 - l1Ratio) / 2 b_j^2 + l1Ratio |b_j| ]
///
/// which without penalties is maximum likelihood. Penalties work on the columns' own scale.
///
///     let model = try GeneralizedLinearModel(family: .poisson)
///     let fitted = try model.fit(GeneralizedLinearData(design: x, response: counts))
///     fitted.coefficients
public struct GeneralizedLinearModel: Equatable, Sendable {
  /// The distribution of the response around its mean.
  public let family: ResponseFamily
  /// The function that takes the mean to the linear predictor.
  public let link: LinkFunction
  /// A penalty for each column, or `nil` for none.
  public let penalties: [Double]?
  /// The share of each penalty that falls on absolute values, in 0...1.
  public let l1Ratio: Double
  /// How the dispersion is found.
  public let dispersion: DispersionMethod
  /// How the covariance of the coefficients is found.
  public let covariance: CovarianceMethod
  /// The step, in standard errors, below which the iteration ends.
  public let tolerance: Double
  /// The limit of iterations.
  public let maximumIterations: Int

  /// A configuration, refused when one of its values has no meaning.
  ///
  /// - Parameters:
  ///   - link: `nil` means the family's default.
  ///   - penalties: values >= 0, as many as columns; `nil` means none.
  ///   - l1Ratio: 0 is ridge, 1 is the lasso.
  /// - Throws: ``FitError/invalidPenalty(column:)``; ``FitError/invalidSetting(name:value:)``, for
  ///   a link also when the family cannot be fitted under it.
  public init(
    family: ResponseFamily, link: LinkFunction? = nil, penalties: [Double]? = nil,
    l1Ratio: Double = 0, dispersion: DispersionMethod = .byFamily,
    covariance: CovarianceMethod = .model, tolerance: Double = 1e-8,
    maximumIterations: Int = 100
  ) throws(FitError) {
    self.family = family
    self.link = link ?? family.defaultLink
    self.penalties = penalties
    self.l1Ratio = l1Ratio
    self.dispersion = dispersion
    self.covariance = covariance
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    try check()
  }

  /// Whether the expected information is the observed one, so that scoring is Newton's method.
  var hasCanonicalLink: Bool {
    switch family {
    case .binomial: link == .logit
    case .poisson: link == .log
    case .gamma: link == .inverse
    case .gaussian: link == .identity
    case .negativeBinomial, .tweedie: false
    }
  }

  private func check() throws(FitError) {
    guard family.links.contains(link) else {
      let index = LinkFunction.allCases.firstIndex(of: link) ?? 0
      throw .invalidSetting(name: "link \(link.rawValue)", value: Double(index))
    }
    if let column = penalties?.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidPenalty(column: column)
    }
    try require(l1Ratio >= 0 && l1Ratio <= 1, "l1Ratio", l1Ratio)
    try require(tolerance > 0 && tolerance < 1, "tolerance", tolerance)
    try require(maximumIterations > 0, "maximumIterations", Double(maximumIterations))
    switch family {
    case .negativeBinomial(.fixed(let alpha)):
      try require(alpha > 0 && alpha.isFinite, "alpha", alpha)
    case .negativeBinomial(.maximumLikelihood):
      try require(penalties == nil, "penalties with alpha estimated", 0)
    case .tweedie(let power):
      try require(power >= 1 && power <= 2, "power", power)
    default: break
    }
    if case .fixed(let value) = dispersion {
      try require(value > 0 && value.isFinite, "dispersion", value)
    }
  }

  private func require(
    _ holds: Bool, _ name: String, _ value: Double
  ) throws(FitError) {
    guard holds else { throw .invalidSetting(name: name, value: value) }
  }

  /// Fits the model; the same bits for any number of workers.
  ///
  /// Columns that depend on earlier ones get the coefficient 0 and are listed in
  /// ``FittedGeneralizedLinearModel/droppedColumns``. Outcomes that a combination of columns tells
  /// apart are reported as ``GeneralizedLinearWarning/separated(columns:)``.
  ///
  /// - Parameters:
  ///   - data: responses in the family's range.
  ///   - workers: the most threads to use.
  /// - Throws: ``FitError/responseOutOfRange(row:lower:upper:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``; ``FitError/overflow(column:)``
  ///   when no starting point has a possible mean for every row; ``FitError/linearAlgebra(_:)``.
  /// - Complexity: O(*n* *p*^2) for each iteration; see ``StructuredDesign`` for factors.
  /// - Source: McCullagh and Nelder, *Generalized Linear Models*, 2nd ed., sections 2.5 and 9.2;
  ///   elastic net: Friedman, Hastie and Tibshirani, J. Statistical Software 33 (2010).
  public func fit(
    _ data: GeneralizedLinearData, workers: Int = 1
  ) throws(FitError) -> FittedGeneralizedLinearModel {
    if let penalties, penalties.count != data.design.columns {
      throw .dimensionMismatch(
        argument: "penalties", expected: data.design.columns, found: penalties.count)
    }
    var alpha = 1.0
    if case .negativeBinomial(.fixed(let value)) = family { alpha = value }
    let response = ResponseModel(family, link: link, alpha: alpha)
    try data.requireResponse(in: response.responseRange)
    if case .negativeBinomial(.maximumLikelihood) = family {
      return try NegativeBinomialFit(self, data, workers: workers).fitted()
    }
    var scoring = FisherScoring(self, data, response, workers: workers)
    try scoring.run()
    return try FittedGeneralizedLinearModel(scoring)
  }
}

extension GeneralizedLinearModel: Codable {
  private enum CodingKeys: String, CodingKey {
    case family, link, penalties, l1Ratio, dispersion, covariance, tolerance, maximumIterations
  }

  /// Reads a configuration and checks it as the memberwise initializer does.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      family: values.decode(ResponseFamily.self, forKey: .family),
      link: values.decode(LinkFunction.self, forKey: .link),
      penalties: values.decodeIfPresent([Double].self, forKey: .penalties),
      l1Ratio: values.decode(Double.self, forKey: .l1Ratio),
      dispersion: values.decode(DispersionMethod.self, forKey: .dispersion),
      covariance: values.decode(CovarianceMethod.self, forKey: .covariance),
      tolerance: values.decode(Double.self, forKey: .tolerance),
      maximumIterations: values.decode(Int.self, forKey: .maximumIterations))
  }
}

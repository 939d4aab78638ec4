public import LinearAlgebra

/// A fitted generalized linear model, with what can be said of its coefficients.
///
/// Where a value does not exist it is `nil`: standard errors of dropped columns, of a fit with a
/// penalty on absolute values, and of one without residual degrees of freedom.
public struct FittedGeneralizedLinearModel: Codable, Equatable, Sendable {
  /// How it was fitted.
  public let configuration: GeneralizedLinearModel
  /// The columns' names, when the data had them.
  public let columnNames: [String]?
  /// One for each column on its own scale; 0 for dropped columns.
  public let coefficients: [Double]
  /// Standard errors of the coefficients.
  public let standardErrors: [Double?]
  /// The covariance of the coefficients, column after column; see ``covariance``.
  let covarianceElements: [Double]?
  /// Twice the gap of the log-likelihood to that of a perfect fit, at dispersion 1.
  public let deviance: Double
  /// The deviance of a fit with an intercept (and the offset) alone.
  public let nullDeviance: Double
  /// The weighted sum of squared residuals over their variance.
  public let pearsonChiSquared: Double
  /// The factor of the variance; 1 where the family knows it.
  public let dispersion: Double
  /// The parameter of a negative binomial response, known or estimated.
  public let alpha: Double?
  /// The standard error of an estimated ``alpha``.
  public let alphaStandardError: Double?
  /// The log-likelihood with all constants, at the dispersion above; for a Gaussian response with
  /// the identity link at the dispersion of maximum likelihood. `nil` where it has no bound: a
  /// perfect fit of a response whose dispersion is estimated.
  public let logLikelihood: Double?
  /// The number of observations: the sum of the frequency weights of rows with a weight.
  public let observationCount: Double
  /// Observations less estimated coefficients.
  public let residualDegreesOfFreedom: Double
  /// Iterations made.
  public let iterations: Int
  /// Whether the steps fell below the tolerance.
  public let converged: Bool
  /// Columns that depend on earlier ones.
  public let droppedColumns: [Int]
  /// An estimate of the condition of the information scaled to a unit diagonal.
  public let conditionEstimate: Double
  /// What makes the fit doubtful; empty when nothing does.
  public let warnings: [GeneralizedLinearWarning]

  /// The number of estimated parameters: coefficients, and an estimated alpha, but no dispersion.
  public var parameterCount: Int {
    coefficients.count - droppedColumns.count + (alphaStandardError == nil ? 0 : 1)
  }

  /// Akaike's criterion, -2 log-likelihood + 2 parameters.
  public var akaikeCriterion: Double? {
    logLikelihood.map { -2 * $0 + 2 * Double(parameterCount) }
  }

  /// Schwarz's criterion, -2 log-likelihood + log(observations) x parameters.
  public var bayesianCriterion: Double? {
    logLikelihood.map { -2 * $0 + observationCount.naturalLogarithm * Double(parameterCount) }
  }

  /// The covariance of the coefficients, zeros for dropped columns.
  public var covariance: Matrix? {
    covarianceElements.flatMap { elements in
      try? Matrix(rows: coefficients.count, columns: coefficients.count, columnMajor: elements)
    }
  }

  /// Whether the statistics follow a t distribution: the dispersion was estimated.
  public var usesStudentT: Bool {
    switch configuration.dispersion {
    case .byFamily: !configuration.family.hasFixedDispersion
    case .pearson, .deviance: true
    case .fixed: false
    }
  }

  /// Coefficients over standard errors: z, or t when the dispersion was estimated.
  public var statistics: [Double?] {
    zip(coefficients, standardErrors).map { value, error in
      error.flatMap { $0 > 0 ? value / $0 : nil }
    }
  }

  /// Two-sided p-values of the coefficients being 0.
  public var pValues: [Double?] {
    statistics.map { statistic in
      guard let statistic else { return nil }
      let size = abs(statistic)
      guard usesStudentT else { return 2 * NormalDistribution.standard.survival(size) }
      return (try? StudentT(degreesOfFreedom: residualDegreesOfFreedom)).map { 2 * $0.cdf(-size) }
    }
  }

  /// Intervals that cover each coefficient with a probability.
  ///
  /// - Parameter level: above 0 and below 1.
  public func confidenceIntervals(level: Double = 0.95) -> [ClosedRange<Double>?] {
    guard level > 0, level < 1 else { return coefficients.map { _ in nil } }
    let tail = 0.5 + level / 2
    let student = try? StudentT(degreesOfFreedom: max(1, residualDegreesOfFreedom))
    let factor =
      usesStudentT
      ? student?.quantile(tail) ?? .infinity : NormalDistribution.standard.quantile(tail)
    return zip(coefficients, standardErrors).map { value, error in
      error.flatMap {
        let reach = factor * $0
        return reach.isFinite ? (value - reach)...(value + reach) : nil
      }
    }
  }

  /// The mean at the values of one row.
  public func mean(row: [Double], offset: Double = 0) -> Double {
    precondition(row.count == coefficients.count, "a row has one value for each coefficient")
    var sum = CompensatedSum()
    sum.add(offset)
    for j in row.indices { sum.add(coefficients[j] * row[j]) }
    return configuration.link.mean(sum.value)
  }

  /// The mean of every row of a design.
  ///
  /// - Throws: ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/linearAlgebra(_:)``.
  public func means(
    _ design: RegressionDesign, offset: [Double]? = nil, workers: Int = 1
  ) throws(FitError) -> [Double] {
    guard design.columns == coefficients.count else {
      throw .dimensionMismatch(
        argument: "design", expected: coefficients.count, found: design.columns)
    }
    if let offset { try RegressionData.check(offset, "offset", count: design.rows) }
    let predictors = try design.predictors(coefficients, workers: workers)
    return predictors.indices.map { i in
      configuration.link.mean(predictors[i] + (offset?[i] ?? 0))
    }
  }
}

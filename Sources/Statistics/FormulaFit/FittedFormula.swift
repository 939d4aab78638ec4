/// A coefficient with what is known of its error; what does not exist is `nil`.
public struct CoefficientRow: Codable, Equatable, Sendable {
  /// The column of the design.
  public let name: String
  /// The coefficient; `nil` for a column that depends on earlier ones.
  public let estimate: Double?
  /// Its standard error.
  public let standardError: Double?
  /// The coefficient over its standard error.
  public let statistic: Double?
  /// The probability of a statistic at least as far from 0 if the coefficient were 0.
  public let pValue: Double?
  /// The lower end of the interval.
  public let lower: Double?
  /// Its upper end.
  public let upper: Double?
}

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

/// How a fit was made.
public struct FormulaFitDiagnostics: Codable, Equatable, Sendable {
  /// The way taken.
  public var path: String
  /// An estimate of the condition number of the design; `nil` where none was made.
  public var condition: Double?
  /// Columns without a coefficient.
  public var dropped: [String] = []
  /// Whether the iterations settled.
  public var converged = true
  /// Iterations made.
  public var iterations = 1
  /// What makes the fit doubtful.
  public var warnings: [String] = []

  init(path: String) { self.path = path }
}

/// A regression by formula, fitted: the same parts whatever the model.
public struct FittedFormula: Equatable, Sendable {
  /// How it was fitted.
  public let configuration: FormulaRegression
  /// The formula.
  public let formula: ModelFormula
  /// How rows of a table become rows of the design.
  public let encoding: FormulaEncoding
  /// Observations: rows used, of which those of weight 0 do not count.
  public let observationCount: Int
  /// Rows left out for a blank.
  public let droppedRowCount: Int
  /// A row for each column of the design.
  public let coefficients: [CoefficientRow]
  /// Whether statistics are compared with Student's t rather than the normal distribution.
  public let usesStudentT: Bool
  /// How the errors were estimated, such as `classical`.
  public let errors: String
  /// Numbers of the fit as a whole, in the order in which they are shown.
  public let figures: [FitFigure]
  /// How it was made.
  public let diagnostics: FormulaFitDiagnostics
  /// Rows of the table that were used.
  public let rows: [Int]

  /// A number of the fit as a whole.
  public func figure(_ kind: FitFigure.Kind) -> Double? {
    figures.first { $0.kind == kind }?.value
  }
}

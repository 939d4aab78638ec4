public import LinearAlgebra

/// A linear regression whose groups (sellers, regions) have intercepts of their own, drawn from a
/// normal distribution: *y = X b + u_g + e*.
///
/// The variances are found by restricted maximum likelihood, profiled to the one ratio of both; it
/// takes the sums of each group only, never a matrix of *n* x *n*. With a ratio of 0 the groups do
/// not differ and the fit is least squares.
///
/// - Source: Pinheiro and Bates, *Mixed-Effects Models in S and S-PLUS*, 2000.
public struct RandomIntercept: Equatable, Sendable {
  /// *p* coefficients.
  public let coefficients: [Double]
  /// *p* x *p*, the covariance of the coefficients.
  public let covariance: Matrix
  /// The variance of a row around its group.
  public let residualVariance: Double
  /// The variance of the groups' intercepts.
  public let groupVariance: Double
  /// The groups, ascending.
  public let groups: [Int]
  /// The best prediction of each group's intercept, around 0.
  public let intercepts: [Double]
  /// The standard deviation of each intercept given the data, the variances and coefficients
  /// taken for known.
  public let interceptErrors: [Double]
  /// The restricted log-likelihood.
  public let logLikelihood: Double

  /// *p* standard errors.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: *n* x *p* with a column of ones for the common intercept; *n* > *p*, finite.
  ///   - response: *n* finite values.
  ///   - groups: the group of each row, any numbers, at least 2 different.
  /// - Throws: ``FitError``; ``FitError/linearAlgebra(_:)`` for columns that depend on each other.
  /// - Complexity: O(*n* *p*^2) once, then O(*g* *p*^2) for each ratio tried.
  public init(
    design: Matrix, response: [Double], groups: [Int]
  ) throws(FitError) {
    let data = try RegressionData(design: design, response: response)
    guard groups.count == design.rows else {
      throw .dimensionMismatch(argument: "groups", expected: design.rows, found: groups.count)
    }
    guard design.rows > design.columns else {
      throw .tooFewObservations(needed: design.columns + 1, found: design.rows)
    }
    let names = Set(groups).sorted()
    guard names.count >= 2 else { throw .tooFewObservations(needed: 2, found: names.count) }
    let sums = try MixedSums(data, groups: groups, names: names)
    let solution = try sums.best()
    let variance = solution.residualVariance
    guard variance > 0, variance.isFinite else { throw .unusableTotalWeight(variance) }
    coefficients = solution.coefficients
    residualVariance = variance
    groupVariance = solution.ratio * variance
    self.groups = names
    var covariance = solution.inverse
    for j in 0..<covariance.columns {
      for i in 0..<covariance.rows { covariance[i, j] *= variance }
    }
    self.covariance = covariance
    intercepts = solution.intercepts
    interceptErrors = sums.counts.map {
      (variance * solution.ratio / (1 + solution.ratio * $0)).squareRoot()
    }
    logLikelihood = solution.logLikelihood
  }
}

public import LinearAlgebra

/// Linear regression by an M-estimator: rows far from the fit count less.
///
/// The coefficients solve *sum psi(r_i / s) x_i = 0* with the scale *s* the median absolute
/// residual over 0.6745, found by weighted least squares in turn with the scale. Bisquare has
/// several solutions; the one reached from ordinary least squares is given. Rows that are unusual
/// in their columns are not guarded against.
///
///     let fitted = try RobustRegression(loss: .huber).fit(design: x, response: y)
///     fitted.coefficients
public struct RobustRegression: Codable, Equatable, Sendable {
  /// The loss.
  public let loss: RobustLoss
  /// The change of coefficients, in standard errors, at which the iteration ends.
  public let tolerance: Double
  /// The limit of iterations.
  public let maximumIterations: Int

  /// A configuration, refused when one of its values has no meaning.
  ///
  /// - Throws: ``FitError/invalidSetting(name:value:)``.
  public init(
    loss: RobustLoss = .huber, tolerance: Double = 1e-12, maximumIterations: Int = 500
  ) throws(FitError) {
    guard loss.threshold > 0, loss.threshold.isFinite else {
      throw .invalidSetting(name: "threshold", value: loss.threshold)
    }
    guard tolerance > 0, tolerance < 1 else {
      throw .invalidSetting(name: "tolerance", value: tolerance)
    }
    guard maximumIterations > 0 else {
      throw .invalidSetting(name: "maximumIterations", value: Double(maximumIterations))
    }
    self.loss = loss
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  private enum CodingKeys: String, CodingKey {
    case loss, tolerance, maximumIterations
  }

  /// Reads a configuration and checks it as the memberwise initializer does.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      loss: values.decode(RobustLoss.self, forKey: .loss),
      tolerance: values.decode(Double.self, forKey: .tolerance),
      maximumIterations: values.decode(Int.self, forKey: .maximumIterations))
  }

  /// Fits the model; the same bits for any number of workers.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*, an intercept as a column of ones, more rows than independent columns.
  ///   - response: *n* values.
  ///   - workers: the most threads to use.
  /// - Throws: ``FitError/tooFewObservations(needed:found:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``; ``FitError/overflow(column:)``;
  ///   ``FitError/linearAlgebra(_:)``.
  /// - Complexity: O(*n* *p*^2) for each iteration.
  /// - Source: Huber and Ronchetti, *Robust Statistics*, 2nd ed., section 7.8 (weights) and (7.81),
  ///   correction H1 of the standard errors.
  public func fit(
    design: Matrix, response: [Double], workers: Int = 1
  ) throws(FitError) -> FittedRobustRegression {
    let data = try RegressionData(design: design, response: response)
    var iteration = try RobustIteration(data, loss: loss, workers: workers)
    try iteration.run(tolerance: tolerance, limit: maximumIterations)
    return try FittedRobustRegression(self, iteration)
  }
}

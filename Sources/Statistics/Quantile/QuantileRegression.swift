public import LinearAlgebra

/// Linear regression of a quantile of the response.
///
/// The coefficients minimise *sum rho(y_i - x_i'b)* with *rho(r) = r (quantile - [r < 0])*. An
/// interior point method comes near; then the rows that the answer passes through are found
/// exactly, so the answer is a vertex: it goes through as many rows as there are coefficients.
/// Where several vertices are equally good, one is given and the result says so.
///
///     let fitted = try QuantileRegression(quantile: 0.9).fit(design: x, response: y)
public struct QuantileRegression: Codable, Equatable, Sendable {
  /// Which quantile, above 0 and below 1.
  public let quantile: Double
  /// How standard errors are made.
  public let covariance: QuantileCovariance
  /// The kernel of the density estimate at the quantile.
  public let kernel: DensityKernel
  /// The bandwidth of that estimate.
  public let bandwidth: QuantileBandwidth
  /// How the quartiles of the residuals, which set the unit of the bandwidth, are read off.
  public let quartiles: QuartileRule
  /// The limit of interior point steps.
  public let maximumIterations: Int

  /// A configuration, refused when one of its values has no meaning.
  ///
  /// - Throws: ``FitError/invalidSetting(name:value:)``.
  public init(
    quantile: Double = 0.5, covariance: QuantileCovariance = .powell,
    kernel: DensityKernel = .epanechnikov, bandwidth: QuantileBandwidth = .hallSheather,
    quartiles: QuartileRule = .interpolated, maximumIterations: Int = 100
  ) throws(FitError) {
    guard quantile > 0, quantile < 1 else {
      throw .invalidSetting(name: "quantile", value: quantile)
    }
    guard maximumIterations > 0 else {
      throw .invalidSetting(name: "maximumIterations", value: Double(maximumIterations))
    }
    self.quantile = quantile
    self.covariance = covariance
    self.kernel = kernel
    self.bandwidth = bandwidth
    self.quartiles = quartiles
    self.maximumIterations = maximumIterations
  }

  private enum CodingKeys: String, CodingKey {
    case quantile, covariance, kernel, bandwidth, quartiles, maximumIterations
  }

  /// Reads a configuration and checks it as the memberwise initializer does.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      quantile: values.decode(Double.self, forKey: .quantile),
      covariance: values.decode(QuantileCovariance.self, forKey: .covariance),
      kernel: values.decode(DensityKernel.self, forKey: .kernel),
      bandwidth: values.decode(QuantileBandwidth.self, forKey: .bandwidth),
      quartiles: values.decode(QuartileRule.self, forKey: .quartiles),
      maximumIterations: values.decode(Int.self, forKey: .maximumIterations))
  }

  /// Fits the model; the same bits for any number of workers.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*, an intercept as a column of ones.
  ///   - response: *n* values.
  ///   - workers: the most threads to use.
  /// - Throws: ``FitError/tooFewObservations(needed:found:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``; ``FitError/overflow(column:)``;
  ///   ``FitError/linearAlgebra(_:)``.
  /// - Complexity: O(*n* *p*^2) for each step, of which there are some 20.
  /// - Source: Portnoy and Koenker, "The Gaussian hare and the Laplacian tortoise", Statistical
  ///   Science 12 (1997); Bloomfield and Steiger, *Least Absolute Deviations* (1983), the finish.
  public func fit(
    design: Matrix, response: [Double], workers: Int = 1
  ) throws(FitError) -> FittedQuantileRegression {
    let data = try RegressionData(design: design, response: response)
    let scales = RegressionDesign.dense(design).columnScales(workers: workers)
    let largest = response.reduce(0) { max($0, abs($1)) }
    guard largest < 1e300 else { throw .overflow(column: nil) }
    let problem = try QuantileProblem(
      data, scales: scales, unit: largest > 0 ? largest : 1, quantile: quantile, workers: workers)
    var interior = InteriorPoint(problem)
    interior.run(limit: maximumIterations)
    var vertex = QuantileVertex(problem, near: interior.coefficients)
    try vertex.descend()
    return try FittedQuantileRegression(self, data, vertex, iterations: interior.iterations)
  }
}

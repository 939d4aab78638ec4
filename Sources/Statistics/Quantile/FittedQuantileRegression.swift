public import LinearAlgebra

/// A fitted quantile regression.
public struct FittedQuantileRegression: Codable, Equatable, Sendable {
  /// How it was fitted.
  public let configuration: QuantileRegression
  /// One for each column on its own scale; 0 for dropped columns.
  public let coefficients: [Double]
  /// Standard errors; `nil` for dropped columns and where the density cannot be estimated.
  public let standardErrors: [Double?]
  /// The least sum of the losses *r (quantile - [r < 0])*.
  public let loss: Double
  /// One over the density of the residuals at 0, or `nil` when it cannot be estimated.
  public let sparsity: Double?
  /// The bandwidth of the density estimate, in units of the response.
  public let bandwidth: Double?
  /// Responses less fitted values.
  public let residuals: [Double]
  /// Interior point steps made.
  public let iterations: Int
  /// Exchanges of rows made by the exact finish.
  public let pivots: Int
  /// Whether the answer was shown to be the best.
  public let converged: Bool
  /// Whether no other coefficients are as good.
  public let isUnique: Bool
  /// Columns that depend on earlier ones.
  public let droppedColumns: [Int]
  /// Rows less estimated coefficients.
  public let residualDegreesOfFreedom: Int

  init(
    _ configuration: QuantileRegression, _ data: RegressionData, _ vertex: QuantileVertex,
    iterations: Int
  ) throws(FitError) {
    let problem = vertex.problem
    let kept = problem.kept
    var own = [Double](repeating: 0, count: problem.scales.count)
    for (k, j) in kept.enumerated() {
      own[j] = vertex.coefficients[k] * problem.scales[j] * problem.unit
    }
    guard own.allSatisfy(\.isFinite) else { throw .overflow(column: nil) }
    let residuals = vertex.residuals.map { $0 * problem.unit }
    let density = ResidualDensity(configuration, residuals: residuals, response: data.response)
    var errors = [Double?](repeating: nil, count: own.count)
    if let density {
      let variances = try problem.variances(
        configuration, residuals: vertex.residuals, density: density.value)
      for (k, j) in kept.enumerated() {
        let error = variances[k].squareRoot() * problem.scales[j]
        errors[j] = error.isFinite ? error : nil
      }
    }
    self.configuration = configuration
    coefficients = own
    standardErrors = errors
    loss = problem.loss(vertex.residuals) * problem.unit
    sparsity = density.map { 1 / $0.value }
    bandwidth = density?.bandwidth
    self.residuals = residuals
    self.iterations = iterations
    pivots = vertex.pivots
    converged = vertex.isOptimal
    isUnique = vertex.isUnique
    droppedColumns = own.indices.filter { !kept.contains($0) }
    residualDegreesOfFreedom = residuals.count - kept.count
  }

  /// Coefficients over standard errors, to be compared with Student's t.
  public var statistics: [Double?] {
    zip(coefficients, standardErrors).map { value, error in
      error.flatMap { $0 > 0 ? value / $0 : nil }
    }
  }

  /// Two-sided p-values of the coefficients being 0.
  public var pValues: [Double?] {
    let student = try? StudentT(degreesOfFreedom: Double(residualDegreesOfFreedom))
    return statistics.map { value in
      value.flatMap { statistic in student.map { 2 * $0.cdf(-abs(statistic)) } }
    }
  }

  /// The fitted quantile of every row of a design.
  ///
  /// - Throws: ``FitError/linearAlgebra(_:)`` when the design has other columns or is not finite.
  public func predictions(_ design: Matrix) throws(FitError) -> [Double] {
    do throws(LinearAlgebraError) {
      return try design.multiplied(by: coefficients)
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

/// The density of residuals at 0.
struct ResidualDensity {
  let value: Double
  let bandwidth: Double

  init?(_ configuration: QuantileRegression, residuals: [Double], response: [Double]) {
    let normal = NormalDistribution.standard
    let (n, q) = (Double(residuals.count), configuration.quantile)
    let sorted = residuals.sorted()
    let share = configuration.bandwidth.value(count: n, quantile: q)
    guard let high = configuration.quartiles.value(sorted: sorted, probability: 0.75),
      let low = configuration.quartiles.value(sorted: sorted, probability: 0.25),
      q + share < 1, q - share > 0
    else { return nil }
    let mean = Descriptive.sum(response) / n
    let squares = Descriptive.sum(response.lazy.map { ($0 - mean) * ($0 - mean) })
    let spread = min((squares / n).squareRoot(), (high - low) / 1.34)
    bandwidth = spread * (normal.quantile(q + share) - normal.quantile(q - share))
    guard bandwidth > 0, bandwidth.isFinite else { return nil }
    let width = bandwidth
    value =
      Descriptive.sum(residuals.lazy.map { configuration.kernel.value($0 / width) })
      / (n * bandwidth)
    guard value > 0, value.isFinite else { return nil }
  }
}

extension QuantileProblem {
  /// The variances of the kept coefficients on the scaled columns.
  fileprivate func variances(
    _ configuration: QuantileRegression, residuals: [Double], density: Double
  ) throws(FitError) -> [Double] {
    let none = [Double](repeating: 0, count: design.columns)
    let inverse = try NormalSystem(
      product, penalties: none, kept: Array(0..<design.columns)
    ).inverse()
    let sparsity = 1 / density
    switch configuration.covariance {
    case .identicallyDistributed:
      let factor = sparsity * sparsity * quantile * (1 - quantile)
      return inverse.diagonal.map { factor * $0 }
    case .powell:
      let (above, below) = (quantile * sparsity, (1 - quantile) * sparsity)
      do throws(LinearAlgebraError) {
        let middle = try Gram.product(
          design, weights: residuals.map { $0 > 0 ? above * above : below * below },
          workers: workers)
        return try inverse.multiplied(by: middle).multiplied(by: inverse).diagonal
      } catch {
        throw .linearAlgebra(error)
      }
    }
  }
}

internal import Foundation

/// Estimates of groups with known standard errors, each drawn towards the common mean.
///
/// The groups' true values are taken for draws from a normal distribution with a variance *tau^2*
/// between groups. With *tau^2* = 0 all groups get the common mean.
///
/// - Source: Paule and Mandel, "Consensus values and weighting factors", 1982; Viechtbauer, "Bias
///   and efficiency of meta-analytic variance estimators", 2005, for REML.
public struct MeanPooling: Equatable, Sendable {
  /// How the variance between groups is found.
  public enum Method: String, Codable, Equatable, Sendable, CaseIterable {
    /// So that the weighted squares around the mean have their expected sum.
    case pauleMandel
    /// By restricted maximum likelihood.
    case restrictedLikelihood
  }

  /// The variance between groups.
  public let varianceBetween: Double
  /// The common mean.
  public let mean: Double
  /// Its standard error.
  public let standardError: Double
  /// The values of the groups given what was seen of them.
  public let estimates: [Double]
  /// The share of each group's own estimate in its value, 0...1.
  public let shares: [Double]
  /// Standard errors of `estimates`, the variance between groups taken for known.
  public let estimateErrors: [Double]

  /// Pools estimates.
  ///
  /// - Parameters:
  ///   - estimates: one finite number for each of at least 2 groups.
  ///   - standardErrors: as many, finite and above 0.
  ///   - method: how the variance between groups is found.
  /// - Throws: ``FitError``; ``FitError/responseOutOfRange(row:lower:upper:)`` for a standard error
  ///   that is not above 0.
  public init(
    estimates: [Double], standardErrors: [Double], method: Method = .pauleMandel
  ) throws(FitError) {
    let count = estimates.count
    guard count >= 2 else { throw .tooFewObservations(needed: 2, found: count) }
    try RegressionData.check(estimates, "estimates", count: count)
    try RegressionData.check(standardErrors, "standardErrors", count: count)
    if let row = standardErrors.firstIndex(where: { $0 <= 0 }) {
      throw .responseOutOfRange(row: row, lower: .leastNonzeroMagnitude, upper: .infinity)
    }
    let variances = standardErrors.map { $0 * $0 }
    guard variances.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .overflow(column: nil) }
    let sums = PoolingSums(estimates: estimates, variances: variances)
    let tau = try sums.varianceBetween(method)
    let (mean, precision) = sums.mean(tau)
    guard mean.isFinite, precision > 0, precision.isFinite else { throw .overflow(column: nil) }
    varianceBetween = tau
    self.mean = mean
    standardError = (1 / precision).squareRoot()
    let shares = variances.map { tau / (tau + $0) }
    self.shares = shares
    self.estimates = zip(estimates, shares).map { $1 * $0 + (1 - $1) * mean }
    // The variance of the value itself and that of the mean it is drawn to.
    estimateErrors = zip(variances, shares).map {
      ($1 * $0 + (1 - $1) * (1 - $1) / precision).squareRoot()
    }
  }
}

/// Weighted sums for a variance between groups.
private struct PoolingSums {
  let estimates: [Double]
  let variances: [Double]

  func mean(_ tau: Double) -> (Double, Double) {
    let weights = variances.map { 1 / ($0 + tau) }
    let total = Descriptive.sum(weights)
    return (Descriptive.sum(zip(weights, estimates).map(*)) / total, total)
  }

  func varianceBetween(_ method: MeanPooling.Method) throws(FitError) -> Double {
    guard excess(0, method) > 0 else { return 0 }
    var high = variances.reduce(0, +) / Double(variances.count)
    while excess(high, method) > 0 {
      high *= 4
      guard high.isFinite else { throw .overflow(column: nil) }
    }
    var low = 0.0
    // The sign changes once; halving goes on until no number lies between.
    for _ in 0..<200 where low < high {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if excess(middle, method) > 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  /// Above 0 where the variance between groups is too small.
  private func excess(_ tau: Double, _ method: MeanPooling.Method) -> Double {
    let (centre, total) = mean(tau)
    let weights = variances.map { 1 / ($0 + tau) }
    let squares = zip(weights, estimates).map { $0 * ($1 - centre) * ($1 - centre) }
    switch method {
    case .pauleMandel:
      return Descriptive.sum(squares) - Double(estimates.count - 1)
    case .restrictedLikelihood:
      // Twice the derivative of the restricted log-likelihood.
      let curved = Descriptive.sum(zip(weights, squares).map(*))
      let traces = Descriptive.sum(weights)
      return curved - traces + Descriptive.sum(weights.map { $0 * $0 }) / total
    }
  }
}

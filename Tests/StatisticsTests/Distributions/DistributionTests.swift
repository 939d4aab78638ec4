import Statistics
import TestSupport
import Testing

@Suite("Distributions")
struct DistributionTests {
  @Test("normal density, cdf and survival agree with mpmath", arguments: Reference.normal)
  func normal(row: [Double]) {
    let normal = NormalDistribution.standard
    #expect(logRelativeError(normal.density(row[0]), row[1]) >= distributionDigits)
    #expect(logRelativeError(normal.cdf(row[0]), row[2]) >= distributionDigits)
    #expect(logRelativeError(normal.survival(row[0]), row[3]) >= distributionDigits)
  }

  @Test("normal quantiles agree with mpmath", arguments: Reference.normalQuantile)
  func normalQuantile(row: [Double]) {
    let quantile = NormalDistribution.standard.quantile(row[0])
    #expect(logRelativeError(quantile, row[1]) >= distributionDigits)
  }

  @Test("t cdf agrees with mpmath, and its quantile goes back", arguments: Reference.student)
  func student(row: [Double]) throws {
    let student = try StudentT(degreesOfFreedom: row[0])
    #expect(logRelativeError(student.cdf(row[1]), row[2]) >= distributionDigits)
    let lost = row[1] > 0 ? 2.0 : 0.0  // near probability 1 digits of t are not in it
    #expect(logRelativeError(student.quantile(row[2]), row[1]) >= distributionDigits - lost)
  }

  @Test("beta cdf agrees with mpmath, and its quantile goes back", arguments: Reference.beta)
  func beta(row: [Double]) throws {
    let beta = try BetaDistribution(alpha: row[0], beta: row[1])
    #expect(logRelativeError(beta.cdf(row[2]), row[3]) >= distributionDigits)
    guard row[3] > 1e-300, row[3] < 0.99 else { return }
    #expect(logRelativeError(beta.quantile(row[3]), row[2]) >= distributionDigits)
  }

  @Test("ends and impossible probabilities have documented answers")
  func ends() throws {
    let normal = try NormalDistribution(mean: 3, standardDeviation: 2)
    #expect(normal.quantile(0) == -.infinity)
    #expect(normal.quantile(1) == .infinity)
    #expect(normal.quantile(-0.1).isNaN)
    #expect(normal.quantile(.nan).isNaN)
    #expect(normal.quantile(0.5) == 3)
    #expect(normal.cdf(.infinity) == 1)
    #expect(normal.cdf(-.infinity) == 0)
    #expect(normal.survival(.nan).isNaN)
    #expect(normal.density(.infinity) == 0)
    let student = try StudentT(degreesOfFreedom: .leastNonzeroMagnitude)
    #expect(!student.quantile(0.5).isInfinite)
    #expect(try StudentT(degreesOfFreedom: 3).cdf(-.infinity) == 0)
    #expect(try BetaDistribution(alpha: 2, beta: 2).cdf(7) == 1)
  }

  @Test("parameters without a distribution are refused", arguments: [0, -1, .nan, .infinity])
  func refusals(value: Double) {
    #expect(throws: DistributionError.self) { try StudentT(degreesOfFreedom: value) }
    #expect(throws: DistributionError.self) { try BetaDistribution(alpha: value, beta: 1) }
    #expect(throws: DistributionError.self) {
      try NormalDistribution(mean: 0, standardDeviation: value)
    }
  }
}

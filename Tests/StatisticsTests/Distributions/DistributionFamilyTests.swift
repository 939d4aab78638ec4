import Foundation
import Statistics
import TestSupport
import Testing

/// One distribution as a test sees it.
private struct Family {
  let density: (Double) -> Double
  let cdf: (Double) -> Double
  let survival: (Double) -> Double
  let quantile: (Double) -> Double
  let upperQuantile: (Double) -> Double

  /// What a row [..., x, density, cdf, survival] says holds here.
  func checkTails(_ row: [Double]) -> (x: Double, density: Double, lower: Double, upper: Double) {
    let right = Array(row.suffix(4))
    #expect(logRelativeError(density(right[0]), right[1]) >= distributionFamilyDigits, "\(row)")
    #expect(logRelativeError(cdf(right[0]), right[2]) >= distributionFamilyDigits, "\(row)")
    #expect(logRelativeError(survival(right[0]), right[3]) >= distributionFamilyDigits, "\(row)")
    return (right[0], right[1], right[2], right[3])
  }

  func checkContinuous(_ row: [Double]) {
    let right = checkTails(row)
    let tail = min(right.lower, right.upper)
    guard tail > 1e-290, right.density > 1e-290 else { return }
    let back = right.lower < right.upper ? quantile(right.lower) : upperQuantile(right.upper)
    // A relative error of the tail is seen in x magnified by tail / (x density).
    let lost = max(0, log10(tail / abs(right.x * right.density)))
    #expect(logRelativeError(back, right.x) >= distributionFamilyDigits - lost, "\(row)")
  }

  func checkDiscrete(_ row: [Double]) {
    let right = checkTails(row)
    // A probability between two steps: the answer is the same by any rounding.
    if right.density > 1e-12 * right.lower, right.lower > 1e-290 {
      #expect(quantile(right.lower - 0.5 * right.density) == right.x, "\(row)")
    }
    if right.density > 1e-12 * right.upper, right.upper > 1e-290 {
      #expect(upperQuantile(right.upper + 0.5 * right.density) == right.x, "\(row)")
    }
  }
}

@Suite("Families of distributions")
struct DistributionFamilyTests {
  @Test("t agrees with mpmath", arguments: DistributionReference.student)
  func student(row: [Double]) throws {
    let d = try StudentT(degreesOfFreedom: row[0])
    Family(
      density: d.density, cdf: d.cdf, survival: d.survival, quantile: d.quantile,
      upperQuantile: d.upperQuantile
    ).checkContinuous(row)
  }

  @Test("chi-squared agrees with mpmath", arguments: DistributionReference.chiSquared)
  func chiSquared(row: [Double]) throws {
    let d = try ChiSquared(degreesOfFreedom: row[0])
    Family(
      density: d.density, cdf: d.cdf, survival: d.survival, quantile: d.quantile,
      upperQuantile: d.upperQuantile
    ).checkContinuous(row)
  }

  @Test("F agrees with mpmath", arguments: DistributionReference.fisher)
  func fisher(row: [Double]) throws {
    let d = try FDistribution(numerator: row[0], denominator: row[1])
    Family(
      density: d.density, cdf: d.cdf, survival: d.survival, quantile: d.quantile,
      upperQuantile: d.upperQuantile
    ).checkContinuous(row)
  }

  @Test("gamma agrees with mpmath", arguments: DistributionReference.gamma)
  func gamma(row: [Double]) throws {
    let d = try GammaDistribution(shape: row[0], scale: row[1])
    Family(
      density: d.density, cdf: d.cdf, survival: d.survival, quantile: d.quantile,
      upperQuantile: d.upperQuantile
    ).checkContinuous(row)
  }

  @Test("beta agrees with mpmath", arguments: DistributionReference.beta)
  func beta(row: [Double]) throws {
    let d = try BetaDistribution(alpha: row[0], beta: row[1])
    Family(
      density: d.density, cdf: d.cdf, survival: d.survival, quantile: d.quantile,
      upperQuantile: d.upperQuantile
    ).checkContinuous(row)
  }

  @Test("binomial agrees with mpmath", arguments: DistributionReference.binomial)
  func binomial(row: [Double]) throws {
    let d = try BinomialDistribution(trials: Int(row[0]), probability: row[1])
    Family(
      density: { d.mass(Int($0)) }, cdf: { d.cdf(Int($0)) }, survival: { d.survival(Int($0)) },
      quantile: d.quantile, upperQuantile: d.upperQuantile
    ).checkDiscrete(row)
  }

  @Test("Poisson agrees with mpmath", arguments: DistributionReference.poisson)
  func poisson(row: [Double]) throws {
    let d = try PoissonDistribution(mean: row[0])
    Family(
      density: { d.mass(Int($0)) }, cdf: { d.cdf(Int($0)) }, survival: { d.survival(Int($0)) },
      quantile: d.quantile, upperQuantile: d.upperQuantile
    ).checkDiscrete(row)
  }

  @Test("negative binomial agrees with mpmath", arguments: DistributionReference.negativeBinomial)
  func negativeBinomial(row: [Double]) throws {
    let d = try NegativeBinomialDistribution(size: row[0], probability: row[1])
    Family(
      density: { d.mass(Int($0)) }, cdf: { d.cdf(Int($0)) }, survival: { d.survival(Int($0)) },
      quantile: d.quantile, upperQuantile: d.upperQuantile
    ).checkDiscrete(row)
  }

  @Test("the ends of a range have their limits")
  func ends() throws {
    #expect(try ChiSquared(degreesOfFreedom: 1).density(0) == .infinity)
    #expect(try ChiSquared(degreesOfFreedom: 2).density(0) == 0.5)
    #expect(try GammaDistribution(shape: 1, scale: 4).density(0) == 0.25)
    #expect(try GammaDistribution(shape: 3, scale: 4).density(0) == 0)
    #expect(try FDistribution(numerator: 2, denominator: 9).density(0) == 1)
    #expect(try BetaDistribution(alpha: 1, beta: 3).density(0) == 3)
    #expect(try BetaDistribution(alpha: 1, beta: 0.5).density(1) == .infinity)
    #expect(try ChiSquared(degreesOfFreedom: 3).survival(-1) == 1)
    #expect(try ChiSquared(degreesOfFreedom: 3).survival(.infinity) == 0)
    #expect(try FDistribution(numerator: 3, denominator: 4).cdf(.infinity) == 1)
    #expect(try GammaDistribution(shape: 3, scale: 4).cdf(.nan).isNaN)
    #expect(try BetaDistribution(alpha: 3, beta: 4).upperQuantile(1) == 0)
    #expect(try BetaDistribution(alpha: 3, beta: 4).quantile(1) == 1)
    #expect(try StudentT(degreesOfFreedom: 3).upperQuantile(0) == .infinity)
    #expect(try StudentT(degreesOfFreedom: 3).density(.infinity) == 0)
    #expect(try StudentT(degreesOfFreedom: 3).quantile(1.5).isNaN)
  }

  @Test("counts outside of a range have no mass; certain and impossible successes work")
  func counts() throws {
    let none = try BinomialDistribution(trials: 0, probability: 0.3)
    #expect(none.mass(0) == 1 && none.cdf(0) == 1 && none.survival(0) == 0)
    #expect(none.quantile(0.5) == 0)
    let never = try BinomialDistribution(trials: 5, probability: 0)
    #expect(never.mass(0) == 1 && never.mass(1) == 0 && never.quantile(0.9) == 0)
    let always = try BinomialDistribution(trials: 5, probability: 1)
    #expect(always.mass(5) == 1 && always.cdf(4) == 0 && always.quantile(0.2) == 5)
    let poisson = try PoissonDistribution(mean: 2)
    #expect(poisson.mass(-1) == 0 && poisson.cdf(-1) == 0 && poisson.survival(-1) == 1)
    #expect(poisson.quantile(1) == .infinity && poisson.quantile(0) == 0)
    #expect(poisson.upperQuantile(.nan).isNaN)
    let sure = try NegativeBinomialDistribution(size: 2, probability: 1)
    #expect(sure.mass(0) == 1 && sure.cdf(0) == 1 && sure.quantile(0.7) == 0)
  }

  @Test("mean and dispersion give a variance of mean + dispersion mean^2")
  func dispersion() throws {
    let d = try NegativeBinomialDistribution(mean: 6, dispersion: 0.5)
    let mean = (0..<2000).reduce(0.0) { $0 + Double($1) * d.mass($1) }
    let second = (0..<2000).reduce(0.0) { $0 + Double($1 * $1) * d.mass($1) }
    #expect(logRelativeError(mean, 6) >= distributionFamilyDigits)
    #expect(logRelativeError(second - mean * mean, 6 + 0.5 * 36) >= distributionFamilyDigits)
  }

  @Test("parameters without a distribution are refused", arguments: [0, -1, .nan, .infinity])
  func refusals(value: Double) {
    #expect(throws: DistributionError.self) { try ChiSquared(degreesOfFreedom: value) }
    #expect(throws: DistributionError.self) { try FDistribution(numerator: 1, denominator: value) }
    #expect(throws: DistributionError.self) { try GammaDistribution(shape: value, scale: 1) }
    #expect(throws: DistributionError.self) { try PoissonDistribution(mean: value) }
    #expect(throws: DistributionError.self) {
      try NegativeBinomialDistribution(size: 2, probability: value)
    }
  }

  @Test("impossible trials and probabilities are refused", arguments: [-0.1, 1.1, .nan, .infinity])
  func binomialRefusals(probability: Double) {
    #expect(throws: DistributionError.self) {
      try BinomialDistribution(trials: 3, probability: probability)
    }
    #expect(throws: DistributionError.self) {
      try BinomialDistribution(trials: -1, probability: 0.5)
    }
  }
}

import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Descriptive")
struct DescriptiveTests {
  private static let column = ReferenceDesign(400).design.column(1)
  private static let far = ReferenceDesign(400).design.column(3)

  @Test("sums what plain addition loses")
  func compensatedSum() {
    #expect(Descriptive.sum([1, 1e100, 1, -1e100]) == 2)
    #expect(Descriptive.sum([Double]()) == 0)
    #expect(Descriptive.sum([.infinity, 1]) == .infinity)
    #expect(Descriptive.sum([1, .nan]).isNaN)
  }

  @Test("mean and variance have the digits of exact arithmetic")
  func moments() throws {
    let mean = try #require(Descriptive.mean(DescriptiveTests.far))
    let variance = try #require(Descriptive.variance(DescriptiveTests.far))
    #expect(logRelativeError(mean, Reference.moments[0]) >= momentDigits.mean)
    #expect(logRelativeError(variance, Reference.moments[1]) >= distributionDigits)
    // NIST NumAcc4: mean 10000000.2, standard deviation 0.1.
    let hard = [10_000_000.2] + (0..<500).flatMap { _ in [10_000_000.1, 10_000_000.3] }
    #expect(Descriptive.mean(hard) == 10_000_000.2)
    let deviation = try #require(Descriptive.standardDeviation(hard))
    #expect(logRelativeError(deviation, 0.1) >= momentDigits.standardDeviation)
  }

  @Test("what does not exist is nil")
  func missing() {
    #expect(Descriptive.mean([]) == nil)
    #expect(Descriptive.variance([1]) == nil)
    #expect(Descriptive.median([]) == nil)
    #expect(Descriptive.quantile([1, .nan], probability: 0.5) == nil)
    #expect(Descriptive.quantile([1], probability: 1.5) == nil)
    #expect(Descriptive.weightedMean([1, 2], weights: [0, 0]) == nil)
    #expect(Descriptive.weightedMean([1, 2], weights: [1]) == nil)
  }

  @Test("quantiles agree with numpy", arguments: Reference.quantiles)
  func quantiles(row: [Double]) throws {
    let quantile = try #require(
      Descriptive.quantile(DescriptiveTests.column, probability: row[0]))
    #expect(logRelativeError(quantile, row[1]) >= distributionDigits)
  }

  @Test("small lists by hand")
  func byHand() {
    #expect(Descriptive.median([3, 1, 2]) == 2)
    #expect(Descriptive.median([4, 1, 2, 3]) == 2.5)
    #expect(Descriptive.variance([1, 2, 3, 4]) == 5.0 / 3)
    #expect(Descriptive.weightedMean([1, 4], weights: [2, 1]) == 2)
    #expect(Descriptive.winsorised([1, 2, 3, 100], upperProbability: 0) == [1, 1, 1, 1])
    #expect(Descriptive.winsorised([1, 2, 3, 4, 100], upperProbability: 0.75) == [1, 2, 3, 4, 4])
  }

  @Test("logarithmic and logistic scales do not overflow")
  func logScale() {
    #expect(LogScale.logSumExp([1000, 1000]) == 1000 + LogScale.logSumExp([0, 0]))
    #expect(LogScale.logSumExp([]) == -.infinity)
    #expect(LogScale.logSumExp([-.infinity, 0]) == 0)
    #expect(LogScale.log1pExp(800) == 800)
    #expect(LogScale.log1pExp(-800) == 0)
    #expect(LogScale.log1pExp(-40) > 0)
    #expect(LogScale.logistic(800) == 1)
    #expect(LogScale.logistic(-800) == 0)
    #expect(LogScale.logistic(0) == 0.5)
    #expect(logRelativeError(LogScale.logit(LogScale.logistic(-5)), -5) >= distributionDigits)
  }
}

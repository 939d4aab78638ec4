import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("RidgePoisson")
struct RidgePoissonTests {
  private static let sample = ReferenceDesign(400)

  private static func tight(_ penalties: [Double]) throws -> RidgePoisson {
    try RidgePoisson(penalties: penalties, tolerance: 1e-14, maximumIterations: 50)
  }

  @Test("agrees with statsmodels without penalty, with weights and exposure")
  func plain() throws {
    let data = try RegressionData(
      design: Self.sample.design, response: Self.sample.counts, weights: Self.sample.weights,
      offset: Self.sample.offset)
    let fitted = try Self.tight([0, 0, 0, 0]).fit(data)
    for (found, right) in zip(fitted.coefficients, Reference.poissonPlain) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
    #expect(fitted.diagnostics.converged && fitted.diagnostics.warnings.isEmpty)
  }

  @Test("agrees with scikit-learn with a ridge")
  func ridge() throws {
    let data = try RegressionData(design: Self.sample.design, response: Self.sample.counts)
    let fitted = try Self.tight([0, 2, 2, 2]).fit(data)
    for (found, right) in zip(fitted.coefficients, Reference.poissonRidge) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
  }

  @Test("an intercept alone is the logarithm of the mean, per exposure")
  func interceptOnly() throws {
    let ones = Matrix(columns: 1, of: 3)
    let fitted = try Self.tight([0]).fit(RegressionData(design: ones, response: [1, 2, 6]))
    #expect(logRelativeError(fitted.mean(row: [1]), 3) >= distributionDigits)
    #expect(try fitted.means(ones).count == 3)
  }

  @Test("counts that are all zero are fitted and said")
  func zeros() throws {
    let ones = Matrix(columns: 1, of: 3)
    let fitted = try RidgePoisson(penalties: [1e-6]).fit(
      RegressionData(design: ones, response: [0, 0, 0]))
    #expect(fitted.coefficients[0].isFinite)
    #expect(fitted.mean(row: [1]) < 1e-5)
    #expect(fitted.diagnostics.warnings.contains(.constantResponse))
  }

  @Test("a start far away is brought back by halved steps")
  func farStart() throws {
    let data = try RegressionData(design: Self.sample.design, response: Self.sample.counts)
    let model = try Self.tight([0, 2, 2, 2])
    let near = try model.fit(data)
    let far = try model.fit(data, startingFrom: [-8, 2, 1, 0])
    for (found, right) in zip(far.coefficients, near.coefficients) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
  }

  @Test("gives the same bits for any number of workers, and survives encoding")
  func workers() throws {
    let sample = ReferenceDesign(20_000)
    let data = try RegressionData(design: sample.design, response: sample.counts)
    let model = try RidgePoisson(penalties: [1e-6, 2, 2, 20])
    let one = try model.fit(data)
    #expect(try model.fit(data, workers: 8) == one)
    #expect(try roundTrip(one) == one)
  }
}

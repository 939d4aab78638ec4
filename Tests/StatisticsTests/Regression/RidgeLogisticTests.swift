import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("RidgeLogistic")
struct RidgeLogisticTests {
  private static let sample = ReferenceDesign(400)

  private static func data(_ sample: ReferenceDesign = sample) throws -> RegressionData {
    try RegressionData(
      design: sample.design, response: sample.wins, weights: sample.weights)
  }

  private static func tight(
    _ penalties: [Double], prior: [Double]? = nil, standardise: Bool = true
  ) throws -> RidgeLogistic {
    try RidgeLogistic(
      penalties: penalties, prior: prior, standardise: standardise, tolerance: 1e-14,
      maximumIterations: 50)
  }

  @Test("agrees with statsmodels without penalty")
  func plain() throws {
    let fitted = try Self.tight([0, 0, 0, 0]).fit(Self.data())
    for (found, right) in zip(fitted.coefficients, Reference.logisticPlain) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
    #expect(fitted.diagnostics.converged)
    #expect(fitted.diagnostics.warnings.isEmpty)
    #expect(fitted.diagnostics.observationCount == 400)
  }

  @Test("agrees with scikit-learn with a ridge")
  func ridge() throws {
    let fitted = try Self.tight([0, 10, 10, 10]).fit(Self.data())
    for (found, right) in zip(fitted.coefficients, Reference.logisticRidge) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
  }

  @Test("the default tolerance is as good as the tight one")
  func defaultTolerance() throws {
    let quick = try RidgeLogistic(penalties: [1e-6, 10, 10, 10]).fit(Self.data())
    let tight = try Self.tight([1e-6, 10, 10, 10]).fit(Self.data())
    for (found, right) in zip(quick.coefficients, tight.coefficients) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
    #expect(quick.diagnostics.iterations <= 8)
  }

  @Test("an intercept alone is the log odds of the weighted share")
  func interceptOnly() throws {
    let data = try RegressionData(
      design: Matrix(columns: [[1, 1, 1, 1]]), response: [1, 0, 0, 1], weights: [3, 1, 1, 1])
    let fitted = try Self.tight([0]).fit(data)
    #expect(logRelativeError(fitted.coefficients[0], LogScale.logit(4.0 / 6)) >= distributionDigits)
    #expect(logRelativeError(fitted.probability(row: [1]), 4.0 / 6) >= distributionDigits)
  }

  @Test("one binary column gives the log odds ratio")
  func binaryColumn() throws {
    let x = [0.0, 0, 0, 0, 1, 1, 1, 1, 1]
    let data = try RegressionData(
      design: Matrix(columns: [[Double](repeating: 1, count: 9), x]),
      response: [1, 0, 0, 0, 1, 1, 1, 0, 0])
    let fitted = try Self.tight([0, 0]).fit(data)
    #expect(logRelativeError(fitted.coefficients[0], LogScale.logit(0.25)) >= regressionDigits)
    let ratio = LogScale.logit(0.6) - LogScale.logit(0.25)
    #expect(logRelativeError(fitted.coefficients[1], ratio) >= regressionDigits)
  }

  @Test("fractions count as so many wins and losses")
  func fractions() throws {
    let ones = Matrix(columns: 1, of: 3)
    let fitted = try Self.tight([0]).fit(RegressionData(design: ones, response: [0.2, 0.5, 0.8]))
    #expect(abs(fitted.coefficients[0]) < stationarityError)
  }

  @Test("the penalised gradient vanishes", arguments: [true, false])
  func stationarity(standardise: Bool) throws {
    let (penalties, prior) = ([0.5, 3.0, 7.0, 1.0], [0.1, -0.2, 0.3, 0.0])
    let model = try Self.tight(penalties, prior: prior, standardise: standardise)
    let fitted = try model.fit(Self.data())
    let gradient = try PenalisedGradient(
      Self.data(), coefficients: fitted.coefficients, penalties: penalties, prior: prior,
      standardise: standardise)
    for ratio in gradient.ratios { #expect(abs(ratio) < stationarityError) }
  }

  @Test("a large penalty holds a coefficient at its prior")
  func prior() throws {
    let model = try Self.tight([0, 1e12, 1, 1], prior: [0, 0.75, 0, 0], standardise: false)
    let fitted = try model.fit(Self.data())
    #expect(logRelativeError(fitted.coefficients[1], 0.75) >= regressionDigits)
    #expect(fitted.diagnostics.warnings.isEmpty)
  }

  @Test("an offset equal to a column takes one from its coefficient")
  func offset() throws {
    let sample = Self.sample
    let plain = try Self.tight([0, 0, 0, 0]).fit(Self.data())
    let shifted = try Self.tight([0, 0, 0, 0]).fit(
      RegressionData(
        design: sample.design, response: sample.wins, weights: sample.weights,
        offset: sample.design.column(1)))
    let difference = plain.coefficients[1] - shifted.coefficients[1]
    #expect(logRelativeError(difference, 1) >= regressionDigits)
  }

  @Test("a warm start needs fewer steps and ends at the same place")
  func warmStart() throws {
    let model = try Self.tight([1e-6, 10, 10, 10])
    let cold = try model.fit(Self.data())
    let warm = try model.fit(Self.data(), startingFrom: cold.coefficients)
    #expect(warm.diagnostics.iterations < cold.diagnostics.iterations)
    for (found, right) in zip(warm.coefficients, cold.coefficients) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
  }

  @Test("survives encoding with the same bits")
  func coding() throws {
    let fitted = try Self.tight([1e-6, 10, 10, 10]).fit(Self.data())
    #expect(try roundTrip(fitted) == fitted)
  }

  @Test("the example of the module's page holds")
  func pageExample() throws {
    let data = try RegressionData(
      design: Matrix(rows: [[1, 0], [1, 0], [1, 1], [1, 1]]), response: [0, 1, 1, 1],
      weights: [2, 1, 2, 1])
    let model = try RidgeLogistic(penalties: RidgeSettings.penalties(columns: 2, ridge: 1))
    let fitted = try model.fit(data)
    #expect(fitted.probability(row: [1, 1]) > fitted.probability(row: [1, 0]))
    #expect(fitted.diagnostics.warnings == [.separatingColumns([1])])
  }
}

import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Pooling")
struct PoolingTests {
  private static let trials = (0..<30).map { Double(5 + (7 * $0) % 40) }
  private static let successes = zip(trials, SurvivalSample.draws(30, 22)).map {
    ($0 * (0.1 + 0.5 * $1)).rounded(.toNearestOrEven)
  }

  @Test("shapes of proportions agree with mpmath")
  func proportions() throws {
    let pooling = try ProportionPooling(successes: Self.successes, trials: Self.trials)
    let right = PoolingReference.betaBinomial[0]
    #expect(logRelativeError(pooling.alpha, right[0]) >= regressionDigits)
    #expect(logRelativeError(pooling.beta, right[1]) >= regressionDigits)
    #expect(!pooling.isCompletelyPooled)
    for group in 0..<30 {
      let raw = Self.successes[group] / Self.trials[group]
      let value = pooling.estimate(group)
      #expect(min(raw, pooling.mean) <= value && value <= max(raw, pooling.mean))
      let interval = try pooling.interval(group)
      #expect(interval.lower < value && value < interval.upper)
    }
  }

  @Test("groups alike are pooled completely; no and only successes stay inside of 0...1")
  func complete() throws {
    let alike = try ProportionPooling(
      successes: [10, 10, 10, 10], trials: [40, 40, 40, 40])
    #expect(alike.isCompletelyPooled)
    #expect(abs(alike.estimate(0) - 0.25) < 1 / 1000)
    for count in [0.0, 8] {
      let sure = try ProportionPooling(successes: [count, count, count], trials: [8, 8, 8])
      #expect(sure.estimate(1) >= 0 && sure.estimate(1) <= 1)
    }
    let apart = try ProportionPooling(successes: [0, 50, 0, 50], trials: [50, 50, 50, 50])
    #expect(apart.estimate(0) < 0.05 && apart.estimate(1) > 0.95)
  }

  private static let means = [84.0, 8, -3, 7, -1, 1, 18, 12]
  private static let errors = [15.0, 10, 16, 11, 9, 11, 10, 18]

  @Test("means agree with scipy's root of the estimating equations", arguments: [0, 1])
  func means(index: Int) throws {
    let right = PoolingReference.meanPooling[index]
    let pooling = try MeanPooling(
      estimates: Self.means, standardErrors: Self.errors,
      method: MeanPooling.Method.allCases[index])
    let found = [pooling.varianceBetween, pooling.mean, pooling.standardError]
    for (value, reference) in zip(found, right) {
      #expect(logRelativeError(value, reference) >= covarianceDigits)
    }
    for (value, own) in zip(pooling.estimates, Self.means) {
      #expect(min(own, pooling.mean) <= value && value <= max(own, pooling.mean))
    }
  }

  @Test("means that differ by chance only have no variance between them")
  func alikeMeans() throws {
    let pooling = try MeanPooling(estimates: [1, 1.1, 0.9], standardErrors: [1, 1, 1])
    #expect(pooling.varianceBetween == 0 && pooling.estimates.allSatisfy { $0 == pooling.mean })
  }

  private static func mixed() throws -> (Matrix, [Double], [Int]) {
    let u = SurvivalSample.draws(960, 23)
    let effects = SurvivalSample.draws(11, 24).map { 6 * $0 }
    let groups = (0..<240).map { ($0 * 7) % 13 % 11 }
    var design = Matrix(rows: 240, columns: 3)
    var response: [Double] = []
    for i in 0..<240 {
      let x = [1, 10 * u[4 * i], u[4 * i + 1] < 0.3 ? 1 : 0]
      for (j, value) in x.enumerated() { design[i, j] = value }
      response.append(
        100 + 0.5 * x[1] - 2 * x[2] + effects[groups[i]] + 4 * u[4 * i + 2] + 4 * u[4 * i + 3])
    }
    return (design, response, groups)
  }

  @Test("random intercepts agree with statsmodels' MixedLM")
  func randomIntercept() throws {
    let (design, response, groups) = try Self.mixed()
    let fitted = try RandomIntercept(design: design, response: response, groups: groups)
    let right = PoolingReference.mixed
    #expect(logRelativeError(fitted.logLikelihood, right[2][2]) >= logLikelihoodDigits)
    let found = [
      (fitted.coefficients, right[0]), (fitted.standardErrors, right[1]),
      ([fitted.residualVariance, fitted.groupVariance], right[2]),
      (fitted.intercepts, right[3]),
    ]
    for (values, references) in found {
      for (value, reference) in zip(values, references) {
        #expect(logRelativeError(value, reference) >= mixedModelDigits)
      }
    }
  }

  @Test("a shift of the response moves the intercept alone; groups alike have no variance")
  func shift() throws {
    let (design, response, groups) = try Self.mixed()
    let fitted = try RandomIntercept(design: design, response: response, groups: groups)
    let moved = try RandomIntercept(
      design: design, response: response.map { $0 + 1e6 }, groups: groups)
    #expect(abs(moved.groupVariance / fitted.groupVariance - 1) < 1e6 * reorderingError)
    #expect(abs(moved.coefficients[1] / fitted.coefficients[1] - 1) < 1e6 * reorderingError)
    let mixed = try RandomIntercept(
      design: Matrix(columns: [[1, 1, 1, 1, 1, 1]]), response: [1, -1, 1, -1, 1, -1],
      groups: [0, 0, 1, 1, 2, 2])
    #expect(mixed.groupVariance == 0 && mixed.intercepts.allSatisfy { $0 == 0 })
  }

  @Test(
    "one group, collinear columns, bad numbers are refused", arguments: [Double.nan, .infinity])
  func refusals(value: Double) throws {
    let ones = try Matrix(columns: [[1, 1, 1, 1]])
    #expect(throws: FitError.self) {
      try RandomIntercept(design: ones, response: [1, 2, 3, 5], groups: [0, 0, 0, 0])
    }
    #expect(throws: FitError.self) {
      try RandomIntercept(design: ones, response: [1, 2, 3, value], groups: [0, 0, 1, 1])
    }
    #expect(throws: FitError.self) {
      try RandomIntercept(design: ones, response: [2, 2, 2, 2], groups: [0, 0, 1, 1])
    }
    #expect(throws: FitError.self) {
      try RandomIntercept(
        design: Matrix(columns: [[1, 1, 1, 1], [3, 3, 3, 3]]), response: [1, 2, 3, 5],
        groups: [0, 0, 1, 1])
    }
    #expect(throws: FitError.self) { try MeanPooling(estimates: [1], standardErrors: [1]) }
    #expect(throws: FitError.self) { try MeanPooling(estimates: [1, 2], standardErrors: [1, 0]) }
    #expect(throws: FitError.self) {
      try MeanPooling(estimates: [1, value], standardErrors: [1, 1])
    }
    #expect(throws: FitError.self) { try ProportionPooling(successes: [1, 2], trials: [0, 4]) }
    #expect(throws: FitError.self) {
      try ProportionPooling(successes: [1, 2], trials: [2, value])
    }
    #expect(throws: FitError.self) { try ProportionPooling(successes: [], trials: []) }
  }
}

import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Linear regression against statsmodels")
struct LinearReferenceTests {
  static let sample = ReferenceDesign(120)
  static let groups = (0..<120).map { $0 * 7 % 23 }
  static let paths = LinearSolverPath.allCases

  private static func fit(
    _ kind: Int, _ path: LinearSolverPath
  ) throws -> FittedLinearRegression {
    let model = try LinearRegression(path: path)
    let (design, response) = (sample.design, sample.counts)
    switch kind {
    case 0: return try model.fit(design: design, response: response)
    case 1: return try model.fit(design: design, response: response, weights: sample.weights)
    case 2:
      var covariance = Matrix(rows: 120, columns: 120)
      for j in 0..<120 {
        for i in 0..<120 {
          covariance[i, j] = (0..<abs(i - j)).reduce(1.0) { power, _ in power * 0.6 }
        }
      }
      return try GeneralizedLeastSquares(covariance: covariance, regression: model)
        .fit(design: design, response: response)
    default:
      return try GeneralizedLeastSquares(
        variances: sample.weights.map { 1 / $0 }, regression: model
      ).fit(design: design, response: response)
    }
  }

  @Test("coefficients, errors, tests and intervals agree", arguments: 0..<4, paths)
  func tables(kind: Int, path: LinearSolverPath) throws {
    let fitted = try LinearReferenceTests.fit(kind, path)
    let intervals = fitted.confidenceIntervals()
    let found = [
      fitted.coefficients, fitted.standardErrors, fitted.tStatistics, fitted.pValues,
      intervals.map(\.lower), intervals.map(\.upper),
    ]
    expectDigits(found, LinearReference.tables[kind])
  }

  @Test("summaries of the fit agree", arguments: 0..<4, paths)
  func summaries(kind: Int, path: LinearSolverPath) throws {
    let fitted = try LinearReferenceTests.fit(kind, path)
    let found = [
      fitted.rSquared, fitted.adjustedRSquared, fitted.fStatistic, fitted.fPValue,
      fitted.logLikelihood, fitted.akaikeCriterion, fitted.bayesianCriterion,
      fitted.residualStandardError,
    ].map { [$0 ?? .nan] }
    expectDigits(found, LinearReference.summaries[kind])
  }

  @Test("robust errors agree", arguments: [false, true], paths)
  func robust(isWeighted: Bool, path: LinearSolverPath) throws {
    let estimators: [CovarianceEstimator] = [
      .hc0, .hc1, .hc2, .hc3, .clustered(LinearReferenceTests.groups),
    ]
    let sample = LinearReferenceTests.sample
    let found = try estimators.map { estimator in
      try LinearRegression(path: path, covariance: estimator).fit(
        design: sample.design, response: sample.counts,
        weights: isWeighted ? sample.weights : nil
      ).standardErrors
    }
    expectDigits(found, LinearReference.robust[isWeighted ? 1 : 0])
  }

  @Test("joint tests with robust covariances agree")
  func waldTests() throws {
    let sample = LinearReferenceTests.sample
    let estimators: [CovarianceEstimator] = [.hc1, .clustered(LinearReferenceTests.groups)]
    let found = try estimators.map { estimator in
      let fitted = try LinearRegression(covariance: estimator)
        .fit(design: sample.design, response: sample.counts)
      return [fitted.fStatistic ?? .nan]
    }
    expectDigits(found, LinearReference.waldF[0])
  }

  @Test("influence agrees")
  func influence() throws {
    let sample = LinearReferenceTests.sample
    let influence = try LinearRegression().influence(
      design: sample.design, response: sample.counts)
    let found = stride(from: 0, to: 120, by: 17).map { i in
      [
        influence.leverages[i], influence.internallyStudentizedResiduals[i],
        influence.externallyStudentizedResiduals[i], influence.cooksDistances[i],
      ]
    }
    expectDigits(found, LinearReference.influence[0])
  }

  @Test("predictions and their intervals agree")
  func predictions() throws {
    let sample = LinearReferenceTests.sample
    let fitted = try LinearRegression().fit(design: sample.design, response: sample.counts)
    var rows = sample.design.selecting(rows: [0, 1, 2])
    for i in 0..<3 {
      rows[i, 1] += 0.5
      rows[i, 3] += 10
    }
    let found = try fitted.predict(rows, level: 0.9).map {
      [
        $0.mean, $0.standardError, $0.meanInterval.lower, $0.meanInterval.upper,
        $0.observationInterval.lower, $0.observationInterval.upper,
      ]
    }
    expectDigits(found, LinearReference.predictions[0])
  }

  @Test("ridge agrees with its formula", arguments: [false, true], paths)
  func ridge(isStandardised: Bool, path: LinearSolverPath) throws {
    let sample = LinearReferenceTests.sample
    let fitted = try LinearRegression(
      path: path, penalties: [0, 3, 5, 0.5], standardisesPenalties: isStandardised
    ).fit(design: sample.design, response: sample.counts)
    let found = [
      fitted.coefficients, fitted.standardErrors, [fitted.residualDegreesOfFreedom],
    ]
    expectDigits(found, LinearReference.ridges[isStandardised ? 1 : 0])
  }

  private func expectDigits(_ found: [[Double]], _ expected: [[Double]]) {
    #expect(found.map(\.count) == expected.map(\.count))
    for (row, (a, b)) in zip(found, expected).enumerated() {
      let digits = zip(a, b).map { logRelativeError($0, $1) }
      #expect((digits.min() ?? 0) >= linearReferenceDigits, "row \(row): \(digits)")
    }
  }
}

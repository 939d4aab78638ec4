import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Linear regression, paths and workers")
struct LinearPathTests {
  /// Correlated columns about a distance from 0, which makes the condition number.
  private static func sample(
    _ rows: Int, columns: Int, distance: Double
  ) -> (Matrix, [Double], [Double]) {
    var stream = RandomStream(seed: 11, stream: UInt64(rows))
    var design = Matrix(rows: rows, columns: columns)
    var response = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      for j in 0..<columns { design[i, j] = j == 0 ? 1 : distance + stream.normal() }
      response[i] = (1..<columns).reduce(stream.normal()) { $0 + Double($1) * design[i, $1] }
    }
    return (design, response, (0..<rows).map { _ in stream.uniform(0.5, 2) })
  }

  @Test("a large design takes the normal equations when they are safe, and QR when not")
  func choice() throws {
    let (near, response, _) = LinearPathTests.sample(30_000, columns: 4, distance: 1)
    let safe = try LinearRegression().fit(design: near, response: response)
    #expect(safe.diagnostics.path == .normalEquations)
    var alike = near
    for i in 0..<30_000 { alike[i, 2] = alike[i, 1] + 1e-6 * alike[i, 2] }
    let unsafe = try LinearRegression().fit(design: alike, response: response)
    #expect(unsafe.diagnostics.path == .qr)
    #expect(unsafe.diagnostics.refinementSteps > 0)
  }

  // With weights, rounding of root x column is what limits QR at greater distances.
  @Test(
    "columns far from 0 lose nothing by it",
    arguments: [(100.0, false), (1e4, false), (1e5, false), (100, true), (1e4, true)])
  func centring(distance: Double, isWeighted: Bool) throws {
    let (design, response, list) = LinearPathTests.sample(9000, columns: 4, distance: distance)
    let weights = isWeighted ? list : nil
    for estimator in [CovarianceEstimator.classical, .hc3] {
      let fits = try [LinearSolverPath.automatic, .qr].map { path in
        try LinearRegression(path: path, covariance: estimator)
          .fit(design: design, response: response, weights: weights)
      }
      #expect(fits[0].diagnostics.path == .normalEquations)
      #expect(fits[0].diagnostics.warnings.isEmpty)
      let condition = (fits[0].diagnostics.condition, fits[1].diagnostics.condition)
      #expect(condition.0 < 10 * condition.1 && condition.1 < 10 * condition.0)
      let pairs = [
        (fits[0].coefficients, fits[1].coefficients),
        (fits[0].standardErrors, fits[1].standardErrors),
        ([fits[0].residualStandardError], [fits[1].residualStandardError]),
        ([fits[0].rSquared ?? .nan], [fits[1].rSquared ?? .nan]),
      ]
      for (a, b) in pairs {
        let digits = zip(a, b).map { logRelativeError($0, $1) }.min() ?? 0
        #expect(digits >= pathDigits, "\(a) \(b)")
      }
    }
  }

  @Test(
    "all paths agree", arguments: zip([1.0, 100], [5000, 130_000]))
  func agreement(distance: Double, rows: Int) throws {
    let (design, response, weights) = LinearPathTests.sample(rows, columns: 4, distance: distance)
    let fits = try LinearSolverPath.allCases.map { path in
      try LinearRegression(path: path, refine: true)
        .fit(design: design, response: response, weights: weights)
    }
    for fit in fits.dropFirst() {
      #expect(!fit.diagnostics.warnings.contains(.notRefined))
      for j in 0..<4 {
        #expect(logRelativeError(fit.coefficients[j], fits[0].coefficients[j]) >= pathDigits)
        #expect(logRelativeError(fit.standardErrors[j], fits[0].standardErrors[j]) >= pathDigits)
      }
    }
  }

  @Test("refinement on blocks of rows recovers what rounding lost")
  func streamedRefinement() throws {
    // Coefficients of whole numbers and columns of 26 bits: the response is exact.
    let rows = 170_000
    var stream = RandomStream(seed: 12, stream: 0)
    var design = Matrix(rows: rows, columns: 3)
    var response = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      design[i, 0] = 1
      design[i, 1] = Double(stream.integer(below: 1 << 20)) + 1e8
      design[i, 2] = design[i, 1] + Double(stream.integer(below: 1 << 10))
      response[i] = 3 + 5 * design[i, 1] - 7 * design[i, 2]
    }
    let fitted = try LinearRegression().fit(design: design, response: response)
    #expect(fitted.diagnostics.path == .qr)
    let digits = zip(fitted.coefficients, [3, 5, -7]).map { logRelativeError($0, $1) }
    #expect((digits.min() ?? 0) >= leastSquaresDigits, "\(digits) \(fitted.diagnostics)")
  }

  @Test("gives the same bits for any number of workers", arguments: LinearSolverPath.allCases)
  func workers(path: LinearSolverPath) throws {
    let (design, response, weights) = LinearPathTests.sample(30_000, columns: 17, distance: 3)
    let groups = (0..<30_000).map { $0 / 50 }
    let isFast = path == .normalEquations
    let estimators: [CovarianceEstimator] = isFast ? [.hc3, .clustered(groups)] : [.classical]
    for estimator in estimators {
      let model = try LinearRegression(
        path: path, covariance: estimator, refine: isFast ? true : nil,
        keepsResiduals: true)
      let fits = try [1, 2, 8].map { workers in
        try model.fit(design: design, response: response, weights: weights, workers: workers)
      }
      #expect(fits[0] == fits[1] && fits[0] == fits[2])
      #expect(fits[0].coefficients.map(\.bitPattern) == fits[2].coefficients.map(\.bitPattern))
    }
  }

  @Test("a row of weight 2 has the say of two rows, a row of weight 0 has none")
  func weights() throws {
    let design = try Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 5]])
    let twice = try Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 2]])
    let weighted = try LinearRegression().fit(
      design: design, response: [1, 0, 4, 100], weights: [1, 1, 2, 0])
    let repeated = try LinearRegression().fit(design: twice, response: [1, 0, 4, 4])
    #expect(weighted.observationCount == 3)
    for (a, b) in zip(weighted.coefficients, repeated.coefficients) {
      #expect(logRelativeError(a, b) >= pathDigits)
    }
    let digits = logRelativeError(weighted.residualSumOfSquares, repeated.residualSumOfSquares)
    #expect(digits >= pathDigits)
  }

  @Test("residuals are kept when asked for, and are those made later")
  func residuals() throws {
    let (design, response, weights) = LinearPathTests.sample(200, columns: 3, distance: 2)
    let fitted = try LinearRegression(keepsResiduals: true)
      .fit(design: design, response: response, weights: weights)
    let kept = try #require(fitted.residuals)
    for (a, b) in zip(kept, try fitted.residuals(design: design, response: response)) {
      #expect(logRelativeError(a, b) >= linearReferenceDigits)
    }
    #expect(try LinearRegression().fit(design: design, response: response).residuals == nil)
    #expect(try roundTrip(fitted) == fitted)
    #expect(try roundTrip(fitted.configuration) == fitted.configuration)
  }

  @Test("an offset is taken from the response")
  func offset() throws {
    let (design, response, offset) = LinearPathTests.sample(50, columns: 3, distance: 2)
    let data = try RegressionData(design: design, response: response, offset: offset)
    let shifted = zip(response, offset).map(-)
    #expect(
      try LinearRegression().fit(data).coefficients
        == LinearRegression().fit(design: design, response: shifted).coefficients)
  }

  @Test("the example of the module's page holds")
  func pageExample() throws {
    let design = try Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 3]])
    let line = try LinearRegression().fit(design: design, response: [1, 3, 5, 8])
    for (a, b) in zip(line.coefficients, [0.8, 2.3]) {
      #expect(logRelativeError(a, b) >= leastSquaresDigits)
    }
    // s^2 = 0.3 / 2; variances s^2 x 0.7 and s^2 / 5.
    for (a, b) in zip(line.standardErrors, [0.105, 0.03]) {
      #expect(logRelativeError(a * a, b) >= leastSquaresDigits)
    }
    #expect(line.diagnostics.droppedColumns.isEmpty)
  }
}

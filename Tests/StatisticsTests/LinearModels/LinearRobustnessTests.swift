import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Linear regression, hostile data")
struct LinearRobustnessTests {
  static let extremes: [Double] = [
    .nan, .infinity, -.infinity, 1e308, -1e308, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, -0.0, 0, 1e200, 1e-200,
  ]

  /// A small design of three columns, and one that is large enough for the normal equations.
  static func designs() -> [Matrix] {
    [12, 20_000].map { rows in
      var stream = RandomStream(seed: 3, stream: UInt64(rows))
      var design = Matrix(rows: rows, columns: 3)
      for i in 0..<rows {
        design[i, 0] = 1
        for j in 1..<3 { design[i, j] = stream.normal() }
      }
      return design
    }
  }

  static func response(_ design: Matrix) -> [Double] {
    var stream = RandomStream(seed: 4, stream: 0)
    return (0..<design.rows).map { 1 + design[$0, 1] - 2 * design[$0, 2] + stream.normal() }
  }

  @Test("an extreme value anywhere is an error or gives finite numbers", arguments: extremes)
  func extremeValues(value: Double) throws {
    for design in LinearRobustnessTests.designs() {
      let response = LinearRobustnessTests.response(design)
      for path in LinearSolverPath.allCases {
        var (x, y) = (design, response)
        x[1, 2] = value
        check(x, response, nil, path, value)
        y[1] = value
        check(design, y, nil, path, value)
        var weights = [Double](repeating: 1, count: design.rows)
        weights[1] = value
        check(design, response, weights, path, value)
        // The whole column, the whole response.
        for i in 0..<design.rows {
          x[i, 2] = design[i, 2] * value
          y[i] = response[i] * value
        }
        check(x, response, nil, path, value)
        check(design, y, nil, path, value)
        check(design, response, response.map { abs($0) * value }, path, value)
      }
    }
  }

  private func check(
    _ design: Matrix, _ response: [Double], _ weights: [Double]?, _ path: LinearSolverPath,
    _ value: Double
  ) {
    guard
      let fitted = try? LinearRegression(path: path, covariance: .hc3)
        .fit(design: design, response: response, weights: weights)
    else { return }
    let kept = fitted.keptColumns
    #expect(kept.allSatisfy { fitted.coefficients[$0].isFinite }, "\(path) \(value)")
    #expect(kept.allSatisfy { fitted.standardErrors[$0].isFinite }, "\(path) \(value)")
    #expect(fitted.rSquared?.isFinite ?? true)
    #expect(value.isFinite)
  }

  @Test("what is not finite is named", arguments: [Double.nan, .infinity])
  func named(value: Double) throws {
    for design in LinearRobustnessTests.designs() {
      var wrong = design
      wrong[7, 2] = value
      let response = LinearRobustnessTests.response(design)
      let model = LinearRegression()
      #expect(throws: FitError.notFinite(argument: "design", row: 7, column: 2)) {
        try model.fit(design: wrong, response: response)
      }
    }
  }

  @Test("a change of units by a power of two changes nothing else", arguments: [-900, 900])
  func units(exponent: Int) throws {
    for design in LinearRobustnessTests.designs() {
      let response = LinearRobustnessTests.response(design)
      var scaled = design
      for i in 0..<design.rows {
        scaled[i, 1] = Double(sign: .plus, exponent: exponent, significand: design[i, 1])
      }
      let fitted = try LinearRegression(path: .qr).fit(design: design, response: response)
      let other = try LinearRegression(path: .qr).fit(design: scaled, response: response)
      #expect(other.tStatistics == fitted.tStatistics)
      #expect(other.coefficients[2] == fitted.coefficients[2])
      #expect(other.rSquared == fitted.rSquared)
    }
  }

  @Test("no rows, no columns, wrong lengths")
  func shapes() throws {
    let model = LinearRegression()
    #expect(throws: FitError.tooFewObservations(needed: 1, found: 0)) {
      try model.fit(design: Matrix(rows: 0, columns: 2), response: [])
    }
    let empty = try model.fit(design: Matrix(rows: 3, columns: 0), response: [1, 2, 3])
    #expect(empty.coefficients.isEmpty)
    #expect(empty.residualSumOfSquares == 14)
    #expect(throws: FitError.dimensionMismatch(argument: "response", expected: 2, found: 1)) {
      try model.fit(design: .identity(2), response: [1])
    }
    #expect(throws: FitError.negativeWeight(row: 1)) {
      try model.fit(design: .identity(2), response: [1, 2], weights: [1, -1])
    }
    #expect(throws: FitError.unusableTotalWeight(0)) {
      try model.fit(design: .identity(2), response: [1, 2], weights: [0, 0])
    }
    #expect(throws: FitError.invalidSetting(name: "level", value: 1)) {
      try LinearRegression(level: 1)
    }
    #expect(throws: FitError.invalidPenalty(column: 1)) {
      try LinearRegression(penalties: [0, -1])
    }
    #expect(throws: FitError.dimensionMismatch(argument: "groups", expected: 2, found: 1)) {
      try LinearRegression(covariance: .clustered([1])).fit(design: .identity(2), response: [1, 2])
    }
    #expect(throws: FitError.tooFewObservations(needed: 2, found: 1)) {
      try LinearRegression(covariance: .clustered([1, 1]))
        .fit(design: .identity(2), response: [1, 2])
    }
  }

  @Test("more columns than rows: the first columns are kept, errors do not exist")
  func wide() throws {
    var stream = RandomStream(seed: 6, stream: 0)
    var design = Matrix(rows: 3, columns: 5)
    for j in 0..<5 {
      for i in 0..<3 { design[i, j] = stream.normal() }
    }
    let fitted = try LinearRegression().fit(design: design, response: [1, 2, 3])
    #expect(fitted.keptColumns == [0, 1, 2])
    #expect(fitted.diagnostics.droppedColumns == [3, 4])
    #expect(fitted.diagnostics.warnings.contains(.dependentColumns([3, 4])))
    #expect(fitted.diagnostics.warnings.contains(.noResidualDegreesOfFreedom))
    #expect(fitted.standardErrors.allSatisfy { $0.isNaN })
    #expect(fitted.coefficients[3].isNaN)
    #expect(try roundTrip(fitted) == fitted)
  }

  @Test("a constant response is explained by the intercept alone")
  func constantResponse() throws {
    for design in LinearRobustnessTests.designs() {
      let response = [Double](repeating: 7, count: design.rows)
      let fitted = try LinearRegression().fit(design: design, response: response)
      #expect(logRelativeError(fitted.coefficients[0], 7) >= linearReferenceDigits)
      #expect(fitted.rSquared == nil)
    }
  }
}

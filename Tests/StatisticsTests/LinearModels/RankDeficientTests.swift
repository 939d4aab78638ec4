import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Linear regression, dependent columns")
struct RankDeficientTests {
  /// Rows enough for a refined fit, for the normal equations, and for blocks of rows.
  static let sizes = [40, 20_000, 65_000]

  /// Intercept, a covariate, the covariate again, indicators of three groups, a constant, and
  /// another covariate.
  private static func design(_ rows: Int) throws -> Matrix {
    var stream = RandomStream(seed: 8, stream: UInt64(rows))
    let a = (0..<rows).map { _ in 1000 + stream.normal() }
    let b = (0..<rows).map { _ in stream.normal() }
    let groups = (0..<3).map { group in (0..<rows).map { $0 % 3 == group ? 1.0 : 0.0 } }
    let constant = [Double](repeating: 5, count: rows)
    let ones = [Double](repeating: 1, count: rows)
    return try Matrix(columns: [ones, a, a] + groups + [constant, b])
  }

  private static func response(_ design: Matrix) -> [Double] {
    var stream = RandomStream(seed: 9, stream: 0)
    return (0..<design.rows).map { design[$0, 1] + design[$0, 3] - design[$0, 7] + stream.normal() }
  }

  @Test("later columns are dropped and named; predictions are those without them", arguments: sizes)
  func dropped(rows: Int) throws {
    let design = try RankDeficientTests.design(rows)
    let response = RankDeficientTests.response(design)
    let fitted = try LinearRegression().fit(design: design, response: response)
    #expect(fitted.diagnostics.droppedColumns == [2, 5, 6])
    #expect(fitted.diagnostics.warnings.contains(.dependentColumns([2, 5, 6])))
    #expect([2, 5, 6].allSatisfy { fitted.coefficients[$0].isNaN })
    let kept = design.selecting(columns: [0, 1, 3, 4, 7])
    let full = try LinearRegression().fit(design: kept, response: response)
    let (a, b) = (try fitted.fittedValues(for: design), try full.fittedValues(for: kept))
    let error = zip(a, b).map { abs($0 - $1) / abs($1) }.max() ?? 1
    #expect(error <= deficientPredictionError)
    for (x, y) in zip(fitted.standardErrors.filter { !$0.isNaN }, full.standardErrors) {
      #expect(logRelativeError(x, y) >= linearReferenceDigits)
    }
  }

  @Test("the shortest solution predicts the same", arguments: sizes)
  func shortest(rows: Int) throws {
    let design = try RankDeficientTests.design(rows)
    let response = RankDeficientTests.response(design)
    let qr = try LinearRegression().fit(design: design, response: response)
    let svd = try LinearRegression(path: .svd).fit(design: design, response: response)
    #expect(svd.diagnostics.warnings.contains(.shortestSolution(rank: 5)))
    let (a, b) = (try qr.fittedValues(for: design), try svd.fittedValues(for: design))
    let error = zip(a, b).map { abs($0 - $1) / abs($0) }.max() ?? 1
    #expect(error <= deficientPredictionError)
    #expect(svd.residualDegreesOfFreedom == qr.residualDegreesOfFreedom)
  }

  @Test("indicators of all groups make an intercept", arguments: sizes)
  func impliedIntercept(rows: Int) throws {
    let design = try RankDeficientTests.design(rows)
    let response = RankDeficientTests.response(design)
    let implied = try LinearRegression().fit(
      design: design.selecting(columns: [1, 3, 4, 5]), response: response)
    let explicit = try LinearRegression().fit(
      design: design.selecting(columns: [0, 1, 3, 4]), response: response)
    #expect(implied.hasIntercept && explicit.hasIntercept)
    let shares = (try #require(implied.rSquared), try #require(explicit.rSquared))
    #expect(logRelativeError(shares.0, shares.1) >= linearReferenceDigits)
    let without = try LinearRegression().fit(
      design: design.selecting(columns: [1, 3, 4]), response: response)
    #expect(!without.hasIntercept)
  }

  @Test("Hilbert's matrices are never wrong without a word", arguments: 4...14)
  func hilbert(order: Int) throws {
    var design = Matrix(rows: order + 3, columns: order)
    for j in 0..<order {
      for i in 0..<(order + 3) { design[i, j] = 1 / Double(i + j + 1) }
    }
    let response = try design.multiplied(by: [Double](repeating: 1, count: order))
    for path in LinearSolverPath.allCases {
      guard let fitted = try? LinearRegression(path: path).fit(design: design, response: response)
      else {
        #expect(path == .normalEquations)
        continue
      }
      let digits = fitted.coefficients.map { logRelativeError($0, 1) }.min() ?? 0
      let isWarned = fitted.diagnostics.warnings.contains { $0 != .perfectFit }
      #expect(digits >= silentDigits || isWarned, "\(path) \(digits)")
    }
  }
}

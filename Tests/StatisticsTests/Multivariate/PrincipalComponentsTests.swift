import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("PrincipalComponents")
struct PrincipalComponentsTests {
  private static let sample = MultivariateSample.rows(300, 5)

  @Test("agrees with numpy's singular values", arguments: [false, true])
  func reference(isScaled: Bool) throws {
    let right = isScaled ? MultivariateReference.principalScaled : MultivariateReference.principal
    let components = try PrincipalComponents(Self.sample, isScaled: isScaled)
    for (value, reference) in zip(components.variances, right[0]) {
      #expect(logRelativeError(value, reference) >= covarianceDigits)
    }
    for k in 0..<2 {
      for (value, reference) in zip(components.directions.column(k), right[k + 1]) {
        #expect(logRelativeError(value, reference) >= covarianceDigits)
      }
    }
    #expect(abs(components.explainedShares.reduce(0, +) - 1) < reorderingError)
  }

  @Test("scores have the variances, and all components leave nothing")
  func scores() throws {
    let components = try PrincipalComponents(Self.sample)
    let scores = try components.scores(Self.sample)
    for k in 0..<5 {
      let variance = try #require(Descriptive.variance(scores.column(k)))
      #expect(logRelativeError(variance, components.variances[k]) >= covarianceDigits)
    }
    let nothing = try components.residualSquares(Self.sample)
    #expect(nothing.allSatisfy { $0 < reorderingError })
    let one = try PrincipalComponents(Self.sample, count: 1)
    let rest = try one.residualSquares(Self.sample).reduce(0, +) / 299
    let right = components.variances.dropFirst().reduce(0, +)
    #expect(logRelativeError(rest, right) >= covarianceDigits)
  }

  @Test("constant columns, more columns than rows, and constants work")
  func degenerate() throws {
    let wide = try PrincipalComponents(Matrix(rows: [[1, 2, 3, 4], [2, 1, 5, 4], [0, 0, 1, 4]]))
    #expect(wide.rank == 2 && wide.directions.columns == 2)
    let still = try PrincipalComponents(Matrix(rows: [[1, 2], [1, 2]]), isScaled: true)
    #expect(still.rank == 0 && still.explainedShares == [0])
  }

  @Test("one row, NaN, infinity and impossible counts are refused")
  func refusals() {
    #expect(throws: MultivariateError.self) { try PrincipalComponents(Matrix(rows: [[1, 2]])) }
    #expect(throws: MultivariateError.self) { try PrincipalComponents(Matrix(rows: 3, columns: 0)) }
    #expect(throws: MultivariateError.self) {
      try PrincipalComponents(Matrix(rows: [[1, 2], [2, 3]]), count: 2)
    }
    for value in [Double.nan, .infinity] {
      #expect(throws: MultivariateError.self) {
        try PrincipalComponents(Matrix(rows: [[1, 2], [value, 3]]))
      }
    }
    #expect(throws: MultivariateError.overflow) {
      try PrincipalComponents(Matrix(rows: [[1e300, 2], [-1e300, 3], [1e305, 1]]))
    }
  }
}

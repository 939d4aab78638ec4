import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("GeneralizedLeastSquares")
struct GeneralizedLeastSquaresTests {
  private static let design = LinearReferenceTests.sample.design
  private static let response = LinearReferenceTests.sample.counts

  @Test("with an identity it is ordinary least squares, up to the factor of the covariance")
  func identity() throws {
    let (design, response) = (
      GeneralizedLeastSquaresTests.design, GeneralizedLeastSquaresTests.response
    )
    var fourfold = Matrix.identity(design.rows)
    for i in 0..<design.rows { fourfold[i, i] = 4 }
    let general = try GeneralizedLeastSquares(covariance: fourfold)
      .fit(design: design, response: response)
    let ordinary = try LinearRegression().fit(design: design, response: response)
    #expect(general.coefficients == ordinary.coefficients)
    #expect(general.standardErrors == ordinary.standardErrors)
    #expect(general.residualStandardError * 2 == ordinary.residualStandardError)
    let shares = (try #require(general.rSquared), try #require(ordinary.rSquared))
    #expect(logRelativeError(shares.0, shares.1) >= leastSquaresDigits)
  }

  @Test("a diagonal matrix and its variances agree")
  func diagonal() throws {
    let (design, response) = (
      GeneralizedLeastSquaresTests.design, GeneralizedLeastSquaresTests.response
    )
    let variances = LinearReferenceTests.sample.weights
    var covariance = Matrix(rows: design.rows, columns: design.rows)
    for i in 0..<design.rows { covariance[i, i] = variances[i] }
    let full = try GeneralizedLeastSquares(covariance: covariance)
      .fit(design: design, response: response)
    let short = try GeneralizedLeastSquares(variances: variances)
      .fit(design: design, response: response)
    for (a, b) in zip(
      full.coefficients + full.standardErrors + [full.logLikelihood],
      short.coefficients + short.standardErrors + [short.logLikelihood])
    {
      #expect(logRelativeError(a, b) >= linearReferenceDigits)
    }
  }

  @Test("refuses what is no covariance, and settings without a meaning here")
  func refusals() throws {
    #expect(throws: FitError.linearAlgebra(.notPositiveDefinite(order: 2))) {
      try GeneralizedLeastSquares(covariance: Matrix(rows: [[1, 2], [2, 1]]))
    }
    #expect(throws: FitError.invalidSetting(name: "variances", value: 0)) {
      try GeneralizedLeastSquares(variances: [1, 0])
    }
    let model = try GeneralizedLeastSquares(covariance: .identity(2))
    #expect(throws: FitError.dimensionMismatch(argument: "covariance", expected: 3, found: 2)) {
      try model.fit(design: .identity(3), response: [1, 2, 3])
    }
    #expect(throws: FitError.notFinite(argument: "design", row: 1, column: 0)) {
      try model.fit(design: Matrix(rows: [[1], [.nan]]), response: [1, 2])
    }
    #expect(throws: FitError.self) {
      try GeneralizedLeastSquares(
        covariance: .identity(2), regression: LinearRegression(covariance: .hc0))
    }
  }

  @Test("a stored fit whose parts do not fit together is refused")
  func damaged() throws {
    let fitted = try LinearRegression().fit(
      design: GeneralizedLeastSquaresTests.design, response: GeneralizedLeastSquaresTests.response)
    let text = String(decoding: try JSONEncoder().encode(fitted), as: UTF8.self)
    for (old, new) in [
      ("\"keptColumns\":[0,1,2,3]", "\"keptColumns\":[0,1,2]"),
      ("\"keptColumns\":[0,1,2,3]", "\"keptColumns\":[0,1,2,9]"),
      ("\"columnCount\":4", "\"columnCount\":-4"),
      ("\"correlations\":[1,", "\"correlations\":["),
    ] {
      #expect(text.contains(old))
      let damaged = text.replacingOccurrences(of: old, with: new)
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(FittedLinearRegression.self, from: Data(damaged.utf8))
      }
    }
  }
}

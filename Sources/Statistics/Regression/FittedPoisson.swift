internal import Foundation
public import LinearAlgebra

/// A fitted Poisson regression: coefficients for the columns as they are.
public struct FittedPoisson: Codable, Equatable, Sendable {
  /// How it was fitted.
  public let configuration: RidgePoisson
  /// One for each column of the design, so that the linear predictor is their dot product.
  public let coefficients: [Double]
  /// How the fit went.
  public let diagnostics: FitDiagnostics

  /// The logarithm of the expected count of one row.
  public func linearPredictor(row: [Double], offset: Double = 0) -> Double {
    precondition(row.count == coefficients.count, "a row has one value for each coefficient")
    var sum = offset
    for j in row.indices { sum += coefficients[j] * row[j] }
    return sum
  }

  /// The expected count of one row.
  public func mean(row: [Double], offset: Double = 0) -> Double {
    exp(linearPredictor(row: row, offset: offset))
  }

  /// The expected count of every row of a design.
  ///
  /// - Throws: ``FitError/linearAlgebra(_:)`` when the design has other columns or is not finite.
  public func means(_ design: Matrix) throws(FitError) -> [Double] {
    do throws(LinearAlgebraError) {
      return try design.multiplied(by: coefficients).map { exp($0) }
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

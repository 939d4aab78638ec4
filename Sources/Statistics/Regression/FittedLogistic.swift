public import LinearAlgebra

/// A fitted logistic regression: coefficients for the columns as they are.
public struct FittedLogistic: Codable, Equatable, Sendable {
  /// How it was fitted.
  public let configuration: RidgeLogistic
  /// One for each column of the design, so that the linear predictor is their dot product.
  public let coefficients: [Double]
  /// How the fit went.
  public let diagnostics: FitDiagnostics

  /// The log odds of one row.
  public func linearPredictor(row: [Double], offset: Double = 0) -> Double {
    precondition(row.count == coefficients.count, "a row has one value for each coefficient")
    var sum = offset
    for j in row.indices { sum += coefficients[j] * row[j] }
    return sum
  }

  /// The probability of one row, in 0...1.
  public func probability(row: [Double], offset: Double = 0) -> Double {
    LogScale.logistic(linearPredictor(row: row, offset: offset))
  }

  /// The log odds of every row of a design.
  ///
  /// - Throws: ``FitError/linearAlgebra(_:)`` when the design has other columns or is not finite.
  public func linearPredictors(_ design: Matrix) throws(FitError) -> [Double] {
    do throws(LinearAlgebraError) {
      return try design.multiplied(by: coefficients)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// The probability of every row of a design.
  ///
  /// - Throws: ``FitError/linearAlgebra(_:)`` when the design has other columns or is not finite.
  public func probabilities(_ design: Matrix) throws(FitError) -> [Double] {
    try linearPredictors(design).map { LogScale.logistic($0) }
  }
}

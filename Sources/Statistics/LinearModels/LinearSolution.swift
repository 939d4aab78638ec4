internal import Foundation
internal import LinearAlgebra

/// What every way of solving gives, in units where columns and response are near 1.
struct LinearSolution: Sendable {
  let path: LinearSolverPath
  /// Columns with a coefficient, in ascending order.
  let kept: [Int]
  /// Column *j* was divided by 2^exponents[*j*], for every column of the design.
  let exponents: [Int]
  /// The response was divided by 2^responseExponent.
  let responseExponent: Int
  /// The coefficients of the kept columns.
  var coefficients: [Double]
  /// What they lose by being rounded.
  var corrections: [Double]
  /// (*X'WX* + penalties)^-1 of the kept columns.
  let inverse: Matrix
  /// *R* with *R'R* = *X'WX* + penalties of the kept columns; `nil` for the shortest solution.
  let triangle: UpperTriangle?
  /// The root of the weighted sum of squared residuals.
  var residualNorm: Double
  let condition: Double
  /// By what the errors of rounding may have been magnified.
  var magnification: Double
  var refinementSteps = 0
  /// The rank found; the number of kept columns but for the shortest solution.
  var rank: Int
  var warnings: [LinearFitWarning] = []

  init(
    path: LinearSolverPath, kept: [Int], exponents: [Int], responseExponent: Int,
    coefficients: [Double], corrections: [Double], inverse: Matrix, triangle: UpperTriangle?,
    residualNorm: Double, condition: Double, refinementSteps: Int = 0
  ) {
    self.path = path
    self.kept = kept
    self.exponents = exponents
    self.responseExponent = responseExponent
    self.coefficients = coefficients
    self.corrections = corrections
    self.inverse = inverse
    self.triangle = triangle
    self.residualNorm = residualNorm
    self.condition = condition
    magnification = path == .normalEquations ? condition * condition : condition
    self.refinementSteps = refinementSteps
    rank = kept.count
  }

  /// 2^-exponents of the kept columns: what columns were multiplied by.
  var multipliers: [Double] { kept.map { scalbn(1, -exponents[$0]) } }

  /// A value per scaled response and scaled column, brought to the units of the data.
  func unscaled(_ value: Double, column k: Int) -> Double {
    scalbn(value, responseExponent - exponents[kept[k]])
  }
}

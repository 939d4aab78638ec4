internal import Foundation
internal import LinearAlgebra

extension LinearProblem {
  /// Sums of squares outside of this range have lost digits to underflow, or are near overflow.
  static let safeSquares = 1e-200...1e200
  /// Below this share of the squared response the residual sum has lost too many digits to be
  /// taken from the products.
  static let safeResidualShare = 1e-4

  /// The fit by the normal equations.
  ///
  /// - Parameter limit: the largest condition number of the scaled *X'WX* at which they are used.
  /// - Returns: `nil` when they are not safe.
  func solveNormalEquations(limit: Double) throws(LinearAlgebraError) -> LinearSolution? {
    let products = try CrossProducts(
      design: design, response: response, roots: roots, workers: workers)
    guard products.isFinite, LinearProblem.isSafe(products) else { return nil }
    if let solution = try solve(products, limit: limit) {
      return withResidualNorm(solution, products.scaledSquare)
    }
    return try solveCentred(products, limit: limit)
  }

  /// The fit from products; `nil` when their condition number is above the limit.
  ///
  /// What the residuals leave of the products is stored as it is, possibly all rounding.
  func solve(
    _ products: CrossProducts, limit: Double
  ) throws(LinearAlgebraError) -> LinearSolution? {
    let system = ScaledProducts(products, problem: self)
    guard let cholesky = LinearProblem.factor(system.normal) else { return nil }
    let condition = try cholesky.conditionEstimate()
    guard condition <= limit else { return nil }
    let coefficients = try cholesky.solve(system.cross)
    return LinearSolution(
      path: .normalEquations, kept: Array(0..<design.columns), exponents: system.exponents,
      responseExponent: system.responseExponent, coefficients: coefficients,
      corrections: [Double](repeating: 0, count: coefficients.count),
      inverse: try cholesky.inverse(),
      triangle: try UpperTriangle(cholesky.lowerFactor().transposed()),
      residualNorm: max(0, try system.residualSquare(coefficients)).squareRoot(),
      condition: condition.squareRoot())
  }

  /// A pass over the rows instead of the products where the residuals are a small part of them.
  ///
  /// - Parameter square: the squared response on the scale of the solution.
  func withResidualNorm(_ solution: LinearSolution, _ square: Double) -> LinearSolution {
    let share = LinearProblem.safeResidualShare * square
    guard solution.residualNorm * solution.residualNorm <= share else { return solution }
    var result = solution
    result.residualNorm = residualNorm(solution)
    return result
  }

  private static func factor(_ matrix: Matrix) -> Cholesky? {
    do throws(LinearAlgebraError) { return try Cholesky(matrix) } catch { return nil }
  }

  static func isSafe(_ products: CrossProducts) -> Bool {
    products.gram.diagonal.allSatisfy(safeSquares.contains)
      && (products.square == 0 || safeSquares.contains(products.square))
  }
}

extension CrossProducts {
  /// *y'Wy* with the response brought near 1.
  var scaledSquare: Double {
    let multiplier = scalbn(1, -LinearProblem.exponent(of: square.squareRoot()))
    return square * multiplier * multiplier
  }
}

/// The products with columns and response brought near 1 by powers of two, which is exact.
private struct ScaledProducts {
  let exponents: [Int]
  let responseExponent: Int
  /// *X'WX* without penalties.
  let gram: Matrix
  /// *X'WX* with penalties.
  let normal: Matrix
  let cross: [Double]
  let square: Double

  init(_ products: CrossProducts, problem: LinearProblem) {
    exponents = products.gram.diagonal.map { LinearProblem.exponent(of: $0.squareRoot()) }
    responseExponent = LinearProblem.exponent(of: products.square.squareRoot())
    var scaled = products.gram
    let multipliers = exponents.map { scalbn(1, -$0) }
    for j in 0..<scaled.columns {
      for i in 0..<scaled.rows { scaled[i, j] *= multipliers[i] * multipliers[j] }
    }
    gram = scaled
    if let ridge = problem.scaledPenalties(exponents) {
      for j in 0..<scaled.columns { scaled[j, j] += ridge[j] }
    }
    normal = scaled
    let responseMultiplier = scalbn(1, -responseExponent)
    cross = zip(products.cross, multipliers).map { $0 * $1 * responseMultiplier }
    square = products.square * responseMultiplier * responseMultiplier
  }

  /// *y'Wy* - *b'* (2 *X'Wy* - *X'WX b*): also right when the penalties moved *b*.
  func residualSquare(_ coefficients: [Double]) throws(LinearAlgebraError) -> Double {
    let image = try gram.multiplied(by: coefficients)
    let terms = coefficients.indices.map { coefficients[$0] * (2 * cross[$0] - image[$0]) }
    return square - Descriptive.sum(terms)
  }
}

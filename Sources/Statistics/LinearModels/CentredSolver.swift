internal import Foundation
internal import LinearAlgebra

extension LinearProblem {
  /// The fit by the normal equations of columns less their means.
  ///
  /// Columns far from 0, such as years or prices, look alike beside an intercept: their
  /// condition number is large though the slopes are well determined. A second pass, over the
  /// columns less their means, gives the slopes; the way back to the columns as they are is made
  /// by the intercept alone.
  ///
  /// - Parameter products: of the columns as they are.
  /// - Returns: `nil` without an intercept among the columns, with penalties, and when the condition
  ///   number is above the limit after that too.
  func solveCentred(
    _ products: CrossProducts, limit: Double
  ) throws(LinearAlgebraError) -> LinearSolution? {
    guard penalties == nil,
      let column = (0..<design.columns).first(where: { InterceptSearch.isConstant(design, $0) })
    else { return nil }
    let shift = CentreShift(products, intercept: column, value: design[0, column])
    let centred = try CrossProducts(
      design: design, response: response, roots: roots, centres: shift.centres + [shift.response],
      workers: workers)
    guard centred.isFinite, LinearProblem.isSafe(centred),
      let solution = try solve(centred, limit: limit)
    else { return nil }
    let original = try shift.original(solution, products)
    return withResidualNorm(original, shift.squareShare(centred, original))
  }
}

/// What is taken from the columns, and how a fit without it becomes one with it.
private struct CentreShift {
  let intercept: Int
  /// The value of the intercept's column.
  let value: Double
  /// The means of the columns, 0 for the intercept.
  let centres: [Double]
  /// The mean of the response.
  let response: Double

  init(_ products: CrossProducts, intercept: Int, value: Double) {
    let length = products.gram[intercept, intercept]
    var means = (0..<products.cross.count).map { products.gram[intercept, $0] / length * value }
    means[intercept] = 0
    self.intercept = intercept
    self.value = value
    centres = means
    response = products.cross[intercept] / length * value
  }

  /// The solution for the columns and the response as they are.
  func original(
    _ solution: LinearSolution, _ products: CrossProducts
  ) throws(LinearAlgebraError) -> LinearSolution {
    let exponents = products.gram.diagonal.map { LinearProblem.exponent(of: $0.squareRoot()) }
    let responseExponent = LinearProblem.exponent(of: products.square.squareRoot())
    let (forth, back) = transformations(from: solution.exponents, to: exponents)
    let triangle = try solution.triangle.map { (upper) throws(LinearAlgebraError) in
      try UpperTriangle(unpivoted: upper.matrix.multiplied(by: forth))
    }
    let inverse = try back.multiplied(by: solution.inverse).multiplied(by: back.transposed())
    let rescale = solution.responseExponent - responseExponent
    var result = LinearSolution(
      path: .normalEquations, kept: solution.kept, exponents: exponents,
      responseExponent: responseExponent, coefficients: coefficients(solution, exponents, rescale),
      corrections: solution.corrections, inverse: inverse, triangle: triangle,
      residualNorm: scalbn(solution.residualNorm, rescale),
      condition: try triangle?.conditionEstimate() ?? 1)
    result.magnification = max(result.condition, solution.condition * solution.condition)
    return result
  }

  /// The squared centred response on the scale of a solution.
  func squareShare(_ centred: CrossProducts, _ solution: LinearSolution) -> Double {
    let root = scalbn(centred.square.squareRoot(), -solution.responseExponent)
    return root * root
  }

  /// Scaled columns as they are = scaled centred columns x `forth`; `back` is its inverse.
  private func transformations(from: [Int], to: [Int]) -> (forth: Matrix, back: Matrix) {
    var forth = Matrix(rows: from.count, columns: from.count)
    var back = forth
    for j in from.indices {
      forth[j, j] = scalbn(1, from[j] - to[j])
      back[j, j] = scalbn(1, to[j] - from[j])
      guard j != intercept else { continue }
      forth[intercept, j] = scalbn(centres[j] / value, from[intercept] - to[j])
      back[intercept, j] = -scalbn(centres[j] / value, to[intercept] - from[j])
    }
    return (forth, back)
  }

  /// The slopes stay; the intercept takes up the means.
  private func coefficients(
    _ solution: LinearSolution, _ exponents: [Int], _ rescale: Int
  ) -> [Double] {
    let (from, unit) = (solution.exponents, solution.responseExponent)
    var result = solution.coefficients.enumerated().map { j, value in
      scalbn(value, exponents[j] - from[j] + rescale)
    }
    let slopes = solution.coefficients.enumerated().map { j, value in scalbn(value, unit - from[j])
    }
    let shares = zip(slopes, centres).map { -$0 * $1 }
    let level = Descriptive.sum(shares + [response, slopes[intercept] * value]) / value
    result[intercept] = scalbn(level, exponents[intercept] - unit + rescale)
    return result
  }
}

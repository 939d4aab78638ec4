internal import Foundation
internal import LinearAlgebra

/// Standard errors, correlations and the joint test, in the units of the data.
struct LinearInference: Codable, Equatable, Sendable {
  /// For each kept column.
  let standardErrors: [Double]
  /// The correlation matrix of the kept coefficients, column after column.
  let correlations: [Double]
  /// Degrees of freedom of t tests and intervals.
  let degreesOfFreedom: Double

  /// From a covariance on the scale of a solution.
  init(_ covariance: Matrix, _ solution: LinearSolution, degreesOfFreedom: Double) {
    let roots = covariance.diagonal.map { max(0, $0).squareRoot() }
    // The correlations of a covariance of zeros, after a perfect fit, are those of the design.
    let design = solution.inverse.diagonal.map { max(0, $0).squareRoot() }
    let isZero = roots.contains(0)
    let (source, scales) = isZero ? (solution.inverse, design) : (covariance, roots)
    var matrix: [Double] = []
    for j in scales.indices {
      for i in scales.indices {
        let value = source[i, j] / scales[i] / scales[j]
        matrix.append(i == j ? 1 : (value.isFinite ? min(1, max(-1, value)) : 0))
      }
    }
    correlations = matrix
    standardErrors = roots.enumerated().map { k, root in solution.unscaled(root, column: k) }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The root of *x'Vx* for the kept elements of a row.
  func standardError(of row: [Double]) -> Double {
    let parts = zip(row, standardErrors).map(*)
    let count = parts.count
    var sum = CompensatedSum()
    for j in 0..<count {
      for i in 0..<count { sum.add(parts[i] * correlations[j * count + i] * parts[j]) }
    }
    return max(0, sum.value).squareRoot()
  }

  /// The statistic of the test that some coefficients are all 0, for each of them; `nil` when
  /// their covariance is singular.
  func waldF(_ coefficients: [Double], _ tested: [Int]) -> Double? {
    guard !tested.isEmpty else { return nil }
    let count = standardErrors.count
    var part = Matrix(rows: tested.count, columns: tested.count)
    for (b, j) in tested.enumerated() {
      for (a, i) in tested.enumerated() { part[a, b] = correlations[j * count + i] }
    }
    let ratios = tested.map { coefficients[$0] / standardErrors[$0] }
    do throws(LinearAlgebraError) {
      let solved = try Cholesky(part).solve(ratios)
      return zip(ratios, solved).reduce(0) { $0 + $1.0 * $1.1 } / Double(tested.count)
    } catch {
      return nil
    }
  }
}

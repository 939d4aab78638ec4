internal import Foundation
internal import LinearAlgebra

/// Checked data of a linear fit, with the powers of two that bring them near 1.
struct LinearProblem: Sendable {
  /// The largest exponent of a scale: its power of two and the inverse are both normal numbers.
  static let exponentLimit = 1022

  let design: Matrix
  let response: [Double]
  /// The square roots of the weights times a power of two; `nil` for equal weights.
  let roots: [Double]?
  /// True root = root x 2^rootExponent.
  let rootExponent: Int
  /// The penalty of each column, in the units of the data, or `nil`.
  let penalties: [Double]?
  /// What the response is regressed on for the total sum of squares; `nil` means a constant.
  let nullColumn: [Double]?
  /// Rows with a positive weight.
  let observationCount: Int
  /// Half the sum of the logarithms of the weights, over the rows that have one.
  let halfLogWeights: Double
  let workers: Int

  init(
    design: Matrix, response: [Double], weights: [Double]?, penalties: [Double]?,
    nullColumn: [Double]? = nil, halfLogWeights: Double = 0, workers: Int
  ) throws(FitError) {
    guard design.rows > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    try RegressionData.check(response, "response", count: design.rows)
    if let penalties, penalties.count != design.columns {
      throw .dimensionMismatch(
        argument: "penalties", expected: design.columns, found: penalties.count)
    }
    self.design = design
    self.response = response
    self.penalties = penalties
    self.nullColumn = nullColumn
    self.workers = workers
    guard let weights else {
      (roots, rootExponent, observationCount) = (nil, 0, design.rows)
      self.halfLogWeights = halfLogWeights
      return
    }
    try RegressionData.check(weights, "weights", count: design.rows)
    if let row = weights.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(row: row) }
    let positive = weights.filter { $0 > 0 }
    guard let largest = positive.max() else { throw .unusableTotalWeight(0) }
    observationCount = positive.count
    self.halfLogWeights = 0.5 * Descriptive.sum(positive.lazy.map { log($0) })
    let exponent = Int(largest.squareRoot().exponent)
    rootExponent = exponent
    roots = weights.map { scalbn($0.squareRoot(), -exponent) }
  }

  /// The same without weights, for residuals as they are.
  init(unweighted problem: LinearProblem) {
    design = problem.design
    response = problem.response
    (roots, rootExponent, halfLogWeights) = (nil, 0, 0)
    penalties = problem.penalties
    nullColumn = nil
    observationCount = problem.design.rows
    workers = problem.workers
  }

  /// Refuses a design with an element that is NaN or infinite, and names it.
  func requireFiniteDesign() throws(FitError) {
    do throws(LinearAlgebraError) {
      try design.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .notFinite(argument: "design", row: row, column: column)
    }
  }

  /// The exponent that brings the largest response near 1 when it is subtracted.
  var responseExponent: Int {
    var largest = 0.0
    for value in response { largest = max(largest, abs(value)) }
    return LinearProblem.exponent(of: largest)
  }

  /// For each column the exponent of its largest element, 0 for a column of zeros.
  func columnExponents() -> [Int] {
    Parallel.map(count: design.columns, workers: workers) { j in
      design.withUnsafeColumnMajor { elements in
        var largest = 0.0
        for value in elements[(j * design.rows)..<((j + 1) * design.rows)] {
          largest = max(largest, abs(value))
        }
        return LinearProblem.exponent(of: largest)
      }
    }
  }

  static func exponent(of size: Double) -> Int {
    guard size > 0, size.isFinite else { return 0 }
    return min(exponentLimit, max(-exponentLimit, Int(size.exponent)))
  }

  /// The penalties for columns divided by 2^`exponents` and weights divided by 4^rootExponent.
  func scaledPenalties(_ exponents: [Int]) -> [Double]? {
    penalties.map { list in
      zip(list, exponents).map { scalbn(scalbn($0, -2 * rootExponent), -2 * $1) }
    }
  }
}

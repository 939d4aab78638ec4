internal import LinearAlgebra

/// The covariance of the coefficients on the scale of a solution.
struct SandwichCovariance {
  let problem: LinearProblem
  let solution: LinearSolution
  /// Observations less coefficients.
  let residualDegreesOfFreedom: Double

  /// A leverage above this counts as this, so that no residual is divided by 0.
  static let leverageLimit = 1 - 1e-12

  func matrix(_ estimator: CovarianceEstimator) throws(FitError) -> Matrix {
    do throws(LinearAlgebraError) {
      switch estimator {
      case .classical: return try classical()
      case .hc0: return try sandwich(rowwiseMeat { _, residuals in residuals })
      case .hc1:
        let count = Double(problem.observationCount)
        return try sandwich(rowwiseMeat { _, residuals in residuals })
          .scaled(by: count / residualDegreesOfFreedom)
      case .hc2: return try sandwich(leveragedMeat { $0.squareRoot() })
      case .hc3: return try sandwich(leveragedMeat { $0 })
      case .clustered(let groups): return try clustered(groups)
      }
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// Degrees of freedom of the t distribution that tests and intervals use.
  func inferenceDegreesOfFreedom(_ estimator: CovarianceEstimator) -> Double {
    guard case .clustered(let groups) = estimator else { return residualDegreesOfFreedom }
    return Double(Set(groups).count - 1)
  }

  /// *s*^2 *C*, and with penalties *s*^2 *C X'WX C*.
  private func classical() throws(LinearAlgebraError) -> Matrix {
    let variance =
      solution.residualNorm * solution.residualNorm / residualDegreesOfFreedom
    guard let ridge = problem.scaledPenalties(solution.exponents) else {
      return solution.inverse.scaled(by: variance)
    }
    let shrunk = try outer(.diagonal(solution.kept.map { ridge[$0] }))
    return try solution.inverse.minus(shrunk).scaled(by: variance)
  }

  /// The covariance from a meat whose rows were made orthonormal where that can be.
  ///
  /// Between two inverses of *X'WX* a meat of the columns themselves would lose the square of the
  /// condition number.
  private func sandwich(_ meat: Matrix) throws(LinearAlgebraError) -> Matrix {
    if let triangle = solution.triangle { return triangle.sandwich(meat) }
    return try outer(meat)
  }

  /// *C M C*.
  private func outer(_ meat: Matrix) throws(LinearAlgebraError) -> Matrix {
    try solution.inverse.multiplied(by: meat).multiplied(by: solution.inverse)
  }

  /// Makes a block ready for the meat, and gives its weighted residuals.
  private static func prepare(
    _ block: inout RowPass.Block, _ problem: LinearProblem, _ solution: LinearSolution
  ) -> [Double] {
    let residuals = problem.weightedResiduals(block, solution)
    if let roots = problem.roots { block.scaleRows(by: Array(roots[block.rows])) }
    if let triangle = solution.triangle { block.divide(by: triangle) }
    return residuals
  }

  /// The sum of *f_i*^2 *x_i x_i'* with *f_i* made of the block's residuals.
  private func rowwiseMeat(
    _ factors: @Sendable (RowPass.Block, [Double]) -> [Double]
  ) -> Matrix {
    let (problem, solution) = (problem, solution)
    return problem.rowPass(solution).gram { block in
      let residuals = SandwichCovariance.prepare(&block, problem, solution)
      block.scaleRows(by: factors(block, residuals))
    }
  }

  private func leveragedMeat(
    _ divisor: @Sendable (Double) -> Double
  ) throws(LinearAlgebraError) -> Matrix {
    guard solution.triangle != nil else { throw .singular(pivot: solution.rank + 1) }
    return rowwiseMeat { block, residuals in
      zip(residuals, block.rowSquares()).map {
        $0 / divisor(1 - min($1, SandwichCovariance.leverageLimit))
      }
    }
  }

  private func clustered(_ groups: [Int]) throws(LinearAlgebraError) -> Matrix {
    let index = GroupIndex(groups)
    let (problem, solution) = (problem, solution)
    let width = solution.kept.count
    let scores = problem.rowPass(solution).total(Matrix(rows: width, columns: index.count)) {
      sum, block in
      let residuals = SandwichCovariance.prepare(&block, problem, solution)
      block.scaleRows(by: residuals)
      block.addRows(to: &sum, groups: index.numbers[block.rows])
    }
    let meat = try scores.multiplied(by: scores.transposed())
    let (count, found) = (Double(problem.observationCount), Double(index.count))
    let correction = found / (found - 1) * (count - 1) / residualDegreesOfFreedom
    return try sandwich(meat).scaled(by: correction)
  }
}

/// Group numbers made 0, 1, 2 and so on, in order of appearance.
private struct GroupIndex {
  let numbers: [Int]
  let count: Int

  init(_ groups: [Int]) {
    var seen: [Int: Int] = [:]
    numbers = groups.map { group in
      if let number = seen[group] { return number }
      seen[group] = seen.count
      return seen.count - 1
    }
    count = seen.count
  }
}

extension Matrix {
  fileprivate func scaled(by factor: Double) -> Matrix {
    var result = self
    result.withUnsafeMutableColumnMajor { elements in
      for k in elements.indices { elements[k] *= factor }
    }
    return result
  }

  fileprivate func minus(_ other: Matrix) throws(LinearAlgebraError) -> Matrix {
    try Matrix(
      rows: rows, columns: columns, columnMajor: zip(columnMajor, other.columnMajor).map(-))
  }

  fileprivate static func diagonal(_ values: [Double]) -> Matrix {
    var result = Matrix(rows: values.count, columns: values.count)
    for (k, value) in values.enumerated() { result[k, k] = value }
    return result
  }
}

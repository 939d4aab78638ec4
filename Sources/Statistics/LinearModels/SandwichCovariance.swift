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
    let shrunk = try sandwich(.diagonal(solution.kept.map { ridge[$0] }))
    return try solution.inverse.minus(shrunk).scaled(by: variance)
  }

  private func sandwich(_ meat: Matrix) throws(LinearAlgebraError) -> Matrix {
    try solution.inverse.multiplied(by: meat).multiplied(by: solution.inverse)
  }

  /// The sum of *f_i*^2 *x_i x_i'* with *f_i* made of the block's residuals.
  private func rowwiseMeat(
    _ factors: @Sendable (RowPass.Block, [Double]) -> [Double]
  ) -> Matrix {
    let (problem, solution) = (problem, solution)
    return problem.rowPass(solution).gram { block in
      let factors = factors(block, problem.weightedResiduals(block, solution))
      if let roots = problem.roots { block.scaleRows(by: Array(roots[block.rows])) }
      block.scaleRows(by: factors)
    }
  }

  private func leveragedMeat(
    _ divisor: @Sendable (Double) -> Double
  ) throws(LinearAlgebraError) -> Matrix {
    guard let triangle = solution.triangle else { throw .singular(pivot: solution.rank + 1) }
    let roots = problem.roots
    return rowwiseMeat { block, residuals in
      zip(residuals, block.leverages(triangle, roots: roots?[block.rows])).map {
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
      let residuals = problem.weightedResiduals(block, solution)
      if let roots = problem.roots { block.scaleRows(by: Array(roots[block.rows])) }
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

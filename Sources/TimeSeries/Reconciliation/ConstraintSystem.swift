internal import LinearAlgebra

/// *C W C'*, of the order of the aggregates, brought to a diagonal of ones and factored.
struct ConstraintSystem: Sendable {
  /// The equations that count; below the order when they depend on one another.
  let rank: Int

  private enum Factor: Sendable {
    case cholesky(Cholesky)
    case eigen(SymmetricEigen, rank: Int)
  }

  /// 1 over the square root of the diagonal.
  private let scales: [Double]
  private let factor: Factor

  /// The condition number from which on dependent equations are looked for.
  static let largestCondition = 1e13

  init(
    _ hierarchy: Hierarchy, _ covariance: ErrorCovariance, _ incoherence: Matrix
  ) throws(ReconciliationError) {
    var matrix = ConstraintSystem.diagonalPart(hierarchy, covariance.diagonal)
    try ConstraintSystem.add(covariance.factor, incoherence, to: &matrix)
    let order = matrix.rows
    let scales = matrix.diagonal.map { 1 / $0.squareRoot() }
    self.scales = scales
    for j in 0..<order {
      for i in 0..<order { matrix[i, j] *= scales[i] * scales[j] }
    }
    (factor, rank) = try ConstraintSystem.factored(matrix)
  }

  /// *(C W C')^-1 B*; in the space of the equations that count.
  func solve(_ right: Matrix) throws(ReconciliationError) -> Matrix {
    let scaled = rescaled(right)
    let solution = try ReconciliationError.wrapping { () throws(LinearAlgebraError) in
      switch factor {
      case .cholesky(let cholesky): try cholesky.solve(scaled)
      case .eigen(let eigen, let rank):
        try ConstraintSystem.solve(eigen, rank, scaled)
      }
    }
    return rescaled(solution)
  }

  private func rescaled(_ matrix: Matrix) -> Matrix {
    var result = matrix
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows { result[i, j] *= scales[i] }
    }
    return result
  }

  /// *D + A D A'* from the lists of parents.
  private static func diagonalPart(_ hierarchy: Hierarchy, _ diagonal: [Double]) -> Matrix {
    let m = hierarchy.aggregateCount
    var matrix = Matrix(rows: m, columns: m)
    for a in 0..<m { matrix[a, a] = diagonal[a] }
    for b in 0..<hierarchy.bottomCount {
      let parents = hierarchy.parentStarts[b]..<hierarchy.parentStarts[b + 1]
      let weight = diagonal[m + b]
      for k in parents {
        for l in parents { matrix[hierarchy.parents[k], hierarchy.parents[l]] += weight }
      }
    }
    return matrix
  }

  private static func add(
    _ factor: Double, _ incoherence: Matrix, to matrix: inout Matrix
  ) throws(ReconciliationError) {
    guard factor > 0, incoherence.columns > 0 else { return }
    let product = try ReconciliationError.wrapping { () throws(LinearAlgebraError) in
      try incoherence.multiplied(by: incoherence.transposed())
    }
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows { matrix[i, j] += factor * product[i, j] }
    }
  }

  private static func factored(_ matrix: Matrix) throws(ReconciliationError) -> (Factor, Int) {
    let order = matrix.rows
    if let cholesky = try? Cholesky(matrix),
      let condition = try? cholesky.conditionEstimate(), condition < largestCondition
    {
      return (.cholesky(cholesky), order)
    }
    let eigen = try ReconciliationError.wrapping { () throws(LinearAlgebraError) in
      try SymmetricEigen(matrix)
    }
    let least = (eigen.eigenvalues.last ?? 0) / largestCondition
    let rank = eigen.eigenvalues.count { $0 > least }
    return (.eigen(eigen, rank: rank), rank)
  }

  /// The shortest solution in the space of the largest eigenvalues.
  private static func solve(
    _ eigen: SymmetricEigen, _ rank: Int, _ right: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    var parts = try eigen.eigenvectors.transposed().multiplied(by: right)
    let first = parts.rows - rank
    for j in 0..<parts.columns {
      for i in 0..<parts.rows {
        parts[i, j] = i < first ? 0 : parts[i, j] / eigen.eigenvalues[i]
      }
    }
    return try eigen.eigenvectors.multiplied(by: parts)
  }
}

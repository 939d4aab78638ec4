/// Refinement of a least-squares solution with residuals of twice the digits.
///
/// The augmented system *r + A x = b*, *A' r = 0* is corrected for both unknowns, so that the
/// solution gains digits also when the residual is large.
///
/// - Source: Björck, "Iterative refinement of linear least squares solutions I", 1967; Higham,
///   *Accuracy and Stability of Numerical Algorithms*, 2nd ed., section 20.5.
struct Refinement {
  /// The first step gives about as many digits as the problem has; the second mends the residual.
  static let steps = 2

  let matrix: Matrix
  let right: [Double]
  let factorization: QR
  /// The columns that the solution uses, in the order of the pivots.
  let kept: [Int]

  private(set) var solution: [Double]
  private var residual: [Double]

  init(
    _ matrix: Matrix, _ right: [Double], factorization: QR, rank: Int, solution: [Double]
  ) throws(LinearAlgebraError) {
    self.matrix = matrix
    self.right = right
    self.factorization = factorization
    self.solution = solution
    kept = Array(factorization.pivots[..<rank])
    residual = zip(right, try matrix.multiplied(by: solution)).map(-)
  }

  mutating func run() throws(LinearAlgebraError) {
    guard !kept.isEmpty else { return }
    for _ in 0..<Refinement.steps {
      guard try step() else { return }
    }
  }

  /// One correction; false when it is too large to be one, and nothing was changed.
  private mutating func step() throws(LinearAlgebraError) -> Bool {
    let (outer, inner) = (outerResidual(), innerResidual())
    guard Finiteness.firstFailure(in: outer + inner) == nil else { return false }
    let rank = kept.count
    var projected = try factorization.transposedQ(times: outer)
    let shift = try factorization.solveTransposedTriangle(inner)
    let target = (0..<rank).map { projected[$0] - shift[$0] }
    let change = try factorization.solveTriangle(target)
    let sizes = (change.map { abs($0) }.max() ?? 0, kept.map { abs(solution[$0]) }.max() ?? 0)
    // Twice a correction as large as the solution: the factorization is of no help here.
    guard sizes.0 <= 0.5 * sizes.1 else { return false }
    for k in 0..<rank {
      projected[k] = shift[k]
      solution[kept[k]] += change[k]
    }
    let mended = try factorization.q(times: projected)
    for i in residual.indices { residual[i] += mended[i] }
    return true
  }

  /// *b* - *r* - *A x*, rounded once.
  private func outerResidual() -> [Double] {
    var sums = zip(right, residual).map { DoubleDouble($0, minus: $1) }
    for j in kept {
      let factor = -solution[j]
      for i in sums.indices { sums[i].add(matrix[i, j], times: factor) }
    }
    return sums.map(\.value)
  }

  /// -*A' r* for the kept columns, rounded once.
  private func innerResidual() -> [Double] {
    kept.map { j in
      var sum = DoubleDouble()
      for i in residual.indices { sum.add(matrix[i, j], times: -residual[i]) }
      return sum.value
    }
  }
}

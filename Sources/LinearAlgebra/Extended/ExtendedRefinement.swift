/// Refinement of a least-squares solution that is itself carried with twice the digits.
///
/// The augmented system *r + A x = b*, *A' r = 0* is corrected for both unknowns until the
/// corrections vanish, so that the solution is that of the given doubles, rounded once, as long
/// as the condition number leaves the factorization any digit.
///
/// - Source: Björck, "Iterative refinement of linear least squares solutions I", 1967; Demmel,
///   Hida, Riedy and Li, "Extra-precise iterative refinement for overdetermined least squares
///   problems", 2009.
struct ExtendedRefinement {
  /// Corrections gain at least two digits each, or the refinement is given up.
  static let limit = 12
  /// A correction below this share of the solution does not change its double any more.
  static let negligible = 1e-22

  let matrix: Matrix
  let right: [Double]
  let factorization: QR
  private(set) var steps = 0
  private(set) var succeeded = false

  private(set) var solution: [DoubleDouble]
  private(set) var residual: [DoubleDouble]

  /// Starts at a solution of the factorization, which has full column rank.
  init(
    _ matrix: Matrix, _ right: [Double], factorization: QR, solution: [Double]
  ) {
    self.matrix = matrix
    self.right = right
    self.factorization = factorization
    self.solution = solution.map { DoubleDouble(high: $0, low: 0) }
    residual = right.map { DoubleDouble(high: $0, low: 0) }
    residual = outerResidual(less: false)
  }

  mutating func run() throws(LinearAlgebraError) {
    var last = Double.infinity
    while steps < ExtendedRefinement.limit {
      guard let size = try step(atMost: 0.5 * last) else { return }
      last = size
      steps += 1
      if size <= ExtendedRefinement.negligible {
        succeeded = true
        return
      }
    }
    succeeded = last <= Double.ulpOfOne
  }

  /// One correction and its relative size; `nil`, and nothing changed, when it is too large.
  private mutating func step(atMost bound: Double) throws(LinearAlgebraError) -> Double? {
    let outer = outerResidual(less: true).map(\.value)
    let inner = innerResidual()
    guard Finiteness.firstFailure(in: outer + inner) == nil else { return nil }
    let rank = matrix.columns
    var projected = try factorization.transposedQ(times: outer)
    let shift = try factorization.solveTransposedTriangle(factorization.pivots.map { inner[$0] })
    let change = try factorization.solveTriangle((0..<rank).map { projected[$0] - shift[$0] })
    let size = change.reduce(0) { max($0, abs($1)) }
    let reference = solution.reduce(0) { max($0, abs($1.value)) }
    let relative = size == 0 ? 0 : size / reference
    guard relative <= min(bound, 0.5) else {
      // The corrections have settled at the limit of the digits carried.
      succeeded = steps > 0 && relative <= Double.ulpOfOne
      return nil
    }
    for k in 0..<rank {
      projected[k] = shift[k]
      let j = factorization.pivots[k]
      solution[j] = solution[j] + DoubleDouble(high: change[k], low: 0)
    }
    let mended = try factorization.q(times: projected)
    for i in residual.indices {
      residual[i] = residual[i] + DoubleDouble(high: mended[i], low: 0)
    }
    return relative
  }

  /// *b* - *A x*, and less the residual so far when asked.
  private func outerResidual(less residualSoFar: Bool) -> [DoubleDouble] {
    var sums = right.map { DoubleDouble(high: $0, low: 0) }
    if residualSoFar {
      for i in sums.indices { sums[i] = sums[i] - residual[i] }
    }
    for j in solution.indices {
      let factor = -solution[j]
      for i in sums.indices {
        sums[i] = sums[i] + DoubleDouble(high: matrix[i, j], low: 0) * factor
      }
    }
    return sums
  }

  /// -*A' r*, rounded once.
  private func innerResidual() -> [Double] {
    solution.indices.map { j in
      var sum = DoubleDouble()
      for i in residual.indices {
        sum = sum - DoubleDouble(high: matrix[i, j], low: 0) * residual[i]
      }
      return sum.value
    }
  }

  /// The residual of the solution as it stands, whatever the corrections did to it.
  var finalResidual: [Double] { outerResidual(less: false).map(\.value) }
}

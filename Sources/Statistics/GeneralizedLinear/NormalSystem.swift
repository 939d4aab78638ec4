internal import LinearAlgebra

/// The normal equations of one step: those of the kept columns, scaled to a unit diagonal.
struct NormalSystem {
  private let roots: [Double]
  private let kept: [Int]
  private let order: Int
  private let cholesky: Cholesky
  let condition: Double

  /// - Throws: ``FitError/linearAlgebra(_:)`` when the matrix is not positive definite.
  init(_ curvature: Matrix, penalties: [Double], kept: [Int]) throws(FitError) {
    self.kept = kept
    order = curvature.rows
    var matrix = Matrix(rows: kept.count, columns: kept.count)
    for (b, j) in kept.enumerated() {
      for (a, i) in kept.enumerated() { matrix[a, b] = curvature[i, j] }
      matrix[b, b] += penalties[j]
    }
    let roots = matrix.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    for j in kept.indices {
      for i in kept.indices { matrix[i, j] = matrix[i, j] / roots[i] / roots[j] }
    }
    self.roots = roots
    do throws(LinearAlgebraError) {
      cholesky = try Cholesky(matrix)
      condition = try cholesky.conditionEstimate()
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// The solution for the kept columns, 0 for the others.
  func solve(_ gradient: [Double]) throws(FitError) -> [Double] {
    do throws(LinearAlgebraError) {
      let scaled = try cholesky.solve(zip(kept, roots).map { gradient[$0] / $1 })
      var result = [Double](repeating: 0, count: order)
      for (k, j) in kept.enumerated() { result[j] = scaled[k] / roots[k] }
      return result
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// The inverse for the kept columns, rows and columns of zeros for the others.
  func inverse() throws(FitError) -> Matrix {
    do throws(LinearAlgebraError) {
      return NormalSystem.spread(try cholesky.inverse(), roots, kept, order)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// A matrix of kept columns, divided by `roots` on both sides, among zeros.
  static func spread(_ inner: Matrix, _ roots: [Double], _ kept: [Int], _ order: Int) -> Matrix {
    var result = Matrix(rows: order, columns: order)
    for (b, j) in kept.enumerated() {
      for (a, i) in kept.enumerated() { result[i, j] = inner[a, b] / roots[a] / roots[b] }
    }
    return result
  }
}

/// The same system by an orthogonal factorization of the weighted rows, for nearly dependent
/// columns: the condition enters once, not squared.
struct OrthogonalSystem {
  private let qr: QR
  private let rootWeight: [Double]
  private let kept: [Int]
  private let order: Int
  private let norms: [Double]

  init(
    _ matrix: Matrix, scales: [Double], rootWeight: [Double], kept: [Int]
  ) throws(FitError) {
    self.kept = kept
    order = matrix.columns
    self.rootWeight = rootWeight
    var norms: [Double] = []
    var columns: [[Double]] = []
    for j in kept {
      let column = zip(matrix.column(j), rootWeight).map { $0 * scales[j] * $1 }
      let norm = Descriptive.sum(column.lazy.map { $0 * $0 }).squareRoot()
      norms.append(norm > 0 ? norm : 1)
      columns.append(norm > 0 ? column.map { $0 / norm } : column)
    }
    self.norms = norms
    do throws(LinearAlgebraError) {
      qr = try QR(try Matrix(columns: columns))
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// The step for scores, which the system divides by the roots of the weights.
  func solve(scores: [Double]) throws(FitError) -> [Double] {
    let right = zip(scores, rootWeight).map { $1 > 0 ? $0 / $1 : 0 }
    do throws(LinearAlgebraError) {
      let scaled = try qr.solve(right)
      var result = [Double](repeating: 0, count: order)
      for (k, j) in kept.enumerated() { result[j] = scaled[k] / norms[k] }
      return result
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// The inverse of *X'WX* from the triangular factor.
  func inverse() -> Matrix {
    let (r, count) = (qr.r(), kept.count)
    // Column after column of the inverse of R by back substitution.
    var inverse = Matrix(rows: count, columns: count)
    for j in 0..<count {
      for i in (0...j).reversed() {
        var sum = i == j ? 1.0 : 0
        for k in (i + 1)..<max(i + 1, j + 1) { sum -= r[i, k] * inverse[k, j] }
        inverse[i, j] = sum / r[i, i]
      }
    }
    var product = Matrix(rows: count, columns: count)
    for a in 0..<count {
      for b in 0..<count {
        var sum = CompensatedSum()
        for k in max(a, b)..<count { sum.add(inverse[a, k] * inverse[b, k]) }
        product[qr.pivots[a], qr.pivots[b]] = sum.value
      }
    }
    return NormalSystem.spread(product, norms, kept, order)
  }
}

internal import Foundation
internal import LinearAlgebra

/// The sums of a random-intercept model, and the profiled likelihood of a ratio of variances.
///
/// With *c_g = r / (1 + r n_g)* the weighted cross-products are the plain ones less
/// *c_g s_g s_g'* for each group, *s_g* being the sums of its rows.
struct MixedSums {
  let rows: Double
  let columns: Int
  let counts: [Double]
  /// *p* + 1 sums of each group: of the columns, and of the response.
  private let sums: [[Double]]
  /// *[X y]'[X y]*, of the response less its least-squares fit.
  private let products: Matrix
  private let leastSquares: [Double]

  struct Solution {
    let ratio: Double
    let coefficients: [Double]
    let inverse: Matrix
    let residualVariance: Double
    let logLikelihood: Double
    let intercepts: [Double]
    /// Of minus twice the log-likelihood by the ratio.
    let derivative: Double
  }

  init(_ data: RegressionData, groups: [Int], names: [Int]) throws(FitError) {
    let (n, p) = (data.design.rows, data.design.columns)
    (rows, columns) = (Double(n), p)
    var position: [Int: Int] = [:]
    for (index, name) in names.enumerated() { position[name] = index }
    let labels = groups.map { position[$0, default: 0] }
    // Against the residuals of least squares no digits are lost to the size of the response.
    let start = try Self.leastSquares(data)
    var residuals = data.response
    for j in 0..<p where start[j] != 0 {
      for i in 0..<n { residuals[i] -= start[j] * data.design[i, j] }
    }
    leastSquares = start
    var (counts, sums) = (
      [Double](repeating: 0, count: names.count),
      [[Double]](repeating: [Double](repeating: 0, count: p + 1), count: names.count)
    )
    for i in 0..<n {
      counts[labels[i]] += 1
      for j in 0..<p { sums[labels[i]][j] += data.design[i, j] }
      sums[labels[i]][p] += residuals[i]
    }
    (self.counts, self.sums) = (counts, sums)
    let all = (0..<p).map { data.design.column($0) } + [residuals]
    products = try Self.wrapping { () throws(LinearAlgebraError) in
      try Gram.product(Matrix(columns: all))
    }
  }

  /// The ratio of the highest likelihood: the best of a wide grid, then halving on the derivative.
  func best() throws(FitError) -> Solution {
    var best = try solution(ratio: 0)
    let grid = stride(from: -16.0, through: 16, by: 0.5).map { exp($0) }
    var chosen: Int?
    for (index, ratio) in grid.enumerated() {
      let next = try solution(ratio: ratio)
      if next.logLikelihood > best.logLikelihood { (best, chosen) = (next, index) }
    }
    guard let chosen else { return best }
    var low = chosen == 0 ? 0 : grid[chosen - 1]
    var high = chosen == grid.count - 1 ? grid[chosen] * 2 : grid[chosen + 1]
    for _ in 0..<80 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      let next = try solution(ratio: middle)
      if next.derivative < 0 { low = middle } else { high = middle }
      best = next
    }
    return best
  }

  private func solution(ratio: Double) throws(FitError) -> Solution {
    let p = columns
    var weighted = products
    for (sum, count) in zip(sums, counts) {
      let c = ratio / (1 + ratio * count)
      for j in 0...p where sum[j] != 0 {
        for i in 0...p { weighted[i, j] -= c * sum[i] * sum[j] }
      }
    }
    var left = Matrix(rows: p, columns: p)
    for j in 0..<p {
      for i in 0..<p { left[i, j] = weighted[i, j] }
    }
    let right = (0..<p).map { weighted[$0, p] }
    let (change, inverse, logDeterminant) = try Self.wrapping { () throws(LinearAlgebraError) in
      let cholesky = try Cholesky(left)
      return (try cholesky.solve(right), try cholesky.inverse(), cholesky.logDeterminant)
    }
    let squares = weighted[p, p] - zip(change, right).reduce(0) { $0 + $1.0 * $1.1 }
    let freedom = rows - Double(p)
    let variance = squares / freedom
    var (logs, derivative) = (CompensatedSum(), CompensatedSum())
    var intercepts: [Double] = []
    for (sum, count) in zip(sums, counts) {
      let scale = 1 + ratio * count
      let residual = sum[p] - (0..<p).reduce(0) { $0 + sum[$1] * change[$1] }
      var leverage = 0.0
      for j in 0..<p { for i in 0..<p { leverage += sum[i] * inverse[i, j] * sum[j] } }
      logs.add(log(scale))
      derivative.add(count / scale)
      derivative.add(-(leverage + residual * residual / variance) / (scale * scale))
      intercepts.append(ratio / scale * residual)
    }
    let deviance =
      freedom * (log(2 * Double.pi * variance) + 1) + logs.value + logDeterminant
    return Solution(
      ratio: ratio, coefficients: zip(leastSquares, change).map(+), inverse: inverse,
      residualVariance: variance, logLikelihood: -0.5 * deviance, intercepts: intercepts,
      derivative: derivative.value)
  }

  private static func leastSquares(_ data: RegressionData) throws(FitError) -> [Double] {
    guard data.design.columns > 0 else { return [] }
    return try wrapping { () throws(LinearAlgebraError) in
      let product = try Gram.product(data.design)
      try requireIndependent(product)
      return try Cholesky(product).solve(Gram.crossProduct(data.design, data.response))
    }
  }

  /// Refuses columns that follow from others, judged on columns of length 1.
  private static func requireIndependent(_ product: Matrix) throws(LinearAlgebraError) {
    let roots = product.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    var scaled = product
    for j in roots.indices {
      for i in roots.indices { scaled[i, j] = product[i, j] / roots[i] / roots[j] }
    }
    guard try Cholesky(scaled).conditionEstimate() <= PenalisedNewton.worstCondition else {
      throw .notPositiveDefinite(order: roots.count)
    }
  }

  private static func wrapping<Value>(
    _ body: () throws(LinearAlgebraError) -> Value
  ) throws(FitError) -> Value {
    do throws(LinearAlgebraError) {
      return try body()
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

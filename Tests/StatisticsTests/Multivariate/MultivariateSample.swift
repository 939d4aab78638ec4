import LinearAlgebra
import Statistics

/// The rows of Reference/make_multivariate.py, made by the same integer arithmetic.
enum MultivariateSample {
  /// The first fifth are outliers.
  static func rows(_ n: Int, _ p: Int) -> Matrix {
    var state = 99
    func draw() -> Double {
      state = (1_103_515_245 * state + 12345) % 2_147_483_648
      return Double(state) / 2_147_483_648
    }
    var matrix = Matrix(rows: n, columns: p)
    for i in 0..<n {
      for j in 0..<p {
        let z = (0..<6).reduce(-3.0) { sum, _ in sum + draw() }
        matrix[i, j] = z + (j > 0 ? 0.6 * matrix[i, j - 1] : 0)
      }
    }
    for i in 0..<(n / 5) {
      for j in 0..<p { matrix[i, j] = 0.3 * matrix[i, j] + 6 }
    }
    return matrix
  }

  /// Independent standard normal rows.
  static func normal(_ n: Int, _ p: Int, seed: UInt64) -> Matrix {
    var stream = RandomStream(seed: seed, stream: 1)
    var matrix = Matrix(rows: n, columns: p)
    for j in 0..<p {
      for i in 0..<n { matrix[i, j] = stream.normal() }
    }
    return matrix
  }
}

import LinearAlgebra

/// A small seeded generator, enough to fill matrices.
struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  /// Uniform in -1..<1.
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 4_503_599_627_370_496.0 - 1
  }

  mutating func vector(_ count: Int) -> [Double] {
    (0..<count).map { _ in next() }
  }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    var result = Matrix(rows: rows, columns: columns)
    for j in 0..<columns {
      for i in 0..<rows { result[i, j] = next() }
    }
    return result
  }
}

/// Kinds of matrices that LAPACK's own programs use.
enum MatrixKind: CaseIterable {
  case random, illConditioned, nearUnderflow, nearOverflow, singular, zero

  static let regular: [MatrixKind] = [.random, .illConditioned, .nearUnderflow, .nearOverflow]

  /// The factor that brings a matrix near a bound, as `dlatb4` chooses it.
  private var scale: Double {
    let small = 0.25 * Double.leastNormalMagnitude / (Double.ulpOfOne / 2)
    switch self {
    case .nearUnderflow: return small
    case .nearOverflow: return 1 / small
    default: return 1
    }
  }

  func general(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix {
    var generator = SplitMix(seed &+ UInt64(rows * 1000 + columns))
    var result = generator.matrix(rows, columns)
    for j in 0..<columns {
      for i in 0..<rows { result[i, j] *= factor(column: j, of: columns) * scale }
    }
    if self == .singular, columns > 1 {
      for i in 0..<rows { result[i, columns - 1] = result[i, 0] }
    }
    return result
  }

  /// Symmetric and positive definite: *B'B* of random columns plus a small identity.
  func positiveDefinite(_ order: Int) throws -> Matrix {
    var generator = SplitMix(7 &+ UInt64(order))
    let base = generator.matrix(order, order)
    var result = try base.transposed().multiplied(by: base)
    for j in 0..<order {
      result[j, j] += 1
      for i in 0..<order {
        result[i, j] *= factor(column: i, of: order) * factor(column: j, of: order) * scale
      }
    }
    return result
  }

  private func factor(column: Int, of count: Int) -> Double {
    switch self {
    case .zero: return 0
    case .illConditioned where count > 1:
      // Falls from 1 to 1e-5 or so: 1e-10 for a product.
      var value = 1.0
      for _ in 0..<(16 * column / (count - 1)) { value /= 2 }
      return value
    default: return 1
    }
  }
}

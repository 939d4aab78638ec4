import Foundation
import LinearAlgebra

/// The observations of Reference/make_reference.py, made by the same integer arithmetic.
struct ReferenceDesign {
  var design: Matrix
  var wins: [Double] = []
  var counts: [Double] = []
  var weights: [Double] = []

  /// log(1 + i mod 3).
  var offset: [Double] { (0..<design.rows).map { log(1 + Double($0 % 3)) } }

  init(_ count: Int) {
    var state = 12345
    func draw() -> Double {
      state = (1_103_515_245 * state + 12345) % 2_147_483_648
      return Double(state) / 2_147_483_648
    }
    design = Matrix(rows: count, columns: 4)
    for i in 0..<count {
      let (a, b) = (draw(), draw())
      let x = [1, 4 * a - 2, b < 0.3 ? 1 : 0, 100 * draw() + 1000]
      for (j, value) in x.enumerated() { design[i, j] = value }
      let eta = -0.5 + 0.8 * x[1] - 0.7 * x[2] + 0.01 * (x[3] - 1050)
      wins.append(draw() < 1 / (1 + exp(-eta)) ? 1 : 0)
      counts.append((6 * draw() * exp(0.3 * x[1])).rounded(.down))
      weights.append(0.25 + draw())
    }
  }
}

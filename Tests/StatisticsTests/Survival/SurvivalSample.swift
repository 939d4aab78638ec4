import Foundation
import LinearAlgebra
import Statistics

/// The rows of Reference/make_survival.py, made by the same integer arithmetic.
struct SurvivalSample {
  var design: Matrix
  var durations: [Double] = []
  var events: [Bool] = []
  var weights: [Double] = []

  init(_ count: Int) {
    let u = SurvivalSample.draws(6 * count, 77)
    design = Matrix(rows: count, columns: 3)
    for i in 0..<count {
      let v = Array(u[(6 * i)..<(6 * i + 6)])
      let x = [4 * v[0] - 2, v[1] < 0.4 ? 1 : 0, 100 + 10 * v[2]]
      for (j, value) in x.enumerated() { design[i, j] = value }
      let time = -30 * log(v[3]) * exp(-(0.5 * x[0] - 0.7 * x[1] + 0.03 * (x[2] - 105)))
      let censoring = 5 + 60 * v[4]
      durations.append(min(time, censoring).rounded(.up))
      events.append(time <= censoring)
      weights.append(0.25 + v[5])
    }
  }

  func data(weighted: Bool = false, stratified: Bool = false) throws -> SurvivalData {
    try SurvivalData(
      durations: durations, events: events, weights: weighted ? weights : nil,
      strata: stratified ? durations.indices.map { $0 % 3 } : nil)
  }

  static func draws(_ count: Int, _ seed: Int) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = (1_103_515_245 * state + 12345) % 2_147_483_648
      return Double(state) / 2_147_483_648
    }
  }
}

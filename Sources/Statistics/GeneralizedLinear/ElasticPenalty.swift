internal import Foundation
internal import LinearAlgebra

/// The penalty of a ``GeneralizedLinearModel`` on the scaled columns.
struct ElasticPenalty: Sendable {
  private static let sweeps = 10_000
  private static let sweepTolerance = 1e-13

  let ridge: [Double]
  let absolute: [Double]
  /// No penalty at all, as many as columns.
  let none: [Double]

  init(_ model: GeneralizedLinearModel, scales: [Double]) {
    none = [Double](repeating: 0, count: scales.count)
    guard let penalties = model.penalties else {
      (ridge, absolute) = (none, none)
      return
    }
    ridge = zip(penalties, scales).map { $0 * (1 - model.l1Ratio) * $1 * $1 }
    absolute = zip(penalties, scales).map { $0 * model.l1Ratio * $1 }
  }

  var hasAbsolutePart: Bool { absolute.contains { $0 > 0 } }
  var isNone: Bool { !hasAbsolutePart && !ridge.contains { $0 > 0 } }
  /// A lasso starts from a ridge of the same size.
  var startingRidge: [Double] { zip(ridge, absolute).map(+) }

  func value(at point: [Double]) -> Double {
    var sum = CompensatedSum()
    for j in point.indices {
      sum.add(0.5 * ridge[j] * point[j] * point[j] + absolute[j] * abs(point[j]))
    }
    return sum.value
  }

  func gradient(_ gradient: [Double], at point: [Double]) -> [Double] {
    point.indices.map { gradient[$0] - ridge[$0] * point[$0] }
  }

  /// Coordinate descent on the quadratic model of the objective around a point.
  ///
  /// - Returns: the step, and twice the fall that the model promises.
  /// - Source: Friedman, Hastie and Tibshirani (2010), section 2.2, "covariance updates".
  func descend(
    _ sums: WeightedSums, from point: [Double], kept: [Int]
  ) -> ([Double], Double) {
    let curvature = sums.curvature
    var target = point
    // The gradient of the data's part of the model at the target.
    var slope = sums.gradient
    for _ in 0..<ElasticPenalty.sweeps {
      var largest = 0.0
      for j in kept {
        let own = curvature[j, j]
        guard own + ridge[j] > 0 else { continue }
        let raw = slope[j] + own * target[j]
        let shrunk = max(0, abs(raw) - absolute[j]) / (own + ridge[j])
        let next = raw < 0 ? -shrunk : shrunk
        let change = next - target[j]
        guard change != 0 else { continue }
        target[j] = next
        for i in kept { slope[i] -= curvature[i, j] * change }
        largest = max(largest, change * change * own)
      }
      let scale = max(1e-300, kept.reduce(0) { $0 + target[$1] * target[$1] * curvature[$1, $1] })
      if largest <= ElasticPenalty.sweepTolerance * ElasticPenalty.sweepTolerance * scale { break }
    }
    let step = zip(target, point).map(-)
    // The model's fall is half of (slope before + slope after) along the step.
    var fall = value(at: point) - value(at: target)
    for j in kept { fall += 0.5 * (sums.gradient[j] + slope[j]) * step[j] }
    return (step, 2 * fall)
  }
}

internal import Foundation
internal import LinearAlgebra

/// The Frisch-Newton method with Mehrotra's corrector on the dual of a quantile regression.
///
/// The letters are those of Portnoy and Koenker (1997), section 4: *x* in 0...1 for each row with
/// slack *s*, *z* and *w* their multipliers, *y* the coefficients with the sign changed.
struct InteriorPoint {
  private static let reach = 0.9995
  private static let gapTolerance = 1e-10

  private let problem: QuantileProblem
  private var x: [Double]
  private var s: [Double]
  private var z: [Double]
  private var w: [Double]
  private var y: [Double]
  private(set) var iterations = 0

  var coefficients: [Double] { y.map { -$0 } }

  init(_ problem: QuantileProblem) {
    self.problem = problem
    let n = problem.response.count
    x = [Double](repeating: 1 - problem.quantile, count: n)
    s = [Double](repeating: problem.quantile, count: n)
    let ones = [Double](repeating: 1, count: n)
    let start = problem.solve(weights: ones, problem.response)
    y = (start ?? [Double](repeating: 0, count: problem.design.columns)).map { -$0 }
    let r = problem.residuals(y.map { -$0 }).map { -$0 }.map { $0 == 0 ? 0.001 : $0 }
    z = r.map { max($0, 0) }
    w = zip(z, r).map(-)
  }

  private struct Step {
    var y: [Double]
    var x: [Double]
    var z: [Double]
    var w: [Double]
    var primal = 1.0
    var dual = 1.0
  }

  mutating func run(limit: Int) {
    while iterations < limit, gap > InteriorPoint.gapTolerance {
      iterations += 1
      // When the matrix has become singular, the answer is as near as this method gets.
      guard let step = step(), step.y.allSatisfy(\.isFinite) else { return }
      for i in x.indices {
        x[i] += step.primal * step.x[i]
        s[i] -= step.primal * step.x[i]
        z[i] += step.dual * step.z[i]
        w[i] += step.dual * step.w[i]
      }
      y = zip(y, step.y).map { $0 + step.dual * $1 }
    }
  }

  /// The sum of products of variables and multipliers, over the number of rows.
  private var gap: Double {
    var sum = CompensatedSum()
    for i in x.indices { sum.add(x[i] * z[i] + s[i] * w[i]) }
    return sum.value / Double(x.count)
  }

  private func step() -> Step? {
    let q = x.indices.map { 1 / (z[$0] / x[$0] + w[$0] / s[$0]) }
    let r = zip(z, w).map(-)
    guard q.allSatisfy({ $0.isFinite && $0 >= 0 }),
      let predictorY = problem.solve(weights: q, zip(q, r).map(*))
    else { return nil }
    var step = complete(predictorY, q: q, r: r)
    limit(&step)
    guard min(step.primal, step.dual) < 1 else { return step }
    return corrected(step, q: q, r: r)
  }

  private func complete(_ dy: [Double], q: [Double], r: [Double]) -> Step {
    let moved = product(dy)
    let dx = x.indices.map { q[$0] * (moved[$0] - r[$0]) }
    return Step(
      y: dy, x: dx, z: x.indices.map { -z[$0] * (1 + dx[$0] / x[$0]) },
      w: x.indices.map { -w[$0] * (1 - dx[$0] / s[$0]) })
  }

  private func corrected(_ first: Step, q: [Double], r: [Double]) -> Step? {
    let n = Double(x.count)
    var (now, next) = (0.0, 0.0)
    for i in x.indices {
      now += x[i] * z[i] + s[i] * w[i]
      next +=
        (z[i] + first.dual * first.z[i]) * (x[i] + first.primal * first.x[i])
        + (w[i] + first.dual * first.w[i]) * (s[i] - first.primal * first.x[i])
    }
    let mu = now * pow(next / now, 3) / (2 * n)
    // dx dz / x - ds dw / s - mu (1/x - 1/s), with ds = -dx.
    let shift = x.indices.map { i in
      (first.x[i] * first.z[i] - mu) / x[i] + (first.x[i] * first.w[i] + mu) / s[i]
    }
    let right = x.indices.map { q[$0] * (r[$0] + shift[$0]) }
    guard right.allSatisfy(\.isFinite), let dy = problem.solve(weights: q, right) else {
      return nil
    }
    let moved = product(dy)
    var step = Step(y: dy, x: [], z: [], w: [])
    step.x = x.indices.map { q[$0] * (moved[$0] - r[$0] - shift[$0]) }
    step.z = x.indices.map { i in
      mu / x[i] - z[i] - (z[i] * step.x[i] + first.x[i] * first.z[i]) / x[i]
    }
    step.w = x.indices.map { i in
      mu / s[i] - w[i] + (w[i] * step.x[i] + first.x[i] * first.w[i]) / s[i]
    }
    limit(&step)
    return step
  }

  private func product(_ dy: [Double]) -> [Double] {
    (try? problem.design.multiplied(by: dy)) ?? x.map { _ in .nan }
  }

  /// The longest steps that keep everything positive.
  private func limit(_ step: inout Step) {
    var (primal, dual) = (Double.infinity, Double.infinity)
    for i in x.indices {
      if step.x[i] < 0 { primal = min(primal, -x[i] / step.x[i]) }
      if step.x[i] > 0 { primal = min(primal, s[i] / step.x[i]) }
      if step.z[i] < 0 { dual = min(dual, -z[i] / step.z[i]) }
      if step.w[i] < 0 { dual = min(dual, -w[i] / step.w[i]) }
    }
    step.primal = min(1, InteriorPoint.reach * primal)
    step.dual = min(1, InteriorPoint.reach * dual)
  }
}

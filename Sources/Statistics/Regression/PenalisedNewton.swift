internal import LinearAlgebra

/// Newton's method with step halving for a convex sum over rows plus a ridge penalty.
struct PenalisedNewton {
  /// Beyond this condition of the scaled normal matrix its solution is not trusted.
  static let worstCondition = 1e12
  /// How often penalties grow tenfold before the fit is given up.
  static let penaltyRaises = 14
  /// The most halvings of one step.
  static let halvings = 30

  struct Point {
    let coefficients: [Double]
    let sums: NewtonSums
  }

  let evaluate: ([Double]) -> NewtonSums
  let prior: [Double]
  /// Columns whose coefficient stays as it is.
  let fixedColumns: [Int]
  let settings: RidgeSettings
  /// Objectives below this are as good as zero when changes are compared with them.
  let smallestScale: Double

  private var penalties: [Double]
  private var penaltyFactor = 1.0
  private(set) var iterations = 0
  private(set) var converged = false

  init(
    settings: RidgeSettings, fixedColumns: [Int], totalWeight: Double,
    evaluate: @escaping ([Double]) -> NewtonSums
  ) {
    self.settings = settings
    self.fixedColumns = fixedColumns
    self.evaluate = evaluate
    penalties = settings.penalties
    prior = settings.prior ?? [Double](repeating: 0, count: settings.penalties.count)
    smallestScale = 1e-10 * totalWeight
  }

  /// The point where the objective is least, as near as the settings ask.
  mutating func minimise(from start: [Double]) throws(FitError) -> Point {
    var current = Point(coefficients: start, sums: evaluate(start))
    guard objective(at: current).isFinite else { throw .overflow(column: nil) }
    while iterations < settings.maximumIterations, !converged {
      iterations += 1
      let (direction, promised) = try direction(at: current)
      let before = objective(at: current)
      let settled = settings.tolerance * max(abs(before), smallestScale)
      // A fall within the tolerance may be hidden by rounding: such a step is the last, and taken
      // whole unless it makes things worse by more than that.
      if promised <= settled {
        let last = point(from: current, along: direction, fraction: 1)
        if objective(at: last) <= before + settled { current = last }
        converged = true
      } else if let next = lowerPoint(from: current, along: direction) {
        current = next
        converged = before - objective(at: next) <= settled
      } else {
        break
      }
    }
    return current
  }

  func objective(at point: Point) -> Double {
    var sum = CompensatedSum()
    for j in penalties.indices {
      let distance = point.coefficients[j] - prior[j]
      sum.add(0.5 * penalties[j] * distance * distance)
    }
    return point.sums.objective + sum.value
  }

  /// What the caller must know about the penalties.
  var warnings: [FitWarning] {
    (penaltyFactor > 1 ? [.penaltyIncreased(factor: penaltyFactor)] : [])
      + (converged ? [] : [.notConverged(iterations: iterations)])
  }

  /// The first point along a direction, at fractions 1, 1/2, 1/4..., that is no higher.
  private func lowerPoint(from current: Point, along direction: [Double]) -> Point? {
    let limit = objective(at: current)
    var fraction = 1.0
    for _ in 0...PenalisedNewton.halvings {
      let trial = point(from: current, along: direction, fraction: fraction)
      // A NaN objective fails this comparison, as it should.
      if objective(at: trial) <= limit { return trial }
      fraction /= 2
    }
    return nil
  }

  private func point(from current: Point, along direction: [Double], fraction: Double) -> Point {
    let trial = zip(current.coefficients, direction).map { $0 + fraction * $1 }
    return Point(coefficients: trial, sums: evaluate(trial))
  }

  /// The Newton direction and the fall of the objective that it promises.
  ///
  /// While the normal matrix has no sound Cholesky factor, penalties grow tenfold.
  private mutating func direction(at point: Point) throws(FitError) -> ([Double], Double) {
    for _ in 0..<PenalisedNewton.penaltyRaises {
      do throws(LinearAlgebraError) {
        if let answer = try solve(at: point) { return answer }
      } catch {
        guard case .notPositiveDefinite = error else { throw .linearAlgebra(error) }
      }
      raisePenalties(at: point)
    }
    throw .linearAlgebra(.notPositiveDefinite(order: penalties.count))
  }

  private mutating func raisePenalties(at point: Point) {
    penaltyFactor *= 10
    for j in penalties.indices {
      // A column without penalty gets one that is small beside its own curvature.
      let floor = 1e-12 * penaltyFactor * point.sums.curvature[j, j]
      penalties[j] = max(10 * penalties[j], floor)
    }
  }

  /// Solves *H d = g* scaled to a unit diagonal, so that unequal penalties do not look like a bad
  /// condition; `nil` when the condition is too bad.
  private func solve(at point: Point) throws(LinearAlgebraError) -> ([Double], Double)? {
    let p = penalties.count
    var gradient = (0..<p).map { j in
      point.sums.gradient[j] - penalties[j] * (point.coefficients[j] - prior[j])
    }
    var normal = point.sums.curvature
    for j in 0..<p { normal[j, j] += penalties[j] }
    for j in fixedColumns {
      gradient[j] = 0
      normal[j, j] = 1
    }
    let roots = normal.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    for j in 0..<p {
      for i in 0..<p { normal[i, j] = normal[i, j] / roots[i] / roots[j] }
    }
    let cholesky = try Cholesky(normal)
    guard try cholesky.conditionEstimate() <= PenalisedNewton.worstCondition else { return nil }
    let scaled = try cholesky.solve(zip(gradient, roots).map(/))
    let direction = zip(scaled, roots).map(/)
    return (direction, 0.5 * zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 })
  }
}

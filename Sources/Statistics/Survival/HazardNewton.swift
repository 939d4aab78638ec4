internal import Foundation
internal import LinearAlgebra

/// Newton's method with step halving for hazards by period.
struct HazardNewton {
  private static let halvings = 30
  private static let runaway = 8.0

  let rows: HazardRows
  let settings: DiscreteHazard
  let workers: Int
  private var iterations = 0
  private var converged = false

  init(rows: HazardRows, settings: DiscreteHazard, workers: Int) {
    (self.rows, self.settings, self.workers) = (rows, settings, workers)
  }

  mutating func fit() throws(SurvivalError) -> FittedDiscreteHazard {
    var point = [Double](repeating: 0, count: rows.parameterCount)
    var sums = sums(at: point)
    while iterations < settings.maximumIterations, !converged {
      iterations += 1
      let step = try solve(sums, gradient(sums, point))
      let fall = 0.5 * zip(gradient(sums, point), step).reduce(0) { $0 + $1.0 * $1.1 }
      guard let next = higherPoint(from: point, sums, along: step) else {
        converged = fall <= settings.tolerance
        break
      }
      (point, sums) = next
      converged = fall <= settings.tolerance
    }
    return try report(point, sums)
  }

  private func sums(at point: [Double]) -> HazardSums {
    let blocks = RowBlocks(rows: rows.count)
    let parts = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var part = HazardSums(order: rows.parameterCount)
      for range in blocks.blocks(ofGroup: group) { part.add(range, of: rows, at: point) }
      return part
    }
    var total = HazardSums(order: rows.parameterCount)
    for part in parts { total.add(part) }
    return total
  }

  private func objective(_ sums: HazardSums, _ point: [Double]) -> Double {
    let squares = point.dropFirst(rows.interceptCount).reduce(0) { $0 + $1 * $1 }
    return sums.logLikelihood - 0.5 * settings.ridge * squares
  }

  private func gradient(_ sums: HazardSums, _ point: [Double]) -> [Double] {
    var gradient = sums.gradient
    for i in rows.interceptCount..<point.count { gradient[i] -= settings.ridge * point[i] }
    return gradient
  }

  private func factor(_ sums: HazardSums) throws(SurvivalError) -> Cholesky {
    do throws(LinearAlgebraError) {
      var curvature = try Matrix(
        rows: rows.parameterCount, columns: rows.parameterCount, columnMajor: sums.curvature)
      for i in 0..<rows.parameterCount {
        // A share of rounding keeps separated outcomes from stopping the iteration.
        curvature[i, i] = curvature[i, i] * (1 + 1e-13) + 1e-12
        if i >= rows.interceptCount { curvature[i, i] += settings.ridge }
      }
      return try Cholesky(curvature)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private func solve(_ sums: HazardSums, _ gradient: [Double]) throws(SurvivalError) -> [Double] {
    let cholesky = try factor(sums)
    do throws(LinearAlgebraError) {
      return try cholesky.solve(gradient)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private func higherPoint(
    from point: [Double], _ sums: HazardSums, along step: [Double]
  ) -> ([Double], HazardSums)? {
    let before = objective(sums, point)
    var fraction = 1.0
    for _ in 0...Self.halvings {
      let trial = zip(point, step).map { $0 + fraction * $1 }
      let next = self.sums(at: trial)
      // A NaN likelihood fails this comparison, as it should.
      if objective(next, trial) >= before { return (trial, next) }
      fraction /= 2
    }
    return nil
  }

  private func report(
    _ point: [Double], _ sums: HazardSums
  ) throws(SurvivalError) -> FittedDiscreteHazard {
    let cholesky = try factor(sums)
    let inverse: Matrix
    do throws(LinearAlgebraError) { inverse = try cholesky.inverse() } catch {
      throw .linearAlgebra(error)
    }
    var slopes: [[Double]] = []
    var errors: [[Double]] = []
    var endless = Set<Int>()
    for cause in 0..<rows.causes {
      var (slope, error) = (
        [Double](repeating: 0, count: rows.columns), [Double](repeating: 0, count: rows.columns)
      )
      for (k, j) in rows.kept.enumerated() {
        let place = rows.interceptCount + cause * rows.kept.count + k
        let spread = inverse[place, place].squareRoot()
        slope[j] = point[place] * rows.multipliers[j]
        error[j] = spread * rows.multipliers[j]
        if abs(point[place]) > Self.runaway, spread > abs(point[place]) { endless.insert(j) }
      }
      slopes.append(slope)
      errors.append(error)
    }
    var warnings: [SurvivalWarning] = []
    let dropped = (0..<rows.columns).filter { !rows.kept.contains($0) }
    if !dropped.isEmpty { warnings.append(.droppedColumns(dropped)) }
    if !converged { warnings.append(.notConverged(iterations: iterations)) }
    if !endless.isEmpty { warnings.append(.possiblyInfinite(endless.sorted())) }
    return FittedDiscreteHazard(
      coefficients: slopes, standardErrors: errors,
      intercepts: rows.intercepts.map { $0.map { $0.map { point[$0] } } },
      centres: rows.centres, logLikelihood: sums.logLikelihood, observationCount: rows.count,
      iterations: iterations, converged: converged, warnings: warnings)
  }
}

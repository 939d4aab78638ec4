internal import LinearAlgebra

/// Newton's method with step halving for the partial likelihood.
struct CoxNewton {
  /// A pivot below this share of its diagonal element means a column that follows from others.
  private static let dependence = 1e-10
  private static let halvings = 25

  let likelihood: PartialLikelihood
  let settings: CoxRegression
  private var kept: [Int] = []
  private var iterations = 0
  private var converged = false

  init(likelihood: PartialLikelihood, settings: CoxRegression) {
    self.likelihood = likelihood
    self.settings = settings
  }

  mutating func fit(rows: Int) throws(SurvivalError) -> FittedCox {
    var point = [Double](repeating: 0, count: likelihood.columns)
    var value = try likelihood.value(at: point)
    guard value.logLikelihood.isFinite else { throw .overflow }
    let null = value.logLikelihood
    kept = Self.independentColumns(value.curvature, events: eventWeight)
    var inverse = Matrix(rows: 0, columns: 0)
    converged = kept.isEmpty
    while iterations < settings.maximumIterations, !converged {
      iterations += 1
      guard let cholesky = factor(value.curvature) else { break }
      let step = try direction(cholesky, value.gradient)
      let fall = 0.5 * zip(kept, step).reduce(0) { $0 + value.gradient[$1.0] * $1.1 }
      if fall <= settings.tolerance {
        for (k, j) in kept.enumerated() { point[j] += step[k] }
        converged = true
      } else if let next = try higherPoint(from: point, value, along: step) {
        (point, value) = next
      } else {
        break
      }
    }
    if let cholesky = factor(value.curvature) {
      do throws(LinearAlgebraError) { inverse = try cholesky.inverse() } catch {
        throw .linearAlgebra(error)
      }
    }
    return CoxReport(
      likelihood: likelihood, point: point, covariance: inverse, kept: kept,
      nullLogLikelihood: null, rows: rows, iterations: iterations, converged: converged
    ).fitted()
  }

  private var eventWeight: Double { Descriptive.sum(likelihood.eventWeights) }

  private func factor(_ curvature: Matrix) -> Cholesky? {
    guard !kept.isEmpty else { return nil }
    var part = Matrix(rows: kept.count, columns: kept.count)
    for (k, j) in kept.enumerated() {
      for (l, i) in kept.enumerated() { part[l, k] = curvature[i, j] }
    }
    return try? Cholesky(part)
  }

  private func direction(
    _ cholesky: Cholesky, _ gradient: [Double]
  ) throws(SurvivalError) -> [Double] {
    do throws(LinearAlgebraError) {
      return try cholesky.solve(kept.map { gradient[$0] })
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private func higherPoint(
    from point: [Double], _ value: PartialLikelihood.Value, along step: [Double]
  ) throws(SurvivalError) -> ([Double], PartialLikelihood.Value)? {
    var fraction = 1.0
    for _ in 0...Self.halvings {
      var trial = point
      for (k, j) in kept.enumerated() { trial[j] += fraction * step[k] }
      let next = try likelihood.value(at: trial)
      // A NaN likelihood fails this comparison, as it should.
      if next.logLikelihood >= value.logLikelihood { return (trial, next) }
      fraction /= 2
    }
    return nil
  }

  /// Columns with a pivot of their own in the curvature, in order.
  ///
  /// Columns were scaled to a variance of 1, so a diagonal far below the number of events belongs
  /// to a column that is constant wherever there is a choice.
  static func independentColumns(_ curvature: Matrix, events: Double) -> [Int] {
    var kept: [Int] = []
    var factors: [[Double]] = []
    for j in 0..<curvature.columns {
      let diagonal = curvature[j, j]
      guard diagonal > dependence * events else { continue }
      var row: [Double] = []
      for (k, i) in kept.enumerated() {
        let dot = zip(row, factors[k]).reduce(0) { $0 + $1.0 * $1.1 }
        row.append((curvature[j, i] - dot) / factors[k][k])
      }
      let pivot = row.reduce(diagonal) { $0 - $1 * $1 }
      guard pivot > dependence * diagonal else { continue }
      row.append(pivot.squareRoot())
      kept.append(j)
      factors.append(row)
    }
    return kept
  }
}

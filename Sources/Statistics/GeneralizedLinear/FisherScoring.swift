internal import Foundation
internal import LinearAlgebra

/// Iteratively reweighted least squares with step halving.
///
/// Coefficients are kept on the scale of columns divided by powers of two.
struct FisherScoring {
  /// Beyond this condition of the scaled information the weighted rows themselves are factored.
  static let squaredConditionLimit = 1e6
  /// Elements up to which that is done.
  static let orthogonalLimit = 40_000_000
  static let halvings = 30
  /// Rows from which a structured design is fitted on a sample of its blocks first.
  static let sampleRows = 200_000
  static let sampleStride = 16

  let model: GeneralizedLinearModel
  let data: GeneralizedLinearData
  let response: ResponseModel
  let workers: Int
  let scales: [Double]
  let penalty: ElasticPenalty
  private let terms: NewtonSums.RowTerms

  private(set) var coefficients: [Double]
  private(set) var sums: WeightedSums
  private(set) var kept: [Int] = []
  private(set) var iterations = 0
  private(set) var converged = false
  private(set) var condition = 1.0

  init(
    _ model: GeneralizedLinearModel, _ data: GeneralizedLinearData, _ response: ResponseModel,
    workers: Int
  ) {
    self.model = model
    self.data = data
    self.response = response
    self.workers = workers
    scales = data.design.columnScales(workers: workers)
    penalty = ElasticPenalty(model, scales: scales)
    terms = RowTerms.scoring(data, response)
    coefficients = [Double](repeating: 0, count: scales.count)
    sums = WeightedSums(
      objective: .infinity, gradient: [], curvature: Matrix(rows: 0, columns: 0))
  }

  /// The coefficients on the columns' own scale.
  var ownCoefficients: [Double] { zip(coefficients, scales).map(*) }

  /// Whether the orthogonal path is taken.
  var isOrthogonal: Bool {
    guard case .dense(let matrix) = data.design, penalty.isNone else { return false }
    return condition > FisherScoring.squaredConditionLimit
      && matrix.rows * matrix.columns <= FisherScoring.orthogonalLimit
  }

  /// Iterates to the end.
  ///
  /// - Parameter start: coefficients on the columns' own scale, or `nil`.
  mutating func run(from start: [Double]? = nil) throws(FitError) {
    try begin(from: start)
    guard !kept.isEmpty else {
      converged = true
      return
    }
    let first = sums.objective
    var last = Double.infinity
    while iterations < model.maximumIterations, !converged {
      iterations += 1
      guard let (direction, promised) = try direction() else { return }
      // The step whose gain lies within rounding, or within the tolerance, is the last.
      let isNoise = promised <= rounding && (model.hasCanonicalLink || promised > 0.25 * last)
      last = promised
      if promised <= threshold(first) || isNoise {
        coefficients = zip(coefficients, direction).map(+)
        converged = true
      } else if try !step(along: direction) {
        // No lower point can be told from this one.
        converged = promised <= 1e-10 * max(abs(sums.objective), first)
        return
      }
    }
  }

  /// The squared length of a step, in units of the information, that ends the iteration.
  private func threshold(_ first: Double) -> Double {
    let left = max(1, data.observationCount - Double(kept.count))
    let spread = model.family.hasFixedDispersion ? 1 : 2 * sums.objective / left
    let floor = 64 * Double.ulpOfOne * Double.ulpOfOne * abs(first)
    return max(model.tolerance * model.tolerance * spread, floor)
  }

  /// A gain that the objective cannot show. Under a canonical link the step that promises it is
  /// the last, since convergence is quadratic; else when steps no longer shrink.
  private var rounding: Double { 4 * Double.ulpOfOne * abs(sums.objective) }

  private mutating func begin(from start: [Double]?) throws(FitError) {
    if let start {
      coefficients = zip(start, scales).map(/)
      try evaluate()
      screen(sums.curvature)
      guard isPossible(sums) else { throw .overflow(column: nil) }
    } else if let sampled = sampledStart() {
      coefficients = sampled
      try evaluate()
      screen(sums.curvature)
      if !isPossible(sums) { try beginFromMeans() }
    } else {
      try beginFromMeans()
    }
  }

  /// The first weighted fit of working responses; when it leads to impossible means, all rows at
  /// the overall mean.
  private mutating func beginFromMeans() throws(FitError) {
    let zeros = [Double](repeating: 0, count: scales.count)
    let first = try data.design.sums(
      zeros, scales: scales, workers: workers, rowTerms: RowTerms.starting(data, response))
    guard first.isFinite else { throw .overflow(column: nil) }
    screen(first.curvature)
    coefficients = zeros
    if !kept.isEmpty {
      let system = try NormalSystem(first.curvature, penalties: penalty.startingRidge, kept: kept)
      condition = system.condition
      coefficients = try system.solve(first.gradient)
    }
    try evaluate()
    if isPossible(sums) { return }
    let level = response.link.predictor(
      response.startingMean(data.meanResponse, trials: 1, overall: data.meanResponse))
    coefficients = try NormalSystem(first.curvature, penalties: penalty.startingRidge, kept: kept)
      .solve(levelGradient(level))
    try evaluate()
    guard isPossible(sums) else { throw .overflow(column: nil) }
  }

  /// *X'W* times a constant predictor, for the start at the overall mean.
  private func levelGradient(_ level: Double) throws(FitError) -> [Double] {
    let zeros = [Double](repeating: 0, count: scales.count)
    let base = RowTerms.starting(data, response)
    let sums = try data.design.sums(zeros, scales: scales, workers: workers) {
      rows, predictor, rootWeight in
      let value = base(rows, &predictor, &rootWeight)
      for k in 0..<rows.count { predictor[k] = level * rootWeight[k] * rootWeight[k] }
      return value
    }
    return sums.gradient
  }

  private mutating func screen(_ curvature: Matrix) {
    kept = RankScreen.keptColumns(
      data.design, curvature: curvature, scales: scales, weights: data.priorWeights)
  }

  private func isPossible(_ sums: WeightedSums) -> Bool { sums.isFinite }

  private mutating func evaluate() throws(FitError) {
    sums = try data.design.sums(
      coefficients, scales: scales, workers: workers, rowTerms: terms)
  }

  /// Coefficients fitted on every sixteenth block, or `nil` when that is not worth while or fails.
  private func sampledStart() -> [Double]? {
    guard case .structured(let design) = data.design, design.rows >= FisherScoring.sampleRows,
      penalty.isNone
    else { return nil }
    let all = Array(0..<design.columns)
    func pass(_ at: [Double], _ terms: NewtonSums.RowTerms) -> WeightedSums {
      design.sums(
        at, scales: scales, stride: FisherScoring.sampleStride, workers: workers, rowTerms: terms)
    }
    do throws(FitError) {
      var point = [Double](repeating: 0, count: design.columns)
      let first = pass(point, RowTerms.starting(data, response))
      point = try NormalSystem(first.curvature, penalties: penalty.none, kept: all)
        .solve(first.gradient)
      for _ in 0..<8 {
        let next = pass(point, terms)
        guard next.isFinite else { return nil }
        let system = try NormalSystem(next.curvature, penalties: penalty.none, kept: all)
        guard system.condition < 1e10 else { return nil }
        let direction = try system.solve(next.gradient)
        point = zip(point, direction).map(+)
        let length = zip(direction, next.gradient).reduce(0) { $0 + $1.0 * $1.1 }
        // A tenth of the sample's standard error is enough.
        if length < 0.01 { return point }
      }
      return nil
    } catch {
      return nil
    }
  }

  /// The step to the minimum of the quadratic model and twice the fall it promises, or `nil` when
  /// the information has become singular.
  private mutating func direction() throws(FitError) -> ([Double], Double)? {
    let gradient = penalty.gradient(sums.gradient, at: coefficients)
    if penalty.hasAbsolutePart {
      return penalty.descend(sums, from: coefficients, kept: kept)
    }
    let step: [Double]
    do throws(FitError) {
      let system = try NormalSystem(sums.curvature, penalties: penalty.ridge, kept: kept)
      condition = system.condition
      step = isOrthogonal ? try orthogonalStep() : try system.solve(gradient)
    } catch {
      guard case .linearAlgebra(.notPositiveDefinite) = error else { throw error }
      guard case .dense = data.design, penalty.isNone else { return nil }
      condition = .infinity
      guard isOrthogonal else { return nil }
      step = try orthogonalStep()
    }
    return (step, kept.reduce(0) { $0 + step[$1] * gradient[$1] })
  }

  private func orthogonalStep() throws(FitError) -> [Double] {
    let rows = try RowValues(self)
    return try rows.system(kept: kept).solve(scores: rows.scores)
  }

  /// Moves to the first point along a direction, at 1, 1/2, 1/4..., that is no higher.
  private mutating func step(along direction: [Double]) throws(FitError) -> Bool {
    let (start, before) = (coefficients, sums)
    let limit = before.objective + penalty.value(at: start) + rounding
    var fraction = 1.0
    for _ in 0...FisherScoring.halvings {
      coefficients = zip(start, direction).map { $0 + fraction * $1 }
      try evaluate()
      if sums.isFinite, sums.objective + penalty.value(at: coefficients) <= limit { return true }
      fraction /= 2
    }
    (coefficients, sums) = (start, before)
    return false
  }

  /// Recomputes the sums where the iteration has ended.
  mutating func evaluateAtEnd() throws(FitError) { try evaluate() }
}

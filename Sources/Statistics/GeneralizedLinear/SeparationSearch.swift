internal import Foundation
internal import LinearAlgebra

/// Finds a direction of coefficients along which the likelihood never falls, if there is one.
///
/// Such a direction leaves the predictor of inner responses alone, raises none of the responses
/// at the lower edge and lowers none at the upper edge. Newton's method on logistic losses of
/// these three kinds settles when there is none; when there is one, its steps become that
/// direction, at a length of about 1 on the rows it tells apart. What is reported was checked on
/// every row.
///
/// - Source: Albert and Anderson, Biometrika 71 (1984), on what separation is; Correia, Guimaraes
///   and Zylkin, "Verifying the existence of maximum likelihood estimates for generalized linear
///   models" (2019), on families other than the binomial.
struct SeparationSearch {
  /// Means nearer than this to an outcome make the search worth while.
  static let suspiciousGap = 1e-5
  static let iterations = 60
  /// What counts as no movement, relative to the largest; rounding stays below it.
  static let stillness = 1e-9
  /// A step of this length, in standard errors, shows that a finite estimate exists.
  static let settled = 1e-6

  private let scoring: FisherScoring
  private let rows: RowValues
  private let isWanted: Bool

  init(_ scoring: FisherScoring, _ rows: RowValues, _ fit: FitSums) {
    self.scoring = scoring
    self.rows = rows
    let hasEdge: Bool
    switch scoring.response.shape {
    case .binomial: hasEdge = true
    case .poisson, .negativeBinomial, .tweedie: hasEdge = scoring.response.link == .log
    case .gamma, .gaussian: hasEdge = false
    }
    // Under a penalty no mean need come near its outcome, so small data are always searched.
    let width = scoring.scales.count
    let isSmall = scoring.data.design.rows * width * width <= Separation.searchLimit
    isWanted =
      hasEdge && !scoring.kept.isEmpty
      && (!scoring.converged || fit.smallestGap < SeparationSearch.suspiciousGap
        || (isSmall && !scoring.penalty.isNone))
  }

  /// The columns that take part in a separating direction, or `nil` when there is none.
  func columns() -> [Int]? {
    guard isWanted else { return nil }
    do throws(FitError) {
      return try search()
    } catch {
      // Where the search itself breaks down nothing is known, and nothing is said.
      return nil
    }
  }

  private func search() throws(FitError) -> [Int]? {
    let (design, scales) = (scoring.data.design, scoring.scales)
    let sides = self.sides
    let terms = SeparationSearch.terms(sides, weights: scoring.data.priorWeights)
    var point = [Double](repeating: 0, count: scales.count)
    var sums = try design.sums(point, scales: scales, workers: scoring.workers, rowTerms: terms)
    for _ in 0..<SeparationSearch.iterations {
      let system = try NormalSystem(
        sums.curvature, penalties: scoring.penalty.none, kept: scoring.kept)
      let step = try system.solve(sums.gradient)
      let length = zip(step, sums.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      if let columns = try separating(step, sides) { return columns }
      if length < SeparationSearch.settled * SeparationSearch.settled { return nil }
      var fraction = 1.0
      let (start, before) = (point, sums.objective)
      repeat {
        point = zip(start, step).map { $0 + fraction * $1 }
        sums = try design.sums(
          point, scales: scales, workers: scoring.workers, rowTerms: terms)
        fraction /= 2
      } while !(sums.objective <= before) && fraction > 1e-9
      if let columns = try separating(point, sides) { return columns }
    }
    return nil
  }

  /// 1 and -1 for responses at the upper and lower edge, 0 for others, NaN for rows without weight.
  private var sides: [Double] {
    let hasUpper: Bool
    if case .binomial = scoring.response.shape { hasUpper = true } else { hasUpper = false }
    return scoring.data.response.enumerated().map { i, y in
      guard rows.weight(i) > 0 else { return .nan }
      if y == 0 { return -1 }
      return hasUpper && y == 1 ? 1 : 0
    }
  }

  private static func terms(
    _ sides: [Double], weights: [Double]?
  ) -> NewtonSums.RowTerms {
    { rows, predictor, rootWeight in
      var objective = CompensatedSum()
      for (k, i) in rows.enumerated() {
        let side = sides[i]
        guard !side.isNaN else {
          (predictor[k], rootWeight[k]) = (0, 0)
          continue
        }
        let eta = predictor[k]
        let target = 0.5 * (side + 1)
        let value = LinkFunction.logit.value(eta)
        objective.add(LogScale.log1pExp(eta) - target * eta)
        predictor[k] = target == 1 ? value.complement : target - value.mean
        rootWeight[k] = value.derivative.squareRoot()
      }
      return objective.value
    }
  }

  /// The columns of a direction that separates, or `nil` when it does not.
  private func separating(_ direction: [Double], _ sides: [Double]) throws(FitError) -> [Int]? {
    let own = zip(direction, scoring.scales).map(*)
    let moves = try scoring.data.design.predictors(own, workers: scoring.workers)
    var (gain, wrong) = (0.0, 0.0)
    for (move, side) in zip(moves, sides) where !side.isNaN {
      gain = max(gain, side * move)
      wrong = max(wrong, side == 0 ? abs(move) : -side * move)
    }
    guard gain > 0, wrong <= SeparationSearch.stillness * gain else { return nil }
    // The largest element of a scaled column is between 1 and 2.
    return direction.indices.filter { abs(direction[$0]) > 1e-6 * gain }
  }
}

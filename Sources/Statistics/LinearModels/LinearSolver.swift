internal import Foundation
internal import LinearAlgebra

extension LinearProblem {
  /// Up to this many elements a fit by refined QR takes a millisecond or two.
  static let smallDesign = 16_384
  /// Up to this many elements a copy of the design does no harm, and QR is refined through *Q*.
  static let moderateDesign = 500_000
  /// At this condition number of *X'WX* the normal equations still give 10 digits.
  static let normalLimit = 1e5
  /// Up to this condition number of the columns, corrections made with *R* alone gain digits.
  static let streamedLimit = 3e7
  /// Above this condition number fewer than 4 digits can be expected.
  static let doubtfulCondition = 1e11
  /// What is left of the response when all of it is explained.
  static let perfectShare = 1e-14

  /// Solves by the way asked for, and says what makes the answer doubtful.
  func solve(
    _ path: LinearSolverPath, refine: Bool?
  ) throws(FitError) -> LinearSolution {
    do throws(LinearAlgebraError) {
      var solution = try unrefined(path, refine)
      try refineStreamed(&solution, asked: refine)
      solution.warnings += try doubts(about: solution)
      return solution
    } catch {
      if case .notFinite(let row, let column) = error {
        throw .notFinite(argument: "design", row: row, column: column)
      }
      throw .linearAlgebra(error)
    }
  }

  private func unrefined(
    _ path: LinearSolverPath, _ refine: Bool?
  ) throws(LinearAlgebraError) -> LinearSolution {
    let size = design.rows * design.columns
    switch path {
    case .automatic:
      if size > LinearProblem.smallDesign, design.rows >= design.columns,
        let solution = try solveNormalEquations(limit: LinearProblem.normalLimit)
      {
        return solution
      }
      try design.requireFinite()
      return try unrefined(.qr, refine)
    case .normalEquations:
      // Beyond 1e15 Cholesky's method succeeds by chance only.
      if let solution = try solveNormalEquations(limit: 1e15) { return solution }
      throw .singular(pivot: design.columns)
    case .qr:
      return size <= LinearProblem.moderateDesign
        ? try solveExtended(refine: refine ?? true) : try solveTall()
    case .svd:
      return try solveBySingularValues()
    }
  }

  /// Corrections with residuals of twice the digits where *Q* was not kept.
  private func refineStreamed(
    _ solution: inout LinearSolution, asked: Bool?
  ) throws(LinearAlgebraError) {
    let isTall = solution.path == .qr && design.rows * design.columns > LinearProblem.moderateDesign
    guard asked ?? isTall, isTall || solution.path != .qr, !solution.kept.isEmpty else { return }
    var size = Double.infinity
    if solution.condition <= LinearProblem.streamedLimit, let triangle = solution.triangle {
      let ridge = scaledPenalties(solution.exponents)
      for _ in 0..<4 where size > 1e-18 {
        let next = correct(&solution, triangle, ridge, atMost: 0.1 * min(size, 1))
        guard let next else { break }
        size = next
      }
      if solution.refinementSteps > 0 { solution.residualNorm = residualNorm(solution) }
    }
    if asked == true, size > Double.ulpOfOne { solution.warnings.append(.notRefined) }
  }

  /// One correction of the coefficients and its relative size; `nil` when it was no correction.
  private func correct(
    _ solution: inout LinearSolution, _ triangle: UpperTriangle, _ ridge: [Double]?,
    atMost bound: Double
  ) -> Double? {
    let pass = ExtendedGradient(
      rowPass(solution), response: response,
      responseMultiplier: scalbn(1, -solution.responseExponent), roots: roots,
      coefficients: solution.coefficients, corrections: solution.corrections)
    let gradient = solution.kept.enumerated().map { k, j in
      pass.gradient[k] - (ridge?[j] ?? 0) * solution.coefficients[k]
    }
    let change = triangle.solve(triangle.solveTransposed(gradient))
    let size = change.reduce(0) { max($0, abs($1)) }
    let reference = solution.coefficients.reduce(0) { max($0, abs($1)) }
    guard size == 0 || size <= bound * reference else { return nil }
    for k in change.indices {
      let sum = solution.corrections[k] + change[k]
      let coefficient = solution.coefficients[k] + sum
      solution.corrections[k] = sum - (coefficient - solution.coefficients[k])
      solution.coefficients[k] = coefficient
    }
    solution.refinementSteps += 1
    return size == 0 ? 0 : size / reference
  }

  private func doubts(
    about solution: LinearSolution
  ) throws(LinearAlgebraError) -> [LinearFitWarning] {
    var found: [LinearFitWarning] = []
    let dropped = Set(0..<design.columns).subtracting(solution.kept).sorted()
    if !dropped.isEmpty { found.append(.dependentColumns(dropped)) }
    let lost = solution.refinementSteps > 0 ? solution.condition : solution.magnification
    if lost > LinearProblem.doubtfulCondition, let triangle = solution.triangle {
      let shares = try triangle.nearlyNullVector().map { abs($0) }
      let largest = shares.max() ?? 0
      let columns = solution.kept.indices.filter { shares[$0] > 0.01 * largest }
      let digits = max(0, Int((14.99 - log10(lost)).rounded(.down)))
      found.append(.illConditioned(columns: columns.map { solution.kept[$0] }, digits: digits))
    }
    return found
  }
}

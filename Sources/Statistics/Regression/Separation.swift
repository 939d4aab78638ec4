internal import LinearAlgebra

/// Recognises outcomes that columns tell apart, where a fit without penalty has no finite answer.
///
/// What is reported is certain: the direction found does separate. A direction made of several
/// columns is found when it is that of the coefficients given.
enum Separation {
  /// Gap between the scores of the outcomes, relative to their range, that rounding cannot make.
  static let smallestGap = 1e-9
  /// Above this *n* *p*^2 no fit is made only to search for separation.
  static let searchLimit = 5_000_000
  /// So little that the coefficients grow until every outcome is on its side, if that can be.
  static let searchPenalty = 1e-8
  static let searchTolerance = 1e-9
  /// Each step moves the outcomes apart by about 1 on the scale of log odds.
  static let searchIterations = 40

  static func warnings(
    _ data: RegressionData, coefficients: [Double], hasIntercept: Bool
  ) -> [FitWarning] {
    guard data.hasBinaryResponse else { return [] }
    let rows = data.countedRows
    guard rows.contains(where: { data.response[$0] != data.response[rows[0]] }) else {
      return [.constantResponse]
    }
    var found: [FitWarning] = []
    let columns = (0..<coefficients.count).filter { j in
      ranges(rows, data, pinned: !hasIntercept) { data.design[$0, j] }?.touch ?? false
    }
    if !columns.isEmpty { found.append(.separatingColumns(columns)) }
    let fitted = ranges(rows, data, pinned: !hasIntercept) { i in
      coefficients.indices.reduce(0.0) { $0 + coefficients[$1] * data.design[i, $1] }
    }
    if let fitted, fitted.isApart(by: smallestGap) { found.append(.separated) }
    return found
  }

  /// The ranges of a score for both outcomes, or `nil` as soon as they are seen to overlap.
  private static func ranges(
    _ rows: [Int], _ data: RegressionData, pinned: Bool, _ score: (Int) -> Double
  ) -> ScoreRanges? {
    var ranges = ScoreRanges(pinned: pinned)
    for i in rows {
      ranges.add(score(i), won: data.response[i] == 1)
      if ranges.overlap { return nil }
    }
    return ranges
  }
}

/// The lowest and highest score for each outcome.
private struct ScoreRanges {
  private var lost: (low: Double, high: Double)
  private var won: (low: Double, high: Double)

  /// - Parameter pinned: without an intercept the threshold between the outcomes is 0, which then
  ///   belongs to both ranges.
  init(pinned: Bool) {
    let empty = (low: Double.infinity, high: -Double.infinity)
    lost = pinned ? (0, 0) : empty
    won = lost
  }

  mutating func add(_ score: Double, won isWon: Bool) {
    if isWon {
      won = (min(won.low, score), max(won.high, score))
    } else {
      lost = (min(lost.low, score), max(lost.high, score))
    }
  }

  var overlap: Bool { lost.high > won.low && won.high > lost.low }

  /// Whether the ranges share one point at most, and are not one and the same point.
  var touch: Bool {
    !overlap && (min(lost.low, won.low) < max(lost.high, won.high))
  }

  /// Whether the gap between the ranges is more than a share of the whole range.
  func isApart(by share: Double) -> Bool {
    let whole = max(lost.high, won.high) - min(lost.low, won.low)
    return max(won.low - lost.high, lost.low - won.high) > share * whole
  }
}

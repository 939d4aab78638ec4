internal import LinearAlgebra

/// The scale on which a design is fitted, and the way back to the columns' own units.
struct Standardisation: Sendable {
  /// Added to every standard deviation, so that a nearly constant column does no harm.
  static let spreadFloor = 1e-9

  let scaling: ColumnScaling
  let hasIntercept: Bool
  /// Columns with one value, other than the intercept; they are blanked.
  let constantColumns: [Int]

  /// Centring needs an intercept to take it up; without one, columns are only scaled.
  init(_ design: Matrix, standardise: Bool, workers: Int) throws(FitError) {
    let summaries = ColumnSummary.all(of: design, workers: workers)
    let hasIntercept = summaries.first.map { $0.isConstant && $0.mean == 1 } ?? false
    var centres = [Double](repeating: 0, count: design.columns)
    var multipliers = [Double](repeating: 1, count: design.columns)
    var constant: [Int] = []
    if standardise {
      for (j, summary) in summaries.enumerated() where !(j == 0 && hasIntercept) {
        guard summary.mean.isFinite, summary.standardDeviation.isFinite else {
          throw .overflow(column: j)
        }
        if summary.isConstant { constant.append(j) }
        centres[j] = hasIntercept ? summary.mean : 0
        let spread = summary.standardDeviation + Standardisation.spreadFloor
        multipliers[j] = summary.isConstant ? 0 : 1 / spread
      }
    }
    do throws(LinearAlgebraError) {
      scaling = try ColumnScaling(centres: centres, multipliers: multipliers)
    } catch {
      throw .linearAlgebra(error)
    }
    self.hasIntercept = hasIntercept
    constantColumns = constant
  }

  /// Coefficients for the columns as they are, from those for the scaled ones.
  func original(_ scaled: [Double]) -> [Double] {
    var result = zip(scaled, scaling.multipliers).map(*)
    guard hasIntercept else { return result }
    result[0] = scaled[0] - shift(result)
    return result
  }

  /// The inverse of ``original(_:)``; blanked columns get 0.
  func scaled(_ original: [Double]) -> [Double] {
    var result = zip(original, scaling.multipliers).map { $1 == 0 ? 0 : $0 / $1 }
    guard hasIntercept else { return result }
    result[0] = original[0] + shift(original)
    return result
  }

  private func shift(_ coefficients: [Double]) -> Double {
    Descriptive.sum(zip(coefficients, scaling.centres).dropFirst().lazy.map { $0 * $1 })
  }
}

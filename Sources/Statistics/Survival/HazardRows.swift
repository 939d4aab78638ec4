internal import Foundation
internal import LinearAlgebra

/// Checked rows for hazards by period, row after row, with columns standardised.
struct HazardRows {
  let count: Int
  /// Causes, 1 up to this.
  let causes: Int
  let periods: Int
  /// Columns that carry something of their own.
  let kept: [Int]
  let columns: Int
  let centres: [Double]
  let multipliers: [Double]
  /// *n* x kept, row after row.
  let values: [Double]
  /// First and last period of each row, counted from 0, the last without.
  let spans: [Range<Int>]
  /// 0 for censored, else the cause.
  let ends: [Int]
  let weights: [Double]?
  /// The place of the intercept of period and cause, `nil` without an event there.
  let intercepts: [[Int?]]
  /// Intercepts come first, then the slopes of one cause after another.
  let interceptCount: Int

  var parameterCount: Int { interceptCount + causes * kept.count }

  init(_ data: SurvivalData, _ design: Matrix) throws(SurvivalError) {
    let used = (0..<data.count).filter { data.weight($0) > 0 }
    for row in used {
      for (name, value) in [
        ("durations", data.durations[row]), ("entries", data.entries?[row] ?? 0),
      ] where value != value.rounded() || value > 1e5 {
        throw .badValue(argument: name, row: row, column: 0, value: value)
      }
      guard data.durations[row] >= 1 else {
        throw .badValue(argument: "durations", row: row, column: 0, value: data.durations[row])
      }
    }
    count = used.count
    causes = used.map { data.causes[$0] }.max() ?? 0
    guard causes > 0 else { throw .noEvents }
    guard causes < 100 else { throw .invalidSetting(name: "causes", value: Double(causes)) }
    periods = Int(used.map { data.durations[$0] }.max() ?? 0)
    spans = used.map { Int(data.entries?[$0] ?? 0)..<Int(data.durations[$0]) }
    ends = used.map { data.causes[$0] }
    weights = data.weights.map { list in used.map { list[$0] } }
    var places = [[Int?]](repeating: [Int?](repeating: nil, count: causes), count: periods)
    for row in used where data.causes[row] > 0 {
      places[Int(data.durations[row]) - 1][data.causes[row] - 1] = 0
    }
    var next = 0
    for period in 0..<periods {
      for cause in 0..<causes where places[period][cause] != nil {
        places[period][cause] = next
        next += 1
      }
    }
    (intercepts, interceptCount) = (places, next)
    columns = design.columns
    let scaled = try Self.standardise(design, used)
    (centres, multipliers, kept) = (scaled.centres, scaled.multipliers, scaled.kept)
    var values = [Double](repeating: 0, count: used.count * kept.count)
    for (k, j) in kept.enumerated() {
      for (i, row) in used.enumerated() {
        values[i * kept.count + k] = (design[row, j] - centres[j]) * multipliers[j]
      }
    }
    self.values = values
  }

  private static func standardise(
    _ design: Matrix, _ rows: [Int]
  ) throws(SurvivalError) -> (centres: [Double], multipliers: [Double], kept: [Int]) {
    let n = Double(rows.count)
    var (centres, multipliers) = ([Double](), [Double]())
    for j in 0..<design.columns {
      let centre = rows.reduce(0) { $0 + design[$1, j] / n }
      let squares = rows.reduce(0) { $0 + (design[$1, j] - centre) * (design[$1, j] - centre) }
      let spread = (squares / n).squareRoot()
      guard spread.isFinite else { throw .overflow }
      let isConstant = spread <= 1e-13 * abs(centre) || spread == 0
      centres.append(centre)
      multipliers.append(isConstant ? 0 : 1 / spread)
      guard multipliers[j].isFinite else { throw .overflow }
    }
    do throws(LinearAlgebraError) {
      let product = try Gram.product(
        design.selecting(rows: rows),
        scaling: ColumnScaling(centres: centres, multipliers: multipliers))
      return (centres, multipliers, CoxNewton.independentColumns(product, events: n))
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

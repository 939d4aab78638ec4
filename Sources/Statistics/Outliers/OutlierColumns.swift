internal import Foundation
internal import LinearAlgebra

/// The columns of a table that vary, with median 0 and a robust scale of 1.
struct OutlierColumns {
  /// Values beyond this many scales are pulled back to it.
  static let bound = 50.0
  /// The interquartile range of the standard normal.
  private static let normalRange = 1.349
  /// Below this share of the standard deviation the interquartile range is no scale: most values
  /// are the same.
  private static let leastShare = 0.05

  /// The indices of the columns in the table.
  let kept: [Int]
  let constant: [Int]
  let duplicate: [Int]
  let standardised: Matrix

  init(_ data: Matrix) throws(MultivariateError) {
    var (kept, constant, duplicate) = ([Int](), [Int](), [Int]())
    var columns: [[Double]] = []
    var seen: [UInt64: [Int]] = [:]
    for j in 0..<data.columns {
      guard let column = Self.standardise(data.column(j)) else {
        constant.append(j)
        continue
      }
      let mark = Self.mark(column)
      if seen[mark, default: []].contains(where: { columns[$0] == column }) {
        duplicate.append(j)
        continue
      }
      seen[mark, default: []].append(columns.count)
      kept.append(j)
      columns.append(column)
    }
    guard !kept.isEmpty else { throw .noVariation }
    (self.kept, self.constant, self.duplicate) = (kept, constant, duplicate)
    standardised = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try Matrix(columns: columns)
    }
  }

  /// (x - median) / (IQR / 1.349), clipped; `nil` when the values are all the same.
  static func standardise(_ values: [Double]) -> [Double]? {
    guard let (centre, scale) = centreAndScale(values) else { return nil }
    return values.map { min(bound, max(-bound, ($0 - centre) / scale)) }
  }

  /// The median and the scale; `nil` when the values are all the same but for rounding.
  static func centreAndScale(_ values: [Double]) -> (centre: Double, scale: Double)? {
    let sorted = values.sorted()
    guard
      let median = Descriptive.quantile(sorted: sorted, probability: 0.5),
      let lower = Descriptive.quantile(sorted: sorted, probability: 0.25),
      let upper = Descriptive.quantile(sorted: sorted, probability: 0.75),
      let least = sorted.first, let greatest = sorted.last
    else { return nil }
    // Halves, since the difference of two finite numbers may be none.
    let reach = max(0.5 * greatest - 0.5 * median, 0.5 * median - 0.5 * least)
    guard reach > 1e-14 * abs(median) else { return nil }
    var sum = 0.0
    for value in values {
      let part = (0.5 * value - 0.5 * median) / reach
      sum += part * part
    }
    let halfDeviation = reach * (sum / Double(values.count)).squareRoot()
    let halfRange = (0.5 * upper - 0.5 * lower) / normalRange
    let half = halfRange > leastShare * halfDeviation ? halfRange : halfDeviation
    // A scale beyond the largest number: such a column has no room for outliers.
    return (median, min(2 * half, .greatestFiniteMagnitude))
  }

  private static func mark(_ column: [Double]) -> UInt64 {
    column.reduce(0) { mixBits($0 ^ ($1 == 0 ? 0 : $1.bitPattern)) &+ 1 }
  }
}

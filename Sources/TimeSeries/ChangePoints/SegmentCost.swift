internal import Foundation
internal import Statistics

/// Twice the negative log likelihood of a segment with a mean and a variance of its own, up to a
/// constant: the sum over the columns of *L* log(*SS* / *L* + a floor).
///
/// The floor is added rather than put below: so the cost of a segment is never less than that of
/// its two parts, which the pruning of ``ChangePointSearch`` rests on.
public struct SegmentCost: Sendable {
  /// Added to the variance of a segment, in units of the noise's: a run of equal values is no proof
  /// of a new regime.
  static let floorVariance = 1e-4

  /// How many values each column has.
  public let count: Int
  private let columnCount: Int
  /// For each step the sums of the values before it and of their squares, column after column.
  private let sums: [Double]
  private let squares: [Double]

  /// Prepares columns, each scaled by its noise.
  ///
  /// The scale of a column is the median absolute deviation of its differences, over the root of
  /// 2; the standard deviation of the differences, then that of the values, where most are equal.
  public init(_ columns: [[Double]]) throws(ChangePointError) {
    count = try ChangePointError.check(columns, most: ChangePointSearch.mostValues)
    columnCount = columns.count
    var (sums, squares) = ([Double](), [Double]())
    for column in columns {
      let scaled = SegmentCost.scaled(column)
      var (sum, square) = (CompensatedSum(), CompensatedSum())
      sums.append(0)
      squares.append(0)
      for value in scaled {
        sum.add(value)
        square.add(value * value)
        sums.append(sum.value)
        squares.append(square.value)
      }
    }
    (self.sums, self.squares) = (sums, squares)
  }

  /// The cost of the values from `start` up to, not including, `end`.
  public func cost(_ start: Int, _ end: Int) -> Double {
    let length = Double(end - start)
    var total = 0.0
    for column in 0..<columnCount {
      let base = column * (count + 1)
      let sum = sums[base + end] - sums[base + start]
      let square = squares[base + end] - squares[base + start]
      let variance = (square - sum * sum / length) / length
      total += length * log(max(0, variance) + SegmentCost.floorVariance)
    }
    return total
  }

  /// The column around its mean, in units of its noise.
  private static func scaled(_ column: [Double]) -> [Double] {
    // Halves, since the difference of two finite numbers may be none.
    let largest = column.lazy.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return column }
    let unit = column.map { $0 / largest }
    let centre = Descriptive.mean(unit) ?? 0
    let differences = zip(unit.dropFirst(), unit).map { $0 - $1 }
    let scale = noise(differences, unit)
    return unit.map { ($0 - centre) / scale }
  }

  private static func noise(_ differences: [Double], _ values: [Double]) -> Double {
    let middle = Descriptive.median(differences) ?? 0
    let deviation = Descriptive.median(differences.map { abs($0 - middle) }) ?? 0
    let normal = 1.482_602_218_505_602
    if deviation > 1e-12 { return normal * deviation / 2.0.squareRoot() }
    if let spread = Descriptive.standardDeviation(differences), spread > 1e-12 {
      return spread / 2.0.squareRoot()
    }
    if let spread = Descriptive.standardDeviation(values), spread > 1e-12 { return spread }
    return 1
  }
}

internal import Foundation
internal import LinearAlgebra

/// Empirical cumulative tails: how extreme a row is in its columns, one by one.
///
/// A row's value is the sum over the columns of max(-log F(x), -log G(x)), where F(x) is the share
/// of values of at most x and G(x) that of at least x.
///
/// - Source: Li, Zhao, Hu, Botta, Ionescu and Chen, "ECOD: unsupervised outlier detection using
///   empirical cumulative distribution functions", 2022, with the larger tail taken column by
///   column as in pyod.
struct EmpiricalTails {
  /// One value for each row.
  private(set) var values: [Double]
  /// A number for each row made of its ranks: the same for the same row wherever it stands, and
  /// whatever unit the columns have.
  private(set) var marks: [UInt64]

  init(_ data: Matrix, columns: [Int], workers: Int) {
    let n = data.rows
    values = [Double](repeating: 0, count: n)
    marks = [UInt64](repeating: 0, count: n)
    let parts = Parallel.map(count: columns.count, workers: workers) { k in
      Self.counts(data.column(columns[k]))
    }
    // The logarithm of each share is wanted many times.
    let logs = (0...n).map { $0 == 0 ? 0 : -log(Double($0) / Double(n)) }
    for part in parts {
      for i in 0..<n {
        let (atMost, atLeast) = part[i]
        values[i] += logs[Int(min(atMost, atLeast))]
        marks[i] = mixBits(marks[i] ^ UInt64(atMost)) &+ 1
      }
    }
  }

  /// For each value how many are at most as large, and how many at least.
  private static func counts(_ column: [Double]) -> [(atMost: Int32, atLeast: Int32)] {
    let order = RankTransform.order(column)
    var counts = [(atMost: Int32, atLeast: Int32)](repeating: (0, 0), count: column.count)
    RankTransform.forEachTie(column, order) { start, end in
      let pair = (Int32(clamping: end), Int32(clamping: column.count - start))
      for place in start..<end { counts[order[place]] = pair }
    }
    return counts
  }
}

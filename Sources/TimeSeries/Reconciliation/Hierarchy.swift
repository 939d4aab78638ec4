public import LinearAlgebra

/// Which bottom series add up to which aggregate: a tree, or groups that cross one another.
///
/// Series are counted with the aggregates first, in the order given, then the bottom series:
///
///     Hierarchy(bottomCount: 3,             row 0   total   = b0 + b1 + b2
///               aggregates: [[0, 1, 2],     row 1   north   = b0 + b1
///                            [0, 1]])       row 2   b0
///                                           row 3   b1
///                                           row 4   b2
///
/// The summing matrix *S* of the literature is never stored; its ones are.
public struct Hierarchy: Equatable, Sendable {
  /// The number of series that are no sum of others.
  public let bottomCount: Int
  /// For each aggregate its bottom series, counted from 0.
  public let aggregates: [[Int]]
  /// The aggregates of bottom series *b* are `parents[parentStarts[b]..<parentStarts[b + 1]]`.
  let parents: [Int]
  let parentStarts: [Int]

  /// A checked structure.
  ///
  /// - Parameters:
  ///   - bottomCount: at least 1.
  ///   - aggregates: for each aggregate its bottom series, each once, in any order. Two aggregates
  ///     may have the same series, and one may have a single series.
  /// - Throws: ``ReconciliationError/noBottomSeries``;
  ///   ``ReconciliationError/emptyAggregate(_:)``;
  ///   ``ReconciliationError/unknownSeries(aggregate:series:)``;
  ///   ``ReconciliationError/repeatedSeries(aggregate:series:)``.
  public init(bottomCount: Int, aggregates: [[Int]]) throws(ReconciliationError) {
    guard bottomCount > 0 else { throw .noBottomSeries }
    var counts = [Int](repeating: 0, count: bottomCount)
    var lastAggregate = [Int](repeating: -1, count: bottomCount)
    for (aggregate, members) in aggregates.enumerated() {
      guard !members.isEmpty else { throw .emptyAggregate(aggregate) }
      for series in members {
        guard series >= 0, series < bottomCount else {
          throw .unknownSeries(aggregate: aggregate, series: series)
        }
        guard lastAggregate[series] != aggregate else {
          throw .repeatedSeries(aggregate: aggregate, series: series)
        }
        lastAggregate[series] = aggregate
        counts[series] += 1
      }
    }
    self.bottomCount = bottomCount
    self.aggregates = aggregates
    (parentStarts, parents) = Hierarchy.transposed(aggregates, counts)
  }

  /// The number of series that are sums of others.
  public var aggregateCount: Int { aggregates.count }
  /// The number of all series.
  public var seriesCount: Int { aggregates.count + bottomCount }

  /// All series from the bottom ones: *S b* for each column, with compensated sums.
  ///
  /// - Parameter bottom: *bottomCount* x *h*.
  /// - Returns: *seriesCount* x *h*, coherent.
  /// - Throws: ``ReconciliationError/dimensionMismatch(argument:expected:found:)``.
  public func summed(_ bottom: Matrix) throws(ReconciliationError) -> Matrix {
    guard bottom.rows == bottomCount else {
      throw .dimensionMismatch(argument: "bottom", expected: bottomCount, found: bottom.rows)
    }
    var result = Matrix(rows: seriesCount, columns: bottom.columns)
    let count = aggregateCount
    bottom.withUnsafeColumnMajor { source in
      result.withUnsafeMutableColumnMajor { target in
        for j in 0..<bottom.columns {
          let (from, to) = (j * bottomCount, j * seriesCount)
          for (a, members) in aggregates.enumerated() {
            target[to + a] = Hierarchy.sum(source, from, members)
          }
          for b in 0..<bottomCount { target[to + count + b] = source[from + b] }
        }
      }
    }
    return result
  }

  /// What each aggregate has over the sum of its bottom series: *C y* with *C = [I, -A]*.
  func incoherence(of series: Matrix) -> Matrix {
    let (count, all) = (aggregateCount, seriesCount)
    var result = Matrix(rows: count, columns: series.columns)
    series.withUnsafeColumnMajor { source in
      result.withUnsafeMutableColumnMajor { target in
        for j in 0..<series.columns {
          let from = j * all
          for (a, members) in aggregates.enumerated() {
            target[j * count + a] =
              source[from + a] - Hierarchy.sum(source, from + count, members)
          }
        }
      }
    }
    return result
  }

  /// The sum over the parents of each bottom series: *A' z*.
  func spread(_ values: ArraySlice<Double>) -> [Double] {
    let first = values.startIndex
    return (0..<bottomCount).map { b in
      var sum = 0.0
      for k in parentStarts[b]..<parentStarts[b + 1] { sum += values[first + parents[k]] }
      return sum
    }
  }

  private static func sum(
    _ source: UnsafeBufferPointer<Double>, _ offset: Int, _ members: [Int]
  ) -> Double {
    // Knuth's TwoSum, without a branch; what overflows comes out as NaN or infinity.
    var (sum, errors) = (0.0, 0.0)
    for b in members {
      let term = source[offset + b]
      let next = sum + term
      let part = next - sum
      errors += (sum - (next - part)) + (term - part)
      sum = next
    }
    return sum + errors
  }

  /// The lists of parents, one behind another, and where each begins.
  private static func transposed(
    _ aggregates: [[Int]], _ counts: [Int]
  ) -> (starts: [Int], parents: [Int]) {
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    var next = starts
    var parents = [Int](repeating: 0, count: starts[counts.count])
    for (aggregate, members) in aggregates.enumerated() {
      for series in members {
        parents[next[series]] = aggregate
        next[series] += 1
      }
    }
    return (starts, parents)
  }
}

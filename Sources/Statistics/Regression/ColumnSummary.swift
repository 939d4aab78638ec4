internal import LinearAlgebra

/// Mean and spread of one column of a design.
struct ColumnSummary: Sendable {
  let mean: Double
  /// With divisor *n*.
  let standardDeviation: Double
  let isConstant: Bool

  static func all(of design: Matrix, workers: Int) -> [ColumnSummary] {
    Parallel.map(count: design.columns, workers: workers) { j in
      design.withUnsafeColumnMajor { elements in
        ColumnSummary(
          UnsafeBufferPointer(rebasing: elements[(j * design.rows)..<((j + 1) * design.rows)]))
      }
    }
  }

  private init(_ column: UnsafeBufferPointer<Double>) {
    let first = column[0]
    guard column.contains(where: { $0 != first }) else {
      (mean, standardDeviation, isConstant) = (first, 0, true)
      return
    }
    let count = Double(column.count)
    let rough = ColumnSummary.sum(column) { $0 } / count
    let mean = rough + ColumnSummary.sum(column) { $0 - rough } / count
    let squares = ColumnSummary.sum(column) { ($0 - mean) * ($0 - mean) }
    self.mean = mean
    standardDeviation = (squares / count).squareRoot()
    isConstant = false
  }

  /// A sum in eight lanes over short runs, and compensated over the runs.
  @inline(__always)
  private static func sum(
    _ column: UnsafeBufferPointer<Double>, _ term: (SIMD8<Double>) -> SIMD8<Double>
  ) -> Double {
    let run = 1024
    var total = CompensatedSum()
    var start = 0
    while start < column.count {
      let end = min(start + run, column.count)
      var lanes = SIMD8<Double>.zero
      var i = start
      while i + 8 <= end {
        lanes += term(SIMD8(column[i..<(i + 8)]))
        i += 8
      }
      total.add(lanes.sum())
      while i < end {
        total.add(term(SIMD8(repeating: column[i]))[0])
        i += 1
      }
      start = end
    }
    return total.value
  }
}

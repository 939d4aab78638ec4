/// The sums that one Newton step of a generalised linear model needs, from one pass over the rows.
///
/// For each block of rows the linear predictor *X c* is made, the caller turns it into residuals,
/// square roots of curvatures and a part of the objective, and *X'r* and *X'WX* are added up. Each
/// block is read from memory once. The same bits come out for any number of workers.
package struct NewtonSums: Sendable {
  /// The sum of what the row terms returned.
  package let objective: Double
  /// *X'r* on the scale of the columns after scaling.
  package let gradient: [Double]
  /// *X'WX* on the same scale, full and symmetric.
  package let curvature: Matrix

  /// What the caller makes of a block: `predictor` comes in as *X c* and leaves as the residual
  /// *r*, `rootWeight` leaves as the square root of the curvature; the return value is the
  /// block's part of the objective.
  package typealias RowTerms =
    @Sendable (
      _ rows: Range<Int>, _ predictor: inout MutableSpan<Double>,
      _ rootWeight: inout MutableSpan<Double>
    ) -> Double

  /// Makes the pass; the design and the coefficients were checked by the caller.
  package init(
    design: Matrix, scaling: ColumnScaling, coefficients: [Double], workers: Int,
    rowTerms: RowTerms
  ) {
    BLASThreads.useOne()
    let p = design.columns
    let blocks = RowBlocks(rows: design.rows)
    let parts = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var part = Part(columns: p)
      for rows in blocks.blocks(ofGroup: group) {
        part.add(rows, of: design, scaling, coefficients, rowTerms)
      }
      return part.sums
    }
    objective = parts.reduce(0) { $0 + $1.objective }
    gradient = Gram.total(parts.map(\.gradient), count: p)
    curvature = Gram.symmetric(parts.map(\.curvature), order: p)
  }

  /// The sums of one group, and the memory it works in.
  private struct Part {
    struct Sums: Sendable {
      var objective = 0.0
      var gradient: [Double]
      var curvature: Matrix
    }

    var sums: Sums
    private var buffer: BlockBuffer
    private var predictor: [Double]
    private var rootWeight: [Double]

    init(columns: Int) {
      sums = Sums(
        gradient: [Double](repeating: 0, count: columns),
        curvature: Matrix(rows: columns, columns: columns))
      buffer = BlockBuffer(columns: columns)
      predictor = [Double](repeating: 0, count: RowBlocks.blockRows)
      rootWeight = predictor
    }

    mutating func add(
      _ rows: Range<Int>, of design: Matrix, _ scaling: ColumnScaling, _ coefficients: [Double],
      _ rowTerms: RowTerms
    ) {
      buffer.load(design, rows: rows, scaling: scaling)
      buffer.product(coefficients, into: &predictor)
      sums.objective += Part.apply(rowTerms, rows, &predictor, &rootWeight)
      buffer.addCrossProduct(predictor, to: &sums.gradient)
      buffer.scaleRows(by: rootWeight)
      buffer.addGram(to: &sums.curvature)
    }

    private static func apply(
      _ rowTerms: RowTerms, _ rows: Range<Int>, _ predictor: inout [Double],
      _ rootWeight: inout [Double]
    ) -> Double {
      var predictorSpan = predictor.mutableSpan
      var rootSpan = rootWeight.mutableSpan
      return rowTerms(rows, &predictorSpan, &rootSpan)
    }
  }
}

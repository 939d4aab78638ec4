/// One pass over the rows of some columns of a tall design, block by block, summed in order.
///
/// A block is copied, with columns and rows scaled on the way, and handed to a closure. The same
/// bits come out for any number of workers.
package struct RowPass: Sendable {
  package let design: Matrix
  /// The columns that blocks hold, in this order.
  package let columns: [Int]
  /// By what each of them is multiplied.
  package let multipliers: [Double]
  package let workers: Int

  /// A pass over picked columns; `multipliers` has a value for each of them.
  package init(_ design: Matrix, columns: [Int], multipliers: [Double], workers: Int) {
    precondition(columns.count == multipliers.count, "a multiplier for each column")
    self.design = design
    self.columns = columns
    self.multipliers = multipliers
    self.workers = workers
  }

  /// What a closure sees of a block.
  package struct Block {
    /// The rows of the design that the block holds.
    package fileprivate(set) var rows: Range<Int>
    var buffer: BlockBuffer

    fileprivate mutating func load(_ rows: Range<Int>, _ pass: RowPass) {
      self.rows = rows
      buffer.load(
        pass.design, rows: rows, columns: pass.columns, multipliers: pass.multipliers)
    }

    /// The product of the block and a column vector.
    package func product(_ coefficients: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: rows.count)
      buffer.product(coefficients, into: &result)
      return result
    }

    /// Multiplies every row by the inverse of a triangle from the right.
    ///
    /// When the triangle is that of the design, the rows become those of an orthonormal matrix.
    package mutating func divide(by triangle: UpperTriangle) {
      buffer.divide(byUpper: triangle.matrix)
    }

    /// The squared length of each row: the leverages, once the block was divided by the triangle.
    package func rowSquares() -> [Double] { buffer.rowSquares() }

    /// Multiplies row *i* by `factors[i]`.
    package mutating func scaleRows(by factors: [Double]) { buffer.scaleRows(by: factors) }

    /// Adds *B'B* to the lower triangle of a matrix.
    package func addGram(to sum: inout Matrix) { buffer.addGram(to: &sum) }

    /// Adds *B'v* to a vector.
    package func addCrossProduct(_ vector: [Double], to sum: inout [Double]) {
      buffer.addCrossProduct(vector, to: &sum)
    }

    /// Adds row *i* to column `groups[i]` of a matrix that has a row for each column here.
    package func addRows(to sums: inout Matrix, groups: ArraySlice<Int>) {
      let width = buffer.columns
      sums.withUnsafeMutableColumnMajor { sums in
        for j in 0..<width {
          let start = j * BlockBuffer.stride
          for (i, group) in groups.enumerated() {
            sums[group * width + j] += buffer.values[start + i]
          }
        }
      }
    }
  }

  /// Runs a closure over all blocks with one sum for each group of blocks, in order.
  package func map<Sum: Sendable>(
    _ start: Sum, _ body: @Sendable (inout Sum, inout Block) -> Void
  ) -> [Sum] {
    BLASThreads.useOne()
    let blocks = RowBlocks(rows: design.rows)
    return Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var sum = start
      // One buffer, loaded anew for each block: a second reference would make it be copied.
      var block = Block(rows: 0..<0, buffer: BlockBuffer(columns: columns.count))
      for rows in blocks.blocks(ofGroup: group) {
        block.load(rows, self)
        body(&sum, &block)
      }
      return sum
    }
  }

  /// One sum over all blocks in order, on one thread: for sums too large to be had in parts.
  package func total<Sum>(_ start: Sum, _ body: (inout Sum, inout Block) -> Void) -> Sum {
    BLASThreads.useOne()
    let blocks = RowBlocks(rows: design.rows)
    var sum = start
    var block = Block(rows: 0..<0, buffer: BlockBuffer(columns: columns.count))
    for group in 0..<blocks.groupCount {
      for rows in blocks.blocks(ofGroup: group) {
        block.load(rows, self)
        body(&sum, &block)
      }
    }
    return sum
  }

  /// The sum of *B'B* over all blocks as a closure leaves them.
  package func gram(_ body: @Sendable (inout Block) -> Void) -> Matrix {
    let order = columns.count
    let parts = map(Matrix(rows: order, columns: order)) { sum, block in
      body(&block)
      block.addGram(to: &sum)
    }
    return Gram.symmetric(parts, order: order)
  }

  /// A value for each row, in the order of the rows.
  package func rowValues(_ body: @Sendable (inout Block) -> [Double]) -> [Double] {
    map([Double]()) { sum, block in sum += body(&block) }.flatMap { $0 }
  }
}

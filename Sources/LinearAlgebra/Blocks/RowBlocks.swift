/// A fixed division of rows into blocks, and of blocks into groups.
///
/// Sums are made block after block inside a group, and groups are added in order, so the result
/// is the same bits for any number of workers. The division depends on the number of rows alone.
package struct RowBlocks: Sendable {
  /// Rows in a block, but for the last.
  package static let blockRows = 4096
  /// The most groups, which bounds both the memory for partial sums and the parallelism.
  package static let groupLimit = 16

  package let rows: Int
  private let blocksPerGroup: Int

  package init(rows: Int) {
    self.rows = rows
    let blocks = (rows + RowBlocks.blockRows - 1) / RowBlocks.blockRows
    blocksPerGroup = max(1, (blocks + RowBlocks.groupLimit - 1) / RowBlocks.groupLimit)
  }

  package var blockCount: Int { (rows + RowBlocks.blockRows - 1) / RowBlocks.blockRows }

  package var groupCount: Int { (blockCount + blocksPerGroup - 1) / blocksPerGroup }

  /// The row ranges of the blocks of one group.
  package func blocks(ofGroup group: Int) -> [Range<Int>] {
    let first = group * blocksPerGroup
    return (first..<min(first + blocksPerGroup, blockCount)).map { block in
      let start = block * RowBlocks.blockRows
      return start..<min(start + RowBlocks.blockRows, rows)
    }
  }
}

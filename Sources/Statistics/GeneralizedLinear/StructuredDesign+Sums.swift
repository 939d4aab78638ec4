internal import LinearAlgebra

extension StructuredDesign {
  /// *X c* for every row.
  func predictors(_ coefficients: [Double], scales: [Double], workers: Int) -> [Double] {
    let blocks = RowBlocks(rows: rows)
    let parts = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var kernel = StructuredKernel(self, coefficients, scales: scales)
      var result: [Double] = []
      for rows in blocks.blocks(ofGroup: group) {
        kernel.appendPredictors(rows, to: &result)
      }
      return result
    }
    return Array(parts.joined())
  }

  /// The sums of one Newton step, from one pass over every `stride`-th block of rows.
  func sums(
    _ coefficients: [Double], scales: [Double], stride: Int = 1, workers: Int,
    rowTerms: NewtonSums.RowTerms
  ) -> WeightedSums {
    let tables = StructuredTables(self)
    let blocks = RowBlocks(rows: rows)
    let parts = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var kernel = StructuredKernel(self, coefficients, scales: scales)
      for block in blocks.blocks(ofGroup: group)
      where (block.lowerBound / RowBlocks.blockRows) % stride == 0 {
        kernel.add(block, rowTerms)
      }
      return kernel.sums
    }
    var total = tables.emptySums()
    for part in parts { total.add(part) }
    return assembled(total, tables)
  }

  private func assembled(_ sums: StructuredSums, _ tables: StructuredTables) -> WeightedSums {
    let (width, count) = (tables.width, tables.numericCount)
    var gradient = [Double](repeating: 0, count: columns)
    var curvature = Matrix(rows: columns, columns: columns)
    for i in 0..<count {
      gradient[i] = sums.gradient[i]
      for j in i..<count { curvature[i, j] = sums.gram[i * width + j] }
    }
    var pair = 0
    for (c, list) in levelColumns.enumerated() {
      for (level, column) in list.enumerated() where column >= 0 {
        let line = (tables.lineOffsets[c] + level) * width
        for i in 0..<count { curvature[i, column] = sums.lines[line + i] }
        curvature[column, column] = sums.lines[line + tables.onesSlot(self)]
        gradient[column] = sums.lines[line + tables.scoreSlot]
      }
      for other in levelColumns[(c + 1)...] {
        let table = tables.pairOffsets[pair]
        for (level, column) in list.enumerated() where column >= 0 {
          for (second, column2) in other.enumerated() where column2 >= 0 {
            curvature[column, column2] = sums.pairs[table + level * other.count + second]
          }
        }
        pair += 1
      }
    }
    for j in 0..<columns {
      for i in 0..<j { curvature[j, i] = curvature[i, j] }
    }
    return WeightedSums(objective: sums.objective, gradient: gradient, curvature: curvature)
  }
}

import LinearAlgebra
import TestSupport
import Testing

@Suite("Gram")
struct GramTests {
  private static func sample(_ rows: Int) -> (Matrix, [Double], [Double]) {
    var generator = SplitMix(21)
    let design = generator.matrix(rows, 6)
    return (design, generator.vector(rows), generator.vector(rows).map { abs($0) })
  }

  @Test("equals the product written out", arguments: [0, 1, 5, 4096, 4097, 9000])
  func product(rows: Int) throws {
    let (design, vector, weights) = GramTests.sample(rows)
    var weighted = design
    for j in 0..<6 {
      try weighted.setColumn(j, to: zip(design.column(j), weights).map(*))
    }
    let expected = try design.transposed().multiplied(by: weighted)
    let gram = try Gram.product(design, weights: weights)
    #expect(try reconstructionRatio(expected, gram) < lapackResidualRatio)
    #expect(gram == gram.transposed())
    let cross = try Gram.crossProduct(design, vector, weights: weights)
    let right = try weighted.transposeMultiplied(by: vector)
    let scale = Double(max(1, rows)) * lapackResidualRatio * Double.ulpOfOne
    #expect(norm1(zip(cross, right).map(-)) <= scale * norm1(vector))
  }

  @Test("gives the same bits for any number of workers", arguments: [2, 3, 8])
  func workers(count: Int) throws {
    let (design, vector, weights) = GramTests.sample(100_000)
    let one = try Gram.product(design, weights: weights, workers: 1)
    let many = try Gram.product(design, weights: weights, workers: count)
    #expect(one.columnMajor.map(\.bitPattern) == many.columnMajor.map(\.bitPattern))
    let oneCross = try Gram.crossProduct(design, vector, weights: weights, workers: 1)
    let manyCross = try Gram.crossProduct(design, vector, weights: weights, workers: count)
    #expect(oneCross.map(\.bitPattern) == manyCross.map(\.bitPattern))
  }

  @Test("scales columns as if they had been scaled before")
  func scaling() throws {
    let (design, _, weights) = GramTests.sample(5000)
    let scaling = try ColumnScaling(
      centres: [0, 1, 2, 3, 4, 5], multipliers: [1, 2, 0.5, 0, 1, 3])
    var scaled = design
    for j in 0..<6 {
      let column = design.column(j).map { ($0 - scaling.centres[j]) * scaling.multipliers[j] }
      try scaled.setColumn(j, to: column)
    }
    let inside = try Gram.product(design, weights: weights, scaling: scaling)
    #expect(try inside == Gram.product(scaled, weights: weights))
  }

  @Test("refuses negative weights, wrong lengths, and what is not finite")
  func refusals() throws {
    let design = Matrix.identity(2)
    #expect(throws: LinearAlgebraError.negativeWeight(row: 1)) {
      try Gram.product(design, weights: [1, -1])
    }
    #expect(throws: LinearAlgebraError.dimensionMismatch(expected: 2, found: 1)) {
      try Gram.product(design, weights: [1])
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) {
      try Gram.crossProduct(design, [.nan, 1])
    }
  }
}

@Suite("Parallel")
struct ParallelTests {
  struct Odd: Error, Equatable {
    let index: Int
  }

  @Test("keeps the order of the index", arguments: [0, 1, 2, 8])
  func order(workers: Int) {
    let expected = (0..<1000).map { $0 * $0 }
    #expect(Parallel.map(count: 1000, workers: workers) { $0 * $0 } == expected)
    #expect(Parallel.map(count: 0, workers: workers) { $0 }.isEmpty)
  }

  @Test("throws the error of the lowest index", arguments: [1, 4])
  func firstError(workers: Int) {
    #expect(throws: Odd(index: 7)) {
      try Parallel.map(count: 100, workers: workers) { index in
        if index >= 7 { throw Odd(index: index) }
        return index
      }
    }
  }

  @Test("concurrent factorizations equal those made in turn")
  func concurrentSolves() throws {
    let solve: @Sendable (Int) throws -> [UInt64] = { index in
      let design = MatrixKind.random.general(60, 12, seed: UInt64(index))
      let fit = try LeastSquares(design: design, response: design.column(0).map { $0 * 3 + 1 })
      return fit.coefficients.map(\.bitPattern)
    }
    let inTurn = try Parallel.map(count: 300, workers: 1, solve)
    #expect(try Parallel.map(count: 300, workers: 4, solve) == inTurn)
  }
}

import LinearAlgebra
import TestSupport
import Testing

@Suite("LeastSquares")
struct LeastSquaresTests {
  @Test(
    "leaves a residual that is orthogonal to the columns",
    arguments: [0, 1, 2, 3, 5, 10, 50, 200], MatrixKind.allCases)
  func orthogonalResidual(order: Int, kind: MatrixKind) throws {
    let design = kind.general(order + 7, order)
    var generator = SplitMix(11)
    let response = generator.vector(order + 7)
    let fit = try LeastSquares(design: design, response: response)
    // The ratio of LAPACK's dqrt17, on columns brought to the same size.
    for j in 0..<order {
      let column = design.column(j)
      let size = column.reduce(0) { max($0, abs($1)) }
      guard size > 0 else { continue }
      let product = zip(column, fit.residuals).reduce(0) { $0 + $1.0 / size * $1.1 }
      let scale = Double(order + 7) * norm1(response) * Double.ulpOfOne
      #expect(abs(product) / scale < lapackResidualRatio)
    }
  }

  @Test("names the columns that depend on others, and predicts as without them")
  func droppedColumns() throws {
    var generator = SplitMix(12)
    let base = generator.matrix(30, 3)
    let response = generator.vector(30)
    let ones = [Double](repeating: 1, count: 30)
    let groupA = (0..<30).map { $0 % 2 == 0 ? 1.0 : 0.0 }
    let groupB = groupA.map { 1 - $0 }
    let columns = [ones, base.column(0), base.column(0), groupA, groupB]
    let fit = try LeastSquares(design: Matrix(columns: columns), response: response)
    #expect(fit.rank == 3)
    #expect(fit.droppedColumns.count == 2)
    #expect(fit.droppedColumns.allSatisfy { fit.coefficients[$0] == 0 })
    let full = try LeastSquares(
      design: Matrix(columns: [ones, base.column(0), groupA]), response: response)
    let error = norm1(zip(fit.residuals, full.residuals).map(-))
    #expect(error < lapackResidualRatio * 30 * Double.ulpOfOne * norm1(response))
  }

  @Test("does not take a column for dependent because of its unit")
  func units() throws {
    var generator = SplitMix(13)
    let (a, b) = (generator.vector(20), generator.vector(20))
    let design = try Matrix(columns: [a, b.map { $0 * 1e-200 }])
    let fit = try LeastSquares(design: design, response: generator.vector(20))
    #expect(fit.rank == 2)
  }

  @Test("gives a row of weight 2 the say of two rows")
  func weights() throws {
    let design = try Matrix(rows: [[1, 0], [1, 1], [1, 2]])
    let twice = try Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 2]])
    let weighted = try LeastSquares(design: design, response: [1, 0, 4], weights: [1, 1, 2])
    let repeated = try LeastSquares(design: twice, response: [1, 0, 4, 4])
    let error = norm1(zip(weighted.coefficients, repeated.coefficients).map(-))
    #expect(error < lapackResidualRatio * Double.ulpOfOne * norm1(repeated.coefficients))
  }

  @Test("has an answer with more columns than rows")
  func wide() throws {
    let fit = try LeastSquares(design: MatrixKind.random.general(3, 5), response: [1, 2, 3])
    #expect(fit.droppedColumns.count == 2)
    #expect(norm1(fit.residuals) < lapackResidualRatio * 6 * Double.ulpOfOne)
  }

  @Test("refuses what is not finite and negative weights")
  func refusals() throws {
    let design = Matrix.identity(2)
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try LeastSquares(design: design, response: [0, .nan])
    }
    #expect(throws: LinearAlgebraError.negativeWeight(row: 0)) {
      try LeastSquares(design: design, response: [0, 1], weights: [-1, 1])
    }
    #expect(throws: LinearAlgebraError.dimensionMismatch(expected: 2, found: 3)) {
      try LeastSquares(design: design, response: [0, 1, 2])
    }
  }

  @Test("the example of the module's page holds")
  func pageExample() throws {
    let design = try Matrix(rows: [[1, 0], [1, 1], [1, 2]])
    let fit = try LeastSquares(design: design, response: [1, 3, 5])
    #expect(logRelativeError(fit.coefficients[0], 1) >= leastSquaresDigits)
    #expect(logRelativeError(fit.coefficients[1], 2) >= leastSquaresDigits)
    #expect(fit.droppedColumns.isEmpty)
  }

  @Test("is never wrong without a word on Hilbert's matrices", arguments: 4...14)
  func hilbert(order: Int) throws {
    var design = Matrix(rows: order, columns: order)
    for j in 0..<order {
      for i in 0..<order { design[i, j] = 1 / Double(i + j + 1) }
    }
    let response = try design.multiplied(by: [Double](repeating: 1, count: order))
    let fit = try LeastSquares(design: design, response: response)
    let digits = fit.coefficients.map { logRelativeError($0, 1) }.min() ?? 0
    let isWarned = fit.conditionEstimate > doubtfulCondition || !fit.droppedColumns.isEmpty
    #expect(digits >= silentDigits || isWarned)
  }

  @Test("has the certified digits on Wampler's polynomials", arguments: [0.0, 1, 100, 10000])
  func wampler(noise: Double) throws {
    // NIST StRD Wampler1 and 3 to 5: a polynomial of degree 5 with coefficients 1, and noise that
    // is orthogonal to it.
    let powers = (0...5).map { power in
      (0...20).map { x in (0..<power).reduce(1.0) { product, _ in product * Double(x) } }
    }
    let design = try Matrix(columns: powers)
    let exact = (0...20).map { i in powers.reduce(0) { $0 + $1[i] } }
    let response = zip(exact, wamplerNoise).map { $0 + noise * $1 }
    let fit = try LeastSquares(design: design, response: response)
    for coefficient in fit.coefficients {
      #expect(logRelativeError(coefficient, 1) >= leastSquaresDigits)
    }
  }
}

/// The differences between the responses of Wampler3 and Wampler1.
private let wamplerNoise: [Double] = [
  759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048,
  -2048, 2523, -2048, 2048, -2048, 759,
]

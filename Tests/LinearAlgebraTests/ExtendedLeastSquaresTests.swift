import LinearAlgebra
import TestSupport
import Testing

private let orders = [0, 1, 2, 3, 5, 10, 50, 200]

@Suite("ExtendedLeastSquares")
struct ExtendedLeastSquaresTests {
  @Test("leaves a residual orthogonal to the kept columns", arguments: orders, MatrixKind.allCases)
  func orthogonalResidual(order: Int, kind: MatrixKind) throws {
    let design = kind.general(order + 7, order)
    var generator = SplitMix(31)
    let response = generator.vector(order + 7)
    let fit = try ExtendedLeastSquares(design, response, refine: order <= 50)
    // The ratio of LAPACK's dqrt17.
    for j in fit.kept {
      let column = design.column(j)
      let size = column.reduce(0) { max($0, abs($1)) }
      let product = zip(column, fit.residuals).reduce(0) { $0 + $1.0 / size * $1.1 }
      let scale = Double(order + 7) * norm1(response) * Double.ulpOfOne
      #expect(abs(product) / scale < lapackResidualRatio)
    }
    if kind == .zero { #expect(fit.kept.isEmpty) }
    if kind == .singular, order > 1 { #expect(fit.kept == Array(0..<(order - 1))) }
  }

  @Test("the solution is that of the doubles given, rounded once", arguments: [5, 8, 10])
  func roundedOnce(order: Int) throws {
    // 1 / (i + j + 1) times a common multiple: whole numbers, and so is the response.
    var design = Matrix(rows: order, columns: order)
    for j in 0..<order {
      for i in 0..<order { design[i, j] = (232_792_560.0 / Double(i + j + 1)).rounded() }
    }
    let response = (0..<order).map { i in
      (0..<order).reduce(0) { $0 + design[i, $1] * Double($1 + 1) }
    }
    let fit = try ExtendedLeastSquares(design, response, refine: true)
    #expect(fit.refined == true)
    #expect(fit.coefficients == (1...order).map { Double($0) })
  }

  @Test("the inverse of A'A has all its digits where plain arithmetic has lost half")
  func inverse() throws {
    // Columns (1, e, 0) and (1, 0, e): the inverse is known in closed form.
    let e = 0x1p-20
    let fit = try ExtendedLeastSquares(
      Matrix(rows: [[1, 1], [e, 0], [0, e]]), [1, 2, 3], refine: true)
    let determinant = e * e * (2 + e * e)
    #expect(logRelativeError(fit.inverse[0, 0], (1 + e * e) / determinant) >= leastSquaresDigits)
    #expect(logRelativeError(fit.inverse[1, 0], -1 / determinant) >= leastSquaresDigits)
  }
}

@Suite("TallTriangle")
struct TallTriangleTests {
  @Test(
    "has the products of the matrix", arguments: [0, 1, 5, 4096, 9000], MatrixKind.allCases)
  func products(rows: Int, kind: MatrixKind) throws {
    let design = kind.general(rows, 4)
    var generator = SplitMix(41)
    let response = generator.vector(rows)
    // Scales whose squares neither overflow nor vanish.
    let scale = 1 / max(norm(design) / Double(max(1, rows)), .leastNormalMagnitude)
    let tall = try TallTriangle(
      design: design, response: response, multipliers: [scale, scale, scale, scale, 1],
      roots: nil, below: nil, workers: 1)
    var scaled = Matrix(rows: rows, columns: 5)
    for j in 0..<5 {
      let column = j < 4 ? design.column(j).map { $0 * scale } : response
      try scaled.setColumn(j, to: column)
    }
    let expected = try scaled.transposed().multiplied(by: scaled)
    let product = try tall.triangle.transposed().multiplied(by: tall.triangle)
    let ratio = try reconstructionRatio(expected, product) * 5 / Double(max(5, rows))
    #expect(ratio < lapackResidualRatio)
  }

  @Test("gives the same bits for any number of workers", arguments: [2, 8])
  func workers(count: Int) throws {
    var generator = SplitMix(42)
    let (design, response) = (generator.matrix(70_000, 3), generator.vector(70_000))
    let triangles = try [1, count].map { workers in
      try TallTriangle(
        design: design, response: response, multipliers: [1, 1, 1, 1], roots: nil, below: nil,
        workers: workers
      ).triangle
    }
    #expect(triangles[0] == triangles[1])
  }
}

@Suite("CrossProducts")
struct CrossProductsTests {
  @Test("are those of Gram", arguments: [0, 1, 4096, 9000], [false, true])
  func products(rows: Int, isWeighted: Bool) throws {
    var generator = SplitMix(51)
    let (design, response) = (generator.matrix(rows, 6), generator.vector(rows))
    let weights = isWeighted ? generator.vector(rows).map { abs($0) } : nil
    let products = try CrossProducts(
      design: design, response: response, roots: weights.map { $0.map { $0.squareRoot() } },
      workers: 2)
    let gram = try Gram.product(design, weights: weights)
    #expect(try reconstructionRatio(gram, products.gram) < lapackResidualRatio)
    let cross = try Gram.crossProduct(design, response, weights: weights)
    let scale = Double(max(1, rows)) * lapackResidualRatio * Double.ulpOfOne
    #expect(norm1(zip(cross, products.cross).map(-)) <= scale * norm1(response))
    #expect(products.isFinite)
  }

  @Test("show that an element is no number", arguments: [Double.nan, .infinity, 1e200])
  func notFinite(value: Double) throws {
    var generator = SplitMix(52)
    var design = generator.matrix(5000, 3)
    design[4500, 1] = value
    let products = try CrossProducts(
      design: design, response: generator.vector(5000), roots: nil, workers: 1)
    #expect(!products.isFinite)
  }
}

@Suite("UpperTriangle")
struct UpperTriangleTests {
  @Test("solves with itself and with its transpose", arguments: orders)
  func solves(order: Int) throws {
    let matrix = try QR(MatrixKind.random.general(order, order)).r()
    let triangle = try UpperTriangle(matrix)
    var generator = SplitMix(61)
    let right = generator.vector(order)
    #expect(try solveRatio(matrix, triangle.solve(right), right) < lapackResidualRatio)
    let solution = triangle.solveTransposed(right)
    #expect(try solveRatio(matrix.transposed(), solution, right) < lapackResidualRatio)
  }

  @Test("knows which columns nearly cancel")
  func nearlyNull() throws {
    let triangle = try UpperTriangle(Matrix(rows: [[1, 0, 1], [0, 1, 0], [0, 0, 1e-9]]))
    let vector = try triangle.nearlyNullVector().map { abs($0) }
    #expect(abs(vector[0] - vector[2]) <= lapackResidualRatio * 1e-9)
    #expect(vector[1] <= lapackResidualRatio * 1e-9)
    #expect(throws: LinearAlgebraError.singular(pivot: 2)) {
      try UpperTriangle(Matrix(rows: [[1, 0], [0, 0]]))
    }
  }
}

import LinearAlgebra
import TestSupport
import Testing

private let orders = [0, 1, 2, 3, 5, 10, 50, 200]

@Suite("Cholesky")
struct CholeskyTests {
  @Test("reconstructs and solves", arguments: orders, MatrixKind.regular)
  func ratios(order: Int, kind: MatrixKind) throws {
    let matrix = try kind.positiveDefinite(order)
    let cholesky = try Cholesky(matrix)
    let lower = cholesky.lowerFactor()
    let product = try lower.multiplied(by: lower.transposed())
    #expect(try reconstructionRatio(matrix, product) < lapackResidualRatio)
    var generator = SplitMix(3)
    let right = try matrix.multiplied(by: generator.vector(order))
    #expect(try solveRatio(matrix, cholesky.solve(right), right) < lapackResidualRatio)
  }

  @Test("solves several right sides as one by one")
  func severalRightSides() throws {
    let cholesky = try Cholesky(MatrixKind.random.positiveDefinite(5))
    var generator = SplitMix(4)
    let right = generator.matrix(5, 3)
    let together = try cholesky.solve(right)
    let solution = try cholesky.solve(right.column(2))
    let error = norm1(zip(together.column(2), solution).map(-))
    #expect(error <= lapackResidualRatio * Double.ulpOfOne * norm1(solution))
  }

  @Test("knows determinant, condition and inverse of a diagonal matrix")
  func diagonal() throws {
    let cholesky = try Cholesky(Matrix(rows: [[4, 0], [0, 0.25]]))
    #expect(abs(cholesky.logDeterminant) <= Double.ulpOfOne)
    #expect(try cholesky.conditionEstimate() == 16)
    #expect(try cholesky.inverse() == Matrix(rows: [[0.25, 0], [0, 4]]))
  }

  @Test("names the minor that is not positive, and what else is wrong")
  func refusals() throws {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try Cholesky(Matrix(rows: [[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 1)) {
      try Cholesky(Matrix(rows: 3, columns: 3))
    }
    #expect(throws: LinearAlgebraError.notSquare(rows: 2, columns: 3)) {
      try Cholesky(Matrix(rows: 2, columns: 3))
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) {
      try Cholesky(Matrix(rows: [[.infinity]]))
    }
    #expect(throws: LinearAlgebraError.dimensionMismatch(expected: 2, found: 1)) {
      try Cholesky(.identity(2)).solve([1])
    }
  }
}

@Suite("QR")
struct QRTests {
  @Test("reconstructs, with orthonormal columns", arguments: orders, MatrixKind.allCases)
  func ratios(order: Int, kind: MatrixKind) throws {
    for (rows, columns) in [(order, order), (order + 7, order), (order, order + 3)] {
      let matrix = kind.general(rows, columns)
      let qr = try QR(matrix)
      let product = try qr.q().multiplied(by: qr.r())
      let permuted = matrix.selecting(columns: qr.pivots)
      #expect(try reconstructionRatio(permuted, product) < lapackResidualRatio)
      #expect(try orthogonalityRatio(qr.q()) < lapackResidualRatio)
    }
  }

  @Test("solves square systems", arguments: orders, MatrixKind.regular)
  func solves(order: Int, kind: MatrixKind) throws {
    let matrix = kind.general(order, order)
    var generator = SplitMix(5)
    let right = try matrix.multiplied(by: generator.vector(order))
    #expect(try solveRatio(matrix, QR(matrix).solve(right), right) < lapackResidualRatio)
  }

  @Test("counts the rank", arguments: orders.filter { $0 > 1 })
  func rank(order: Int) throws {
    #expect(try QR(MatrixKind.random.general(order + 5, order)).rank() == order)
    #expect(try QR(MatrixKind.singular.general(order + 5, order)).rank() == order - 1)
    #expect(try QR(MatrixKind.zero.general(order, order)).rank() == 0)
  }
}

@Suite("SVD")
struct SVDTests {
  @Test("reconstructs, with orthonormal vectors", arguments: orders, MatrixKind.allCases)
  func ratios(order: Int, kind: MatrixKind) throws {
    for (rows, columns) in [(order, order), (order + 7, order), (order, order + 3)] {
      let matrix = kind.general(rows, columns)
      let svd = try SVD(matrix)
      var scaled = svd.leftVectors
      for (j, value) in svd.singularValues.enumerated() {
        try scaled.setColumn(j, to: scaled.column(j).map { $0 * value })
      }
      let product = try scaled.multiplied(by: svd.rightVectorsTransposed)
      #expect(try reconstructionRatio(matrix, product) < lapackResidualRatio)
      #expect(try orthogonalityRatio(svd.leftVectors) < lapackResidualRatio)
      #expect(try orthogonalityRatio(svd.rightVectorsTransposed.transposed()) < lapackResidualRatio)
    }
  }

  @Test("finds rank and shortest solution of a singular system")
  func singular() throws {
    let svd = try SVD(Matrix(rows: [[1, 1], [1, 1]]))
    #expect(svd.rank() == 1)
    #expect(svd.conditionNumber > 1 / Double.ulpOfOne)
    let solution = try svd.solve([2, 2])
    #expect(norm1(solution.map { $0 - 1 }) < lapackResidualRatio * Double.ulpOfOne)
  }
}

@Suite("SymmetricEigen")
struct SymmetricEigenTests {
  @Test("reconstructs, with orthonormal vectors", arguments: orders, MatrixKind.allCases)
  func ratios(order: Int, kind: MatrixKind) throws {
    let half = kind.general(order, order)
    var matrix = half
    for j in 0..<order {
      for i in 0..<order { matrix[i, j] = half[max(i, j), min(i, j)] }
    }
    let eigen = try SymmetricEigen(matrix)
    var scaled = eigen.eigenvectors
    for (j, value) in eigen.eigenvalues.enumerated() {
      try scaled.setColumn(j, to: scaled.column(j).map { $0 * value })
    }
    let product = try scaled.multiplied(by: eigen.eigenvectors.transposed())
    #expect(try reconstructionRatio(matrix, product) < lapackResidualRatio)
    #expect(try orthogonalityRatio(eigen.eigenvectors) < lapackResidualRatio)
    #expect(eigen.eigenvalues == eigen.eigenvalues.sorted())
  }
}

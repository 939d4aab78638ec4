import LinearAlgebra
import Testing

@Suite("Matrix")
struct MatrixTests {
  @Test("stores column after column")
  func storage() throws {
    let matrix = try Matrix(rows: [[1, 2], [3, 4], [5, 6]])
    #expect(matrix.columnMajor == [1, 3, 5, 2, 4, 6])
    #expect(matrix.column(1) == [2, 4, 6])
    #expect(matrix.row(2) == [5, 6])
    #expect(matrix.leadingDimension == 3)
    #expect(try matrix == Matrix(columns: [[1, 3, 5], [2, 4, 6]]))
  }

  @Test("copies do not follow a later change")
  func valueSemantics() {
    let original = Matrix.identity(2)
    var copy = original
    copy[0, 1] = 9
    #expect(original[0, 1] == 0)
    #expect(copy[0, 1] == 9)
  }

  @Test("multiplies small integers exactly")
  func products() throws {
    let a = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    let b = try Matrix(rows: [[1, 0], [2, 1], [0, 3]])
    #expect(try a.multiplied(by: b) == Matrix(rows: [[5, 11], [14, 23]]))
    #expect(try a.multiplied(by: [1, 1, 1]) == [6, 15])
    #expect(try a.transposeMultiplied(by: [1, 1]) == [5, 7, 9])
    #expect(try a.transposed() == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
  }

  @Test("picks rows and columns")
  func selection() throws {
    let a = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(try a.selecting(rows: [1]) == Matrix(rows: [[4, 5, 6]]))
    #expect(try a.selecting(columns: [2, 0]) == Matrix(rows: [[3, 1], [6, 4]]))
  }

  @Test("works without rows or columns")
  func empty() throws {
    let noRows = Matrix(rows: 0, columns: 3)
    #expect(noRows.leadingDimension == 1)
    #expect(try noRows.transposeMultiplied(by: []) == [0, 0, 0])
    #expect(try noRows.multiplied(by: Matrix(rows: 3, columns: 2)).rows == 0)
    #expect(try Matrix(rows: 2, columns: 0).multiplied(by: []) == [0, 0])
  }

  @Test("refuses shapes that do not agree and numbers that are not finite")
  func refusals() throws {
    let a = Matrix(rows: 2, columns: 3)
    #expect(throws: LinearAlgebraError.dimensionMismatch(expected: 3, found: 2)) {
      try a.multiplied(by: [1, 2])
    }
    #expect(throws: LinearAlgebraError.dimensionMismatch(expected: 6, found: 5)) {
      try Matrix(rows: 2, columns: 3, columnMajor: [1, 2, 3, 4, 5])
    }
    var bad = a
    bad[1, 2] = .nan
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 2)) {
      try bad.multiplied(by: [1, 2, 3])
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try a.transposeMultiplied(by: [0, .infinity])
    }
  }

  @Test("says what is wrong in a sentence")
  func descriptions() {
    let error = LinearAlgebraError.notFinite(row: 3, column: 1)
    #expect("\(error)" == "the element in row 3, column 1 is not a finite number")
  }

  @Test("names the kernel in use")
  func kernel() {
    #expect(!BLASKernel.name.isEmpty)
  }
}

import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Designs of formulas")
struct FormulaDesignTests {
  static let table = FormulaTable(
    rows: FormulaValues.y.count,
    numbers: ["x": FormulaValues.x, "z": FormulaValues.z, "y": FormulaValues.y],
    labels: [
      "a": LabelColumn(FormulaValues.a), "b": LabelColumn(FormulaValues.b),
      "k": LabelColumn(FormulaValues.k),
    ])

  @Test("columns are those of patsy", arguments: FormulaValues.designs.indices)
  func patsy(_ index: Int) throws {
    let (text, columns) = FormulaValues.designs[index]
    let design = try FormulaDesign(ModelFormula(text), Self.table)
    let names = design.encoding.columnNames
    #expect(Set(names) == Set(columns.keys), "\(text)")
    #expect(names.count == columns.count)
    for (j, name) in names.enumerated() {
      let expected = columns[name] ?? []
      let digits = zip(design.matrix.column(j), expected).map { logRelativeError($0, $1) }
      #expect((digits.min() ?? 0) > formulaDigits, "\(text) \(name)")
    }
    #expect(design.droppedRowCount == 0)
  }

  @Test("terms stand by their order, the first factor of an interaction changes fastest")
  func order() throws {
    let design = try FormulaDesign(ModelFormula("y ~ a:b + x + a"), Self.table)
    #expect(
      design.encoding.columnNames == [
        "(Intercept)", "x", "a[T.v]", "a[T.w]", "a[u]:b[T.q]", "a[v]:b[T.q]", "a[w]:b[T.q]",
      ])
  }

  @Test("polynomials are R's, and evaluated again from their state")
  func polynomials() throws {
    let design = try FormulaDesign(ModelFormula("y ~ poly(x, 4)"), Self.table)
    #expect(design.encoding.columnNames[1...] == (1...4).map { "poly(x, 4)[\($0)]" }[...])
    for (k, expected) in FormulaValues.polynomials.enumerated() {
      for (value, right) in zip(design.matrix.column(k + 1), expected) {
        #expect(abs(value - right) < polynomialError)
      }
    }
    let later = FormulaTable(rows: 2, numbers: ["x": [FormulaValues.x[3], FormulaValues.x[5]]])
    let matrix = try design.encoding.matrix(later, rows: [0, 1])
    for k in 0...4 {
      #expect(matrix[0, k] == design.matrix[3, k])
      #expect(matrix[1, k] == design.matrix[5, k])
    }
  }

  @Test("polynomials far from 0 and of high degree stay orthonormal")
  func orthonormal() throws {
    let values = (0..<60).map { 1e6 + Double($0 * $0) }
    let basis = try PolynomialBasis(name: "x", values: values, degree: 10)
    let columns = basis.columns(values)
    for i in columns.indices {
      for j in 0...i {
        let product = zip(columns[i], columns[j]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (i == j ? 1 : 0)) < orthonormalityError)
      }
    }
  }

  @Test("levels stand by their bytes, and numbers can be categories")
  func levels() throws {
    let table = FormulaTable(
      rows: 4, numbers: ["y": [1, 2, 3, 4], "n": [10, 2, 10, 3]],
      labels: ["s": LabelColumn(["é", "z", "Z", "a"])])
    let design = try FormulaDesign(ModelFormula("y ~ C(n) + s"), table)
    #expect(design.encoding.levels == ["n": ["10", "2", "3"], "s": ["Z", "a", "z", "é"]])
  }

  @Test("rows with a blank in a used column are left out and counted, and only these")
  func blanks() throws {
    let table = FormulaTable(
      rows: 5,
      numbers: [
        "y": [1, 2, .nan, 4, 5], "x": [1, .nan, 3, 4, 6], "unused": [.nan, 1, 1, 1, 1],
        "w": [1, 1, 1, .nan, 1],
      ], labels: ["s": LabelColumn(["a", "b", "a", "b", nil])])
    let design = try FormulaDesign(ModelFormula("y ~ x"), table)
    #expect(design.rows == [0, 3, 4])
    #expect(design.droppedRowCount == 2)
    #expect(design.response == [1, 4, 5])
    #expect(try FormulaDesign(ModelFormula("y ~ x"), table, numeric: ["w"]).rows == [0, 4])
    #expect(try FormulaDesign(ModelFormula("y ~ x + s"), table).rows == [0, 3])
  }

  @Test("a level that is left with no row has no column, and an unknown one is refused")
  func leftLevels() throws {
    let table = FormulaTable(
      rows: 4, numbers: ["y": [1, 2, .nan, 4]],
      labels: ["s": LabelColumn(["a", "b", "c", "b"])])
    let design = try FormulaDesign(ModelFormula("y ~ s"), table)
    #expect(design.encoding.columnNames == ["(Intercept)", "s[T.b]"])
    #expect(throws: FormulaError.unknownLevel(name: "s", row: 2, level: "c")) {
      try design.encoding.matrix(table, rows: [2])
    }
  }

  @Test("responses: shares, counts, times, logarithms")
  func responses() throws {
    let table = FormulaTable(
      rows: 2,
      numbers: ["won": [1, 3], "lost": [3, 1], "all": [4, 4], "event": [0, 1], "x": [1, 2]])
    let share = try FormulaDesign(ModelFormula("won / all ~ x"), table)
    let counts = try FormulaDesign(ModelFormula("cbind(won, lost) ~ x"), table)
    #expect(share.response == [0.25, 0.75])
    #expect(counts.response == share.response)
    #expect(counts.trials == [4, 4])
    #expect(try FormulaDesign(ModelFormula("Surv(all, event) ~ x"), table).events == [false, true])
    #expect(try FormulaDesign(ModelFormula("log(x) ~ won"), table).response[0] == 0)
  }

  @Test("what cannot be a design is refused")
  func refusals() throws {
    let table = FormulaTable(
      rows: 3, numbers: ["y": [1, 2, 3], "x": [1, 0, 1], "none": [.nan, .nan, .nan]],
      labels: ["one": LabelColumn(["a", "a", "a"]), "s": LabelColumn(["a", "b", "c"])])
    func error(_ text: String) throws -> FormulaError? {
      let formula = try ModelFormula(text)
      do throws(FormulaError) {
        _ = try FormulaDesign(formula, table)
        return nil
      } catch { return error }
    }
    #expect(try error("y ~ one") == .oneLevel(name: "one"))
    #expect(try error("y ~ none") == .noRows(dropped: 3))
    #expect(try error("y ~ q") == .unknownColumn(name: "q", nearest: nil))
    #expect(try error("s ~ x") == .notNumeric(name: "s"))
    #expect(try error("y ~ log(s)") == .notNumeric(name: "s"))
    #expect(try error("y ~ poly(x, 2)") == .tooFewValues(name: "x", degree: 2, found: 2))
    #expect(try error("y ~ 0") == .noColumns)
    guard case .badValue("x", 1, _)? = try error("y ~ log(x)") else {
      Issue.record("the logarithm of 0")
      return
    }
  }
}

import Statistics
import Testing

@Suite("Regressions by formula")
struct FormulaRegressionTests {
  @Test("the example of the documentation")
  func example() throws {
    let table = FormulaTable(
      rows: 4, numbers: ["y": [1, 3, 2, 5], "x": [1, 2, 3, 4]],
      labels: ["region": LabelColumn(["EMEA", "AMER", "EMEA", "AMER"])])
    let fitted = try FormulaRegression(.ols).fit(ModelFormula("y ~ x + region"), table)
    #expect(fitted.coefficients.map(\.name) == ["(Intercept)", "x", "region[T.EMEA]"])
    #expect(fitted.observationCount == 4)
    #expect(fitted.usesStudentT)
  }

  @Test("every model gives the same bits for any number of workers, and its parts are Codable")
  func workers() throws {
    let table = FormulaTable(
      rows: FormulaValues.y.count,
      numbers: [
        "x": FormulaValues.x, "time": FormulaValues.z,
        "won": [0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0], "w": FormulaValues.z,
      ], labels: ["b": LabelColumn(FormulaValues.b)])
    for model in FormulaModel.allCases {
      let isPositive = [.gamma, .tweedie, .ols, .huber, .quantile].contains(model)
      let left = model == .cox ? "Surv(time, won)" : isPositive ? "time" : "won"
      let regression = try FormulaRegression(
        model, columns: .init(weights: model == .wls ? "w" : nil),
        ridge: model == .ridge ? 1 : nil)
      let formula = try ModelFormula("\(left) ~ x + b")
      let one = try regression.fit(formula, table, workers: 1)
      #expect(try regression.fit(formula, table, workers: 4) == one, "\(model)")
      #expect(one.coefficients.contains { $0.estimate != nil }, "\(model)")
    }
  }

  @Test("fewer clusters than coefficients are told of", arguments: [FormulaModel.ols, .poisson])
  func clusters(_ model: FormulaModel) throws {
    let table = FormulaTable(
      rows: 12, numbers: ["y": FormulaValues.y, "x": FormulaValues.x],
      labels: ["a": LabelColumn(FormulaValues.a), "b": LabelColumn(FormulaValues.b)])
    func warnings(_ formula: String, _ cluster: String) throws -> [String] {
      try FormulaRegression(model, columns: .init(cluster: cluster))
        .fit(ModelFormula(formula), table).diagnostics.warnings
    }
    #expect(try warnings("y ~ x", "a").isEmpty)
    #expect(try warnings("y ~ x", "b").contains { $0.contains("2 clusters for 2") })
  }
}

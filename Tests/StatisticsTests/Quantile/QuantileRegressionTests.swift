import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("QuantileRegression")
struct QuantileRegressionTests {
  private static func design(_ rows: Int) -> Matrix {
    var x = Matrix(rows: rows, columns: 3)
    for i in 0..<rows {
      x[i, 0] = 1
      x[i, 1] = Double((i * 37) % 101) / 10
      x[i, 2] = Double((i * 17) % 29)
    }
    return x
  }

  private static func response(_ rows: Int) -> [Double] {
    (0..<rows).map { i -> Double in
      let wave = Double((i * 71) % 97) / 7
      return wave + Double(i % 13)
    }
  }

  @Test(
    "the share of rows below the fit is the quantile, up to the rows it passes through",
    arguments: [0.05, 0.25, 0.5, 0.75, 0.99])
  func share(quantile: Double) throws {
    let fitted = try QuantileRegression(quantile: quantile).fit(
      design: Self.design(500), response: Self.response(500))
    #expect(fitted.converged)
    let below = Double(fitted.residuals.filter { $0 < 0 }.count)
    let through = Double(fitted.residuals.filter { $0 == 0 }.count)
    #expect(below <= quantile * 500 && quantile * 500 <= below + through)
  }

  @Test("scaling the response scales the fit; any number of workers gives the same bits")
  func scaling() throws {
    let (x, y) = (Self.design(300), Self.response(300))
    let model = try QuantileRegression(quantile: 0.3)
    let plain = try model.fit(design: x, response: y)
    let scaled = try model.fit(design: x, response: y.map { $0 * 1024 })
    #expect(scaled.coefficients == plain.coefficients.map { $0 * 1024 })
    #expect(try model.fit(design: x, response: y, workers: 2) == plain)
    #expect(try model.fit(design: x, response: y, workers: 8) == plain)
  }

  @Test("dependent columns are dropped; ties, constants and few rows do no harm")
  func degenerate() throws {
    let x = Self.design(40)
    let wide = try Matrix(columns: [x.column(0), x.column(1), x.column(1), x.column(2)])
    let y = Self.response(40)
    let fitted = try QuantileRegression().fit(design: wide, response: y)
    #expect(fitted.droppedColumns == [2])
    let tied = try QuantileRegression().fit(design: x, response: y.map { ($0 / 5).rounded() })
    #expect(tied.converged)
    let constant = try QuantileRegression().fit(
      design: x, response: [Double](repeating: 3, count: 40))
    #expect(abs(constant.coefficients[0] - 3) <= reorderingError)
    let few = try QuantileRegression().fit(
      design: x.selecting(rows: [0, 1]), response: [1, 2])
    #expect(few.standardErrors.count == 3)
    #expect(throws: FitError.self) {
      try QuantileRegression().fit(design: Matrix(rows: 3, columns: 1), response: [1, 2, 3])
    }
  }
}

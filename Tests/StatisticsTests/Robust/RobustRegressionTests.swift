import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("RobustRegression")
struct RobustRegressionTests {
  private static let design: Matrix = {
    var x = Matrix(rows: 80, columns: 2)
    for i in 0..<80 {
      x[i, 0] = 1
      x[i, 1] = Double((i * 37) % 41) / 10
    }
    return x
  }()
  private static let clean = (0..<80).map { i in
    2 + 3 * design[i, 1] + Double((i * 13) % 11 - 5) / 20
  }

  @Test("one wild value hardly moves the line", arguments: [RobustLoss.huber, .bisquare])
  func outlier(loss: RobustLoss) throws {
    var wild = Self.clean
    wild[5] += 1e6
    let fitted = try RobustRegression(loss: loss).fit(design: Self.design, response: wild)
    #expect(fitted.converged)
    #expect(abs(fitted.coefficients[1] - 3) < robustSlopeError)
    #expect(fitted.weights[5] < robustSlopeError)
  }

  @Test("any number of workers gives the same bits", arguments: [RobustLoss.huber, .bisquare])
  func workers(loss: RobustLoss) throws {
    let model = try RobustRegression(loss: loss)
    let alone = try model.fit(design: Self.design, response: Self.clean)
    #expect(try model.fit(design: Self.design, response: Self.clean, workers: 2) == alone)
    #expect(try model.fit(design: Self.design, response: Self.clean, workers: 8) == alone)
    #expect(try roundTrip(alone) == alone)
  }

  @Test("a perfect fit has no standard errors; dependent columns are dropped; few rows refused")
  func degenerate() throws {
    let exact = (0..<80).map { 1 + Self.design[$0, 1] }
    let fitted = try RobustRegression().fit(design: Self.design, response: exact)
    #expect(fitted.standardErrors.allSatisfy { $0.map { $0 < robustSlopeError } ?? true })
    let wide = try Matrix(columns: [
      Self.design.column(0), Self.design.column(0), Self.design.column(1),
    ])
    let dropped = try RobustRegression().fit(design: wide, response: Self.clean)
    #expect(dropped.droppedColumns == [1])
    #expect(throws: FitError.tooFewObservations(needed: 3, found: 2)) {
      try RobustRegression().fit(
        design: Self.design.selecting(rows: [0, 1]), response: [1, 2])
    }
  }
}

import LinearAlgebra
import Statistics
import Testing

@Suite("RegressionData and RidgeSettings")
struct RegressionDataTests {
  private static let design = Matrix(columns: 2, of: 3)

  @Test("refuse numbers that are not finite, and say where", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) throws {
    var bad = Self.design
    bad[2, 1] = value
    #expect(throws: FitError.notFinite(argument: "design", row: 2, column: 1)) {
      try RegressionData(design: bad, response: [0, 1, 0])
    }
    #expect(throws: FitError.notFinite(argument: "response", row: 1, column: 0)) {
      try RegressionData(design: Self.design, response: [0, value, 0])
    }
    #expect(throws: FitError.notFinite(argument: "weights", row: 0, column: 0)) {
      try RegressionData(design: Self.design, response: [0, 1, 0], weights: [value, 1, 1])
    }
    #expect(throws: FitError.notFinite(argument: "offset", row: 0, column: 0)) {
      try RegressionData(design: Self.design, response: [0, 1, 0], offset: [value, 1, 1])
    }
    #expect(throws: FitError.invalidPenalty(column: 1)) {
      try RidgeLogistic(penalties: [0, value])
    }
    #expect(throws: FitError.notFinite(argument: "startingFrom", row: 0, column: 0)) {
      try RidgeLogistic(penalties: [1, 1]).fit(
        RegressionData(design: Self.design, response: [0, 1, 0]), startingFrom: [value, 0])
    }
  }

  @Test("refuse lists of another length, and no rows")
  func lengths() throws {
    #expect(throws: FitError.dimensionMismatch(argument: "response", expected: 3, found: 2)) {
      try RegressionData(design: Self.design, response: [0, 1])
    }
    #expect(throws: FitError.dimensionMismatch(argument: "penalties", expected: 2, found: 1)) {
      try RidgeLogistic(penalties: [1]).fit(
        RegressionData(design: Self.design, response: [0, 1, 0]))
    }
    #expect(throws: FitError.tooFewObservations(needed: 1, found: 0)) {
      try RegressionData(design: Matrix(rows: 0, columns: 2), response: [])
    }
  }

  @Test("refuse weights and responses out of range")
  func ranges() throws {
    #expect(throws: FitError.negativeWeight(row: 1)) {
      try RegressionData(design: Self.design, response: [0, 1, 0], weights: [1, -1, 1])
    }
    #expect(throws: FitError.unusableTotalWeight(0)) {
      try RegressionData(design: Self.design, response: [0, 1, 0], weights: [0, 0, 0])
    }
    #expect(throws: FitError.responseOutOfRange(row: 1, lower: 0, upper: 1)) {
      try RidgeLogistic(penalties: [1, 1]).fit(
        RegressionData(design: Self.design, response: [0, 2, 0]))
    }
    #expect(throws: FitError.self) {
      try RidgePoisson(penalties: [1, 1]).fit(
        RegressionData(design: Self.design, response: [0, -2, 0]))
    }
  }

  @Test("settings without meaning are refused, also when decoded")
  func settings() throws {
    #expect(throws: FitError.invalidSetting(name: "tolerance", value: 0)) {
      try RidgeSettings(penalties: [1], tolerance: 0)
    }
    #expect(throws: FitError.invalidSetting(name: "maximumIterations", value: 0)) {
      try RidgeSettings(penalties: [1], maximumIterations: 0)
    }
    let good = try RidgeSettings(penalties: [1, 2], prior: [0, 1])
    #expect(try roundTrip(good) == good)
  }
}

import Statistics
import TestSupport
import Testing

@Suite("Calibration")
struct CalibrationTests {
  private static let u = SurvivalSample.draws(300, 21)
  private static let predictors = (0..<100).map { (20 * u[3 * $0]).rounded(.toNearestOrEven) / 4 }
  private static let responses = (0..<100).map { u[3 * $0] + u[3 * $0 + 1] }

  @Test("isotonic curves agree with scikit-learn, rising with weights and falling")
  func isotonic() throws {
    let rising = try IsotonicRegression().fit(
      Self.predictors, Self.responses, weights: (0..<100).map { 0.25 + Self.u[3 * $0 + 2] })
    let falling = try IsotonicRegression(isIncreasing: false).fit(Self.predictors, Self.responses)
    for k in 0..<29 {
      let x = -1 + 0.25 * Double(k)
      let right = (PoolingReference.isotonic[0][k], PoolingReference.isotonic[1][k])
      #expect(logRelativeError(rising.value(at: x), right.0) >= covarianceDigits)
      #expect(logRelativeError(falling.value(at: x), right.1) >= covarianceDigits)
    }
    #expect(rising.value(at: .nan).isNaN && rising.value(at: .infinity) == rising.values.last)
  }

  @Test("a curve in order stays; the weighted mean is kept; one row works")
  func isotonicEdges() throws {
    let kept = try IsotonicRegression().fit([3, 1, 2], [30, 10, 20])
    #expect(kept.knots == [1, 2, 3] && kept.values == [10, 20, 30])
    #expect(kept.value(at: 1.5) == 15)
    let level = try IsotonicRegression().fit([1, 2], [3, 1], weights: [1, 3])
    #expect(level.values == [1.5, 1.5])
    #expect(try IsotonicRegression().fit([7], [2]).value(at: 0) == 2)
    #expect(try IsotonicRegression().fit([7, 8], [2, 1], weights: [0, 1]).value(at: 0) == 1)
  }

  @Test("Platt's curve agrees with a binomial GLM on his targets")
  func platt() throws {
    let scores = (0..<100).map { 10 * Self.u[3 * $0] }
    let outcomes = (0..<100).map { Self.u[3 * $0 + 1] < 0.2 + 0.6 * Self.u[3 * $0] }
    let curve = try PlattScaling(scores: scores, outcomes: outcomes)
    #expect(logRelativeError(curve.intercept, PoolingReference.platt[0][0]) >= regressionDigits)
    #expect(logRelativeError(curve.slope, PoolingReference.platt[0][1]) >= regressionDigits)
  }

  @Test("separated, constant and one-sided scores give finite curves")
  func plattEdges() throws {
    let apart = try PlattScaling(scores: [1, 2, 3, 4], outcomes: [false, false, true, true])
    #expect(apart.slope > 0 && apart.slope.isFinite)
    let constant = try PlattScaling(scores: [5, 5, 5], outcomes: [true, false, true])
    // Targets 3/4 and 1/3: their mean is the probability.
    #expect(constant.slope == 0)
    #expect(logRelativeError(constant.probability(5), (2 * 0.75 + 1.0 / 3) / 3) >= covarianceDigits)
    let sure = try PlattScaling(scores: [1, 2, 4], outcomes: [true, true, true])
    #expect(sure.probability(2) > 0.5 && sure.probability(2) < 1)
  }

  @Test("empty and bad input is refused", arguments: [Double.nan, .infinity])
  func refusals(value: Double) {
    #expect(throws: FitError.self) { try IsotonicRegression().fit([], []) }
    #expect(throws: FitError.self) { try IsotonicRegression().fit([value], [1]) }
    #expect(throws: FitError.self) { try IsotonicRegression().fit([1], [value]) }
    #expect(throws: FitError.self) { try IsotonicRegression().fit([1], [1], weights: [-1]) }
    #expect(throws: FitError.self) { try IsotonicRegression().fit([1], [1], weights: [0]) }
    #expect(throws: FitError.self) { try PlattScaling(scores: [], outcomes: []) }
    #expect(throws: FitError.self) { try PlattScaling(scores: [value], outcomes: [true]) }
    #expect(throws: FitError.self) { try PlattScaling(scores: [1], outcomes: [true, false]) }
  }
}

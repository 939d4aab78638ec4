import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("GeneralizedLinearModel on hard input")
struct GeneralizedLinearRobustnessTests {
  static let families: [ResponseFamily] = [
    .binomial, .poisson, .negativeBinomial(.fixed(0.5)), .negativeBinomial(.maximumLikelihood),
    .gamma, .tweedie(power: 1.5), .gaussian,
  ]

  private let design: Matrix
  private let counts: [Double]
  private let outcomes: [Double]

  init() {
    let rows = 60
    var x = Matrix(rows: rows, columns: 3)
    for i in 0..<rows {
      x[i, 0] = 1
      x[i, 1] = Double((i * 37) % 23) / 10
      x[i, 2] = Double((i * 17) % 7) - 3
    }
    design = x
    counts = (0..<rows).map { Double(($0 * 29) % 5) }
    outcomes = (0..<rows).map { Double(($0 * 29) % 3 == 0 ? 1 : 0) }
  }

  private func response(_ family: ResponseFamily) -> [Double] {
    switch family {
    case .binomial: outcomes
    case .gamma: counts.map { $0 + 0.5 }
    default: counts
    }
  }

  private func checkFinite(_ fitted: FittedGeneralizedLinearModel) {
    #expect(allFinite(fitted.coefficients))
    #expect(allFinite(fitted.standardErrors.compactMap { $0 }))
    #expect(allFinite(fitted.pValues.compactMap { $0 }))
    #expect(
      allFinite([
        fitted.deviance, fitted.nullDeviance, fitted.pearsonChiSquared, fitted.dispersion,
        fitted.logLikelihood ?? 0, fitted.akaikeCriterion ?? 0, fitted.bayesianCriterion ?? 0,
        fitted.conditionEstimate,
      ]))
  }

  @Test(
    "numbers that are not finite are refused where they stand",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    var bad = design
    bad[4, 2] = value
    var list = counts
    list[7] = value
    #expect(throws: FitError.notFinite(argument: "design", row: 4, column: 2)) {
      try GeneralizedLinearData(design: bad, response: counts)
    }
    #expect(throws: FitError.notFinite(argument: "response", row: 7, column: 0)) {
      try GeneralizedLinearData(design: design, response: list)
    }
    #expect(throws: FitError.notFinite(argument: "trials", row: 7, column: 0)) {
      try GeneralizedLinearData(design: design, response: counts, trials: list)
    }
    #expect(throws: FitError.notFinite(argument: "offset", row: 7, column: 0)) {
      try GeneralizedLinearData(design: design, response: counts, offset: list)
    }
    #expect(throws: FitError.notFinite(argument: "varianceWeights", row: 7, column: 0)) {
      try GeneralizedLinearData(design: design, response: counts, varianceWeights: list)
    }
    #expect(throws: FitError.notFinite(argument: "numeric", row: 4, column: 2)) {
      try StructuredDesign(numeric: bad, factors: [])
    }
    #expect(throws: FitError.invalidPenalty(column: 0)) {
      try GeneralizedLinearModel(family: .binomial, penalties: [value])
    }
    #expect(throws: FitError.self) { try RobustRegression().fit(design: bad, response: counts) }
    #expect(throws: FitError.self) { try QuantileRegression().fit(design: design, response: list) }
  }

  @Test("settings without meaning are refused, also when decoded")
  func settings() throws {
    #expect(throws: FitError.self) { try GeneralizedLinearModel(family: .gamma, link: .probit) }
    #expect(throws: FitError.self) { try GeneralizedLinearModel(family: .tweedie(power: 3)) }
    #expect(throws: FitError.self) { try GeneralizedLinearModel(family: .poisson, l1Ratio: 2) }
    #expect(throws: FitError.self) { try GeneralizedLinearModel(family: .poisson, tolerance: 0) }
    #expect(throws: FitError.self) {
      try GeneralizedLinearModel(family: .negativeBinomial(.fixed(-1)))
    }
    #expect(throws: FitError.self) { try QuantileRegression(quantile: 1) }
    #expect(throws: FitError.self) { try RobustRegression(loss: .huber(threshold: 0)) }
    let model = try GeneralizedLinearModel(family: .tweedie(power: 1.2), penalties: [0, 1, 2])
    #expect(try roundTrip(model) == model)
  }

  @Test("lengths, weights and responses out of range are refused")
  func ranges() throws {
    #expect(throws: FitError.tooFewObservations(needed: 1, found: 0)) {
      try GeneralizedLinearData(design: Matrix(rows: 0, columns: 2), response: [])
    }
    #expect(throws: FitError.dimensionMismatch(argument: "response", expected: 60, found: 1)) {
      try GeneralizedLinearData(design: design, response: [1])
    }
    #expect(throws: FitError.negativeWeight(row: 0)) {
      try GeneralizedLinearData(
        design: design, response: counts,
        frequencyWeights: [-1] + [Double](repeating: 1, count: 59))
    }
    #expect(throws: FitError.unusableTotalWeight(0)) {
      try GeneralizedLinearData(
        design: design, response: counts, varianceWeights: [Double](repeating: 0, count: 60))
    }
    let data = try GeneralizedLinearData(design: design, response: counts.map { $0 - 1 })
    for family in Self.families where family != .gaussian {
      #expect(throws: FitError.self) { try GeneralizedLinearModel(family: family).fit(data) }
    }
  }

  @Test("fits are finite and the same bits for 1, 2 and 8 workers", arguments: families)
  func workers(family: ResponseFamily) throws {
    let model = try GeneralizedLinearModel(family: family)
    let data = try GeneralizedLinearData(design: design, response: response(family))
    let alone = try model.fit(data)
    checkFinite(alone)
    #expect(try model.fit(data, workers: 2) == alone)
    #expect(try model.fit(data, workers: 8) == alone)
    #expect(try roundTrip(alone) == alone)
  }

  @Test("columns of any size give the same fit", arguments: families)
  func scale(family: ResponseFamily) throws {
    let model = try GeneralizedLinearModel(family: family)
    let plain = try model.fit(
      GeneralizedLinearData(design: design, response: response(family)))
    for power in [-900, -300, 300, 900] {
      let factor = Double(sign: .plus, exponent: power, significand: 1)
      var scaled = design
      for i in 0..<scaled.rows { scaled[i, 1] *= factor }
      let fitted = try model.fit(
        GeneralizedLinearData(design: scaled, response: response(family)))
      #expect(
        logRelativeError(fitted.coefficients[1] * factor, plain.coefficients[1])
          >= regressionDigits)
      #expect(logRelativeError(fitted.deviance, plain.deviance) >= devianceDigits)
    }
  }

  @Test("huge and tiny values give an answer or a reason", arguments: families)
  func extremes(family: ResponseFamily) throws {
    for value in [1e308, -1e308, Double.leastNonzeroMagnitude, -0.0, 1e-300] {
      var x = design
      x[3, 2] = value
      var y = response(family)
      y[5] = family == .binomial ? min(1, max(0, value)) : abs(value)
      for data in [
        try GeneralizedLinearData(design: x, response: response(family)),
        try GeneralizedLinearData(design: design, response: y),
        try GeneralizedLinearData(
          design: design, response: response(family),
          offset: [value] + [Double](repeating: 0, count: 59)),
      ] {
        do throws(FitError) {
          checkFinite(try GeneralizedLinearModel(family: family).fit(data))
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  @Test("a column of the smallest numbers gives an answer or a reason", arguments: families)
  func subnormal(family: ResponseFamily) throws {
    var x = design
    for i in 0..<x.rows { x[i, 1] *= Double.leastNonzeroMagnitude * 8 }
    do throws(FitError) {
      checkFinite(
        try GeneralizedLinearModel(family: family).fit(
          GeneralizedLinearData(design: x, response: response(family))))
    } catch {
      #expect(error == .overflow(column: 1))
    }
  }

  @Test("responses all at the edge are named", arguments: [0.0, 1.0])
  func oneClass(value: Double) throws {
    let same = [Double](repeating: value, count: 60)
    let logit = try GeneralizedLinearModel(family: .binomial).fit(
      GeneralizedLinearData(design: design, response: same))
    checkFinite(logit)
    let isSaid = logit.warnings.contains(.constantResponse)
    #expect(isSaid)
    #expect(!logit.converged)
    guard value == 0 else { return }
    for family in [ResponseFamily.poisson, .negativeBinomial(.maximumLikelihood)] {
      let fitted = try GeneralizedLinearModel(family: family).fit(
        GeneralizedLinearData(design: design, response: same))
      checkFinite(fitted)
      let isNamed = fitted.warnings.contains(.constantResponse)
      #expect(isNamed)
    }
  }

  @Test("rows of weight 0 change nothing, frequency 2 is a row twice", arguments: families)
  func weights(family: ResponseFamily) throws {
    let model = try GeneralizedLinearModel(family: family)
    let y = response(family)
    let kept = Array(0..<50)
    let part = try model.fit(
      GeneralizedLinearData(design: design.selecting(rows: kept), response: kept.map { y[$0] }))
    let weighted = try model.fit(
      GeneralizedLinearData(
        design: design, response: y, frequencyWeights: (0..<60).map { $0 < 50 ? 1 : 0 }))
    let twice = try model.fit(
      GeneralizedLinearData(
        design: design.selecting(rows: kept + [3]), response: (kept + [3]).map { y[$0] }))
    let doubled = try model.fit(
      GeneralizedLinearData(
        design: design.selecting(rows: kept), response: kept.map { y[$0] },
        frequencyWeights: kept.map { $0 == 3 ? 2 : 1 }))
    for (left, right) in [(part, weighted), (twice, doubled)] {
      for j in 0..<3 {
        #expect(logRelativeError(left.coefficients[j], right.coefficients[j]) >= regressionDigits)
        #expect(
          logRelativeError(left.standardErrors[j] ?? 0, right.standardErrors[j] ?? -1)
            >= regressionDigits)
      }
      #expect(
        logRelativeError(left.logLikelihood ?? 0, right.logLikelihood ?? .nan) >= devianceDigits)
    }
  }

  @Test(
    "dependent columns are dropped and named, fits are those of the others", arguments: families)
  func rank(family: ResponseFamily) throws {
    let model = try GeneralizedLinearModel(family: family)
    let full = try model.fit(
      GeneralizedLinearData(design: design, response: response(family)))
    let sum = (0..<60).map { design[$0, 1] * 2 - design[$0, 2] + 3 }
    let wide = try Matrix(columns: [
      design.column(0), design.column(1), [Double](repeating: 7, count: 60), design.column(2), sum,
      [Double](repeating: 0, count: 60),
    ])
    let fitted = try model.fit(GeneralizedLinearData(design: wide, response: response(family)))
    #expect(fitted.droppedColumns == [2, 4, 5])
    let isNamed = fitted.warnings.contains(.droppedColumns([2, 4, 5]))
    #expect(isNamed)
    #expect(fitted.standardErrors[4] == nil)
    let (left, right) = (try full.means(.dense(design)), try fitted.means(.dense(wide)))
    for (a, b) in zip(left, right) { #expect(abs(a - b) <= fittedValueError * abs(a)) }
  }

  @Test("more columns than rows, and one row, are fitted without a trap")
  func saturated() throws {
    for family in Self.families {
      for rows in [1, 2, 3] {
        let picked = Array(10..<(10 + rows))
        do throws(FitError) {
          checkFinite(
            try GeneralizedLinearModel(family: family).fit(
              GeneralizedLinearData(
                design: design.selecting(rows: picked),
                response: picked.map { response(family)[$0] })))
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  @Test("an iteration limit of 1 is reported")
  func limit() throws {
    let fitted = try GeneralizedLinearModel(family: .poisson, maximumIterations: 1).fit(
      GeneralizedLinearData(design: design, response: counts))
    #expect(!fitted.converged)
    let isSaid = fitted.warnings.contains(.notConverged(iterations: 1))
    #expect(isSaid)
  }
}

import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("CoxRegression")
struct CoxRegressionTests {
  private static let sample = SurvivalSample(400)

  @Test(
    "agrees with R: both ties, late entry, strata",
    .enabled(if: SharedReference.isThere), arguments: ["20_1", "50_1", "50_2"])
  func agreesWithR(size: String) throws {
    let reference = try RSurvivalReference(size: size)
    let rows = reference.rows
    let design = try Matrix(rows: rows.map { Array($0.dropFirst(3)) })
    for fit in RSurvivalReference.Fit.all {
      let survival = try SurvivalData(
        durations: rows.map { $0[0] }, events: rows.map { $0[1] == 1 },
        entries: fit.hasEntries ? rows.map { $0[2] } : nil,
        strata: fit.hasStrata ? rows.indices.map { $0 / (rows.count / 5) } : nil)
      let fitted = try CoxRegression(ties: fit.isEfron ? .efron : .breslow)
        .fit(survival, design: design)
      #expect(fitted.converged && fitted.warnings.isEmpty)
      let right = try reference.coefficientsAndErrors(fit)
      #expect(right.count == 2 * design.columns)
      for (found, value) in zip(fitted.coefficients + fitted.standardErrors, right) {
        #expect(logRelativeError(found, value) >= printedDigits, "\(fit.key)")
      }
    }
  }

  @Test(
    "its cumulative hazard at the means agrees with R's",
    .enabled(if: SharedReference.isThere))
  func hazard() throws {
    let reference = try RSurvivalReference(size: "50_2")
    let rows = reference.rows
    let data = try SurvivalData(
      durations: rows.map { $0[0] }, events: rows.map { $0[1] == 1 })
    let fitted = try CoxRegression(ties: .breslow).fit(
      data, design: Matrix(rows: rows.map { Array($0.dropFirst(3)) }))
    let means = try (3...4).map { j in try #require(Descriptive.mean(rows.map { $0[j] })) }
    for (time, right) in try reference.hazard() {
      let survival = try #require(fitted.survival(at: time, row: means))
      #expect(abs(-log(survival) - right) < printedHazardError)
    }
    #expect(fitted.survival(at: 0, row: fitted.centres) == 1)
    #expect(fitted.survival(at: 1, row: fitted.centres, stratum: 9) == nil)
  }

  @Test("agrees with lifelines: plain, weights, strata", arguments: [0, 1, 2])
  func agreesWithLifelines(index: Int) throws {
    let right = SurvivalReference.lifelines[index]
    let data = try Self.sample.data(weighted: index == 1, stratified: index == 2)
    let fitted = try CoxRegression().fit(data, design: Self.sample.design)
    #expect(logRelativeError(fitted.logLikelihood, right[6]) >= logLikelihoodDigits)
    for (found, value) in zip(fitted.coefficients + fitted.standardErrors, right) {
      #expect(logRelativeError(found, value) >= regressionDigits)
    }
  }

  @Test("concordance with ties agrees with lifelines, and with counting pairs")
  func concordance() throws {
    let data = try Self.sample.data()
    let risks = Self.sample.design.column(0).map { (2 * $0).rounded(.toNearestOrEven) }
    let found = try Concordance(data, risks: risks)
    #expect(
      logRelativeError(found.index, SurvivalReference.concordance[0][0]) >= hypothesisTestDigits)
    var (concordant, tied) = (0, 0)
    for i in risks.indices where Self.sample.events[i] {
      for j in risks.indices {
        let (first, second) = (Self.sample.durations[i], Self.sample.durations[j])
        guard first < second || (first == second && !Self.sample.events[j]) else { continue }
        if risks[i] > risks[j] { concordant += 1 }
        if risks[i] == risks[j] { tied += 1 }
      }
    }
    #expect(found.concordant == concordant && found.tied == tied)
  }

  @Test("gives the same bits for any number of workers")
  func workers() throws {
    let sample = SurvivalSample(20_000)
    let data = try sample.data(weighted: true, stratified: true)
    let one = try CoxRegression().fit(data, design: sample.design)
    for workers in [2, 8] {
      #expect(try CoxRegression().fit(data, design: sample.design, workers: workers) == one)
    }
  }

  @Test("the order of the rows changes rounding only; scales change coefficients alone")
  func invariance() throws {
    let fitted = try CoxRegression().fit(Self.sample.data(), design: Self.sample.design)
    let order = (0..<400).map { ($0 * 179) % 400 }
    let shuffled = try SurvivalData(
      durations: order.map { Self.sample.durations[$0] },
      events: order.map { Self.sample.events[$0] })
    let other = try CoxRegression().fit(
      shuffled, design: Self.sample.design.selecting(rows: order))
    for (found, right) in zip(other.coefficients, fitted.coefficients) {
      #expect(abs(found / right - 1) < reorderingError)
    }
    var scaled = Self.sample.design
    try scaled.setColumn(0, to: scaled.column(0).map { 1e6 * $0 + 1e3 })
    let rescaled = try CoxRegression().fit(Self.sample.data(), design: scaled)
    #expect(abs(rescaled.coefficients[0] * 1e6 / fitted.coefficients[0] - 1) < reorderingError)
  }

  @Test("times that are not whole, and a row without weight, change nothing they should not")
  func fractionalTimes() throws {
    let whole = try CoxRegression().fit(Self.sample.data(), design: Self.sample.design)
    let data = try SurvivalData(
      durations: Self.sample.durations.map { $0 / 8 + 0.125 } + [3],
      events: Self.sample.events + [true],
      weights: [Double](repeating: 1, count: 400) + [0])
    let columns = (0..<3).map { Self.sample.design.column($0) + [1e3] }
    let fitted = try CoxRegression().fit(data, design: Matrix(columns: columns))
    for (found, right) in zip(fitted.coefficients, whole.coefficients) {
      #expect(abs(found / right - 1) < reorderingError)
    }
    #expect(fitted.eventCount == whole.eventCount)
  }

  @Test("constant, doubled and stratum columns get 0 and are named")
  func dependentColumns() throws {
    let x = Self.sample.design
    let strata = (0..<400).map { Double($0 % 3) }
    let design = try Matrix(columns: [
      [Double](repeating: 7, count: 400), x.column(0), x.column(0).map { 2 * $0 - 1 }, strata,
      x.column(1), x.column(2),
    ])
    let fitted = try CoxRegression().fit(Self.sample.data(stratified: true), design: design)
    #expect(fitted.warnings == [.droppedColumns([0, 2, 3])])
    #expect(fitted.coefficients[0] == 0 && fitted.standardErrors[2] == 0)
    let right = SurvivalReference.lifelines[2]
    for (found, value) in zip([1, 4, 5].map { fitted.coefficients[$0] }, right) {
      #expect(logRelativeError(found, value) >= regressionDigits)
    }
  }

  @Test("a column that orders the events is said to have no finite coefficient")
  func monotone() throws {
    let data = try SurvivalData(
      durations: [1, 2, 3, 4, 5, 6], events: [true, true, true, true, true, true])
    let fitted = try CoxRegression().fit(data, design: Matrix(columns: [[6, 5, 4, 3, 2, 1]]))
    #expect(fitted.warnings.contains(.possiblyInfinite([0])))
    #expect(fitted.coefficients[0].isFinite && fitted.standardErrors[0].isFinite)
  }

  @Test("no column, one row and equal times work; all censored is refused")
  func edges() throws {
    let data = try Self.sample.data()
    let empty = try CoxRegression().fit(data, design: Matrix(rows: 400, columns: 0))
    #expect(empty.logLikelihood == empty.nullLogLikelihood && empty.converged)
    let one = try CoxRegression().fit(
      SurvivalData(durations: [3], events: [true]), design: Matrix(rows: [[2]]))
    #expect(one.coefficients == [0] && one.logLikelihood == 0)
    let tied = try CoxRegression().fit(
      SurvivalData(durations: [3, 3, 3], events: [true, true, true]),
      design: Matrix(rows: [[1], [2], [4]]))
    #expect(tied.coefficients[0].isFinite)
    #expect(throws: SurvivalError.noEvents) {
      try CoxRegression().fit(
        SurvivalData(durations: [1, 2], events: [false, false]), design: Matrix(rows: [[1], [2]]))
    }
  }

  @Test("huge and tiny columns give numbers or a typed error", arguments: [1e300, 1e-300, 1e150])
  func extremes(scale: Double) throws {
    let design = try Matrix(columns: [Self.sample.design.column(0).map { $0 * scale }])
    do {
      let fitted = try CoxRegression().fit(Self.sample.data(), design: design)
      #expect(fitted.coefficients[0].isFinite && fitted.standardErrors[0].isFinite)
    } catch let error as SurvivalError {
      #expect(error == .overflow)
    }
  }

  @Test("NaN and infinity are refused in every argument", arguments: [Double.nan, .infinity])
  func refusals(value: Double) throws {
    #expect(throws: SurvivalError.self) { try SurvivalData(durations: [value], events: [true]) }
    #expect(throws: SurvivalError.self) { try SurvivalData(durations: [-1], events: [true]) }
    #expect(throws: SurvivalError.self) { try SurvivalData(durations: [], events: []) }
    #expect(throws: SurvivalError.self) {
      try SurvivalData(durations: [1], events: [true], weights: [value])
    }
    #expect(throws: SurvivalError.self) {
      try SurvivalData(durations: [1], events: [true], entries: [value])
    }
    #expect(throws: SurvivalError.endsBeforeEntry(row: 0)) {
      try SurvivalData(durations: [1], events: [true], entries: [1])
    }
    let data = try SurvivalData(durations: [1, 2], events: [true, true])
    #expect(throws: SurvivalError.self) {
      try CoxRegression().fit(data, design: Matrix(rows: [[1], [value]]))
    }
    #expect(throws: SurvivalError.self) {
      try CoxRegression().fit(data, design: Matrix(rows: [[1]]))
    }
    #expect(throws: SurvivalError.self) { try CoxRegression(tolerance: value) }
  }
}

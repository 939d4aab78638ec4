import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("DiscreteHazard")
struct DiscreteHazardTests {
  private static let sample = SurvivalSample(400)

  private static func data(causes: Int, weights: [Double]? = nil) throws -> SurvivalData {
    try SurvivalData(
      durations: sample.durations.map { min(5, ($0 / 9).rounded(.up)) },
      causes: sample.events.enumerated().map {
        $0.element && sample.durations[$0.offset] <= 45
          ? 1 + ($0.offset % 5 < 2 ? causes - 1 : 0) : 0
      }, weights: weights)
  }

  @Test("agrees with a multinomial logit on person-periods", arguments: [1, 2])
  func reference(causes: Int) throws {
    let fitted = try DiscreteHazard().fit(Self.data(causes: causes), design: Self.sample.design)
    #expect(fitted.converged && fitted.warnings.isEmpty)
    for cause in 0..<causes {
      let right = SurvivalReference.discrete[causes - 1 + cause]
      let intercepts = fitted.intercepts.compactMap { $0[cause] }
      let found = fitted.coefficients[cause] + fitted.standardErrors[cause] + intercepts
      #expect(found.count == right.count - 1)
      for (value, reference) in zip(found, right) {
        #expect(logRelativeError(value, reference) >= regressionDigits)
      }
      #expect(logRelativeError(fitted.logLikelihood, right[right.count - 1]) >= logLikelihoodDigits)
    }
  }

  @Test("hazards and incidences are chances that add up")
  func chances() throws {
    let fitted = try DiscreteHazard().fit(Self.data(causes: 2), design: Self.sample.design)
    let row = Self.sample.design.row(3)
    let incidence = fitted.cumulativeIncidence(row: row)
    var survival = 1.0
    for period in 0..<fitted.periodCount {
      let hazards = fitted.hazards(row: row, period: period)
      survival *= 1 - hazards.reduce(0, +)
      let sum = incidence[period].reduce(survival, +)
      #expect(logRelativeError(sum, 1) >= distributionFamilyDigits)
      #expect(hazards.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test("without columns the hazards are events over rows at risk")
  func lifeTable() throws {
    let data = try SurvivalData(
      durations: [1, 1, 2, 2, 3, 4], causes: [1, 0, 1, 1, 0, 1])
    let fitted = try DiscreteHazard().fit(data, design: Matrix(rows: 6, columns: 0))
    for (period, right) in [1.0 / 6, 2.0 / 4, 0, 1].enumerated() {
      let hazard = fitted.hazards(row: [], period: period)[0]
      #expect(abs(hazard - right) < reorderingError, "\(period)")
    }
    #expect(fitted.intercepts[2][0] == nil)
  }

  @Test("a weight of two is two rows; late rows count from their entry")
  func weights() throws {
    let x = Self.sample.design
    let twice = try Self.data(causes: 2)
    let order = (0..<400).flatMap { [$0, $0] }
    let doubled = try SurvivalData(
      durations: order.map { twice.durations[$0] }, causes: order.map { twice.causes[$0] })
    let one = try DiscreteHazard().fit(
      Self.data(causes: 2, weights: [Double](repeating: 2, count: 400)), design: x)
    let two = try DiscreteHazard().fit(doubled, design: x.selecting(rows: order))
    for (found, right) in zip(one.coefficients[1], two.coefficients[1]) {
      #expect(abs(found / right - 1) < reorderingError)
    }
    let late = try SurvivalData(
      durations: [1, 2, 2, 2], causes: [1, 1, 0, 0], entries: [0, 1, 1, 0])
    let fitted = try DiscreteHazard().fit(late, design: Matrix(rows: 4, columns: 0))
    #expect(logRelativeError(fitted.hazards(row: [], period: 0)[0], 0.5) >= regressionDigits)
    #expect(logRelativeError(fitted.hazards(row: [], period: 1)[0], 1.0 / 3) >= regressionDigits)
  }

  @Test("gives the same bits for any number of workers, and survives encoding")
  func workers() throws {
    let sample = SurvivalSample(20_000)
    let data = try SurvivalData(
      durations: sample.durations.map { ($0 / 9).rounded(.up) }, events: sample.events)
    let one = try DiscreteHazard(ridge: 1).fit(data, design: sample.design)
    for workers in [2, 8] {
      #expect(
        try DiscreteHazard(ridge: 1).fit(data, design: sample.design, workers: workers) == one)
    }
    #expect(try roundTrip(one) == one)
  }

  @Test("constant and doubled columns are dropped; separation is said, and a ridge bounds it")
  func degenerate() throws {
    let x = Self.sample.design.column(0)
    let design = try Matrix(columns: [x, x, [Double](repeating: 1, count: 400)])
    let fitted = try DiscreteHazard().fit(Self.data(causes: 1), design: design)
    #expect(fitted.warnings == [.droppedColumns([1, 2])])
    let flag = Self.sample.events.map { $0 ? 1.0 : 0 }
    let separated = try DiscreteHazard().fit(
      Self.data(causes: 1), design: Matrix(columns: [flag]))
    #expect(!separated.warnings.isEmpty && separated.coefficients[0][0].isFinite)
    let bounded = try DiscreteHazard(ridge: 1).fit(
      Self.data(causes: 1), design: Matrix(columns: [flag]))
    #expect(bounded.converged && bounded.warnings.isEmpty)
  }

  @Test(
    "all censored, broken periods and bad numbers are refused", arguments: [Double.nan, .infinity])
  func refusals(value: Double) throws {
    let one = Matrix(rows: 2, columns: 0)
    #expect(throws: SurvivalError.noEvents) {
      try DiscreteHazard().fit(SurvivalData(durations: [1, 2], causes: [0, 0]), design: one)
    }
    for duration in [0.5, 0, 1e9] {
      #expect(throws: SurvivalError.self) {
        try DiscreteHazard().fit(
          SurvivalData(durations: [1, duration], causes: [1, 1]), design: one)
      }
    }
    #expect(throws: SurvivalError.self) {
      try DiscreteHazard().fit(
        SurvivalData(durations: [1, 2], causes: [1, 1]), design: Matrix(rows: [[1], [value]]))
    }
    #expect(throws: SurvivalError.self) { try DiscreteHazard(ridge: value) }
    #expect(throws: SurvivalError.self) { try DiscreteHazard(tolerance: value) }
  }
}

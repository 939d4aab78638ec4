import Foundation
import Synthetic
import Testing

/// What is measured on a preset.
private struct PresetFigures {
  var created = 0
  var people: Int
  var logAmounts: [Double] = []
  var smallCycles: [Double] = []
  var createdByYear: [Double]
  var pushes = 0

  init(_ preset: SimulationPreset, quarters: Int = 8, seed: UInt64 = 4) throws {
    // The last day of a quarter, so that the running one is whole too.
    let lastDay = QuarterNumber(containing: SimulationConfiguration.defaultLastDay).firstDay - 1
    let configuration = try SimulationConfiguration(
      deals: preset.deals(quarters: quarters - 1, lastDay: lastDay), quarters: quarters - 1,
      seed: seed, lastDay: lastDay, preset: preset)
    let simulator = Simulator(configuration)
    people = simulator.organisation.people.count
    createdByYear = Array(repeating: 0, count: quarters / 4)
    simulator.forEachDeal { deal in
      created += 1
      let quarter = QuarterNumber(containing: deal.createdAt / 86_400)
      createdByYear[(quarter.value - configuration.firstQuarter.value) / 4] += 1
      pushes += zip(deal.history, deal.history.dropFirst()).count {
        !$1.stage.isClosed && $1.closeDay > $0.closeDay
      }
      guard deal.segment == .smb else { return }
      logAmounts.append(log(Double(deal.history[0].amountMinor)))
      if deal.isWon, let closedAt = deal.closedAt {
        smallCycles.append(Double(closedAt - deal.createdAt) / 86_400)
      }
    }
  }

  var medianCycle: Double { smallCycles.sorted()[smallCycles.count / 2] }

  var spread: Double {
    let mean = logAmounts.reduce(0, +) / Double(logAmounts.count)
    let squares = logAmounts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(logAmounts.count - 1)).squareRoot()
  }
}

@Suite("SimulationPreset")
struct PresetTests {
  /// Half of the spread of a quarter's creation: shocks and Poisson counts over eight quarters.
  private static let sizeTolerance = 0.15
  /// About four standard errors of a standard deviation of 2,000 values, and the rounding.
  private static let spreadTolerance = 0.06

  @Test(
    "makes about as many deals a quarter as it says, for more people the more deals",
    arguments: [
      (SimulationPreset.small, 150, 8...20), (.base, 600, 20...45), (.large, 3_000, 70...150),
    ])
  func sizes(preset: SimulationPreset, perQuarter: Int, people: ClosedRange<Int>) throws {
    let found = try PresetFigures(preset)
    let ratio = Double(found.created) / 8 / Double(perQuarter)
    #expect(abs(ratio - 1) < PresetTests.sizeTolerance)
    #expect(people.contains(found.people))
  }

  @Test("noisy has amounts of log deviation 1.1, base of 0.7; its dates are moved less often")
  func noisy() throws {
    let (noisy, base) = (try PresetFigures(.noisy), try PresetFigures(.base))
    #expect(abs(noisy.spread - 1.1) < PresetTests.spreadTolerance)
    #expect(abs(base.spread - 0.7) < PresetTests.spreadTolerance)
    #expect(
      Double(noisy.pushes) / Double(noisy.created) < 0.8 * Double(base.pushes)
        / Double(base.created))
  }

  @Test("slow has cycles about twice as long")
  func slow() throws {
    let ratio = try PresetFigures(.slow).medianCycle / PresetFigures(.base).medianCycle
    #expect((1.6...2.2).contains(ratio))
  }

  @Test("growth creates 45 % more deals each year, within the shocks of four quarters")
  func growth() throws {
    let years = try PresetFigures(.growth, quarters: 16).createdByYear
    for (before, after) in zip(years, years.dropFirst()) {
      #expect((1.25...1.7).contains(after / before))
    }
  }

  @Test("shocks of the quarters are larger in noisy, by the ratio of the shapes")
  func shocks() throws {
    func shocks(_ preset: SimulationPreset) throws -> [Double] {
      let simulator = Simulator(
        try SimulationConfiguration(deals: 100, quarters: 59, seed: 1, preset: preset))
      return simulator.truth(simulator.tally()).quarters.map(\.winLogitShock)
    }
    let (noisy, base) = (try shocks(.noisy), try shocks(.base))
    for (wide, narrow) in zip(noisy, base) {
      #expect(abs(wide * 0.15 - narrow * 0.35) < 1e-12)
    }
    // A chi-square of 60 values lies in 33...94 but for 1 % of cases.
    let square = base.reduce(0) { $0 + $1 * $1 } / (0.15 * 0.15)
    #expect((33...94).contains(square))
  }

  @Test("is named with its figures in the truth")
  func truth() throws {
    let simulator = Simulator(
      try SimulationConfiguration(deals: 200, quarters: 4, seed: 1, preset: .slow))
    let truth = simulator.truth(simulator.tally())
    #expect(truth.preset == "slow")
    #expect(truth.shape?.cycleFactor == 2)
    let plain = Simulator(try SimulationConfiguration(deals: 200, quarters: 4, seed: 1))
    #expect(plain.truth(plain.tally()).preset == nil)
    #expect(plain.truth(plain.tally()).shape == nil)
  }
}

import Synthetic
import Testing

@Suite("SimulationConfiguration")
struct SimulationConfigurationTests {
  @Test("by default spans 12 quarters and 45 days of the 13th")
  func defaults() throws {
    let configuration = try SimulationConfiguration(deals: 6000, seed: 1)
    #expect(configuration.firstQuarter.name == "2022-Q4")
    #expect(configuration.runningQuarter.name == "2025-Q4")
    #expect(configuration.lastDay - configuration.runningQuarter.firstDay + 1 == 45)
    #expect(configuration.plantedGap == nil)
  }

  @Test("refuses values out of range, and says which")
  func checks() {
    #expect(throws: SimulationError.deals(found: 5, allowed: 100...10_000_000)) {
      try SimulationConfiguration(deals: 5, seed: 1)
    }
    #expect(throws: SimulationError.quarters(found: 3, allowed: 4...60)) {
      try SimulationConfiguration(deals: 500, quarters: 3, seed: 1)
    }
    #expect(throws: SimulationError.lastDay(found: -1, allowed: 7_305...47_481)) {
      try SimulationConfiguration(deals: 500, seed: 1, lastDay: -1)
    }
    #expect(
      SimulationError.quarters(found: 3, allowed: 4...60).description
        == "a simulation of 3 quarters: choose 4 to 60")
  }

  /// The ends of the range, and the last and first day of a quarter (2025-09-30, 2025-10-01).
  @Test("works with every kind of last day", arguments: [7_305, 47_481, 20_361, 20_362])
  func lastDays(lastDay: Int) throws {
    let configuration = try SimulationConfiguration(
      deals: 100, quarters: 4, seed: 1, lastDay: lastDay, plantedGap: .americasEnterprise)
    let simulator = Simulator(configuration)
    let tally = simulator.tally()
    #expect(tally.deals > 0)
    #expect(tally.quarters.count == 5)
    let next = QuarterNumber(configuration.runningQuarter.value + 1)
    #expect(simulator.quotas(tally).last?.quarter == next)
  }

  @Test("quarters have calendar bounds", arguments: [(0, "1970-Q1"), (19_782, "2024-Q1")])
  func quarters(day: Int, name: String) {
    let quarter = QuarterNumber(containing: day)
    #expect(quarter.name == name)
    #expect((quarter.firstDay...quarter.lastDay).contains(day))
    #expect(QuarterNumber(quarter.value + 1).firstDay == quarter.lastDay + 1)
  }
}

import Synthetic
import Testing

@Suite("PlantedGap")
struct PlantedGapTests {
  /// Creation of the cell in the last 13 weeks over that of the same weeks a year before.
  private func creationRatio(seed: UInt64, gap: PlantedGap?) throws -> Double {
    let configuration = try SimulationConfiguration(deals: 6000, seed: seed, plantedGap: gap)
    let last = (configuration.lastDay - 90)...configuration.lastDay
    var (now, before) = (0.0, 0.0)
    Simulator(configuration).forEachDeal { deal in
      guard deal.region == .amer && deal.segment == .enterprise else { return }
      let day = deal.createdAt / 86_400
      if last.contains(day) { now += 1 }
      if last.contains(day + 364) { before += 1 }
    }
    return now / before
  }

  @Test("lowers the creation of its cell below 60 % of the year before", arguments: [1, 2, 3])
  func creation(seed: UInt64) throws {
    let ratio = try creationRatio(seed: seed, gap: .americasEnterprise)
    #expect(ratio < 0.6)
    #expect(try creationRatio(seed: seed, gap: nil) > ratio)
  }

  /// Share of wins among the cell's deals closed in the last 13 weeks.
  private func wonShare(_ gap: PlantedGap?) throws -> Double {
    let configuration = try SimulationConfiguration(deals: 12_000, seed: 1, plantedGap: gap)
    let from = (configuration.lastDay - 90) * 86_400
    var (won, closed) = (0.0, 0.0)
    Simulator(configuration).forEachDeal { deal in
      guard deal.region == .amer, deal.segment == .enterprise, let closedAt = deal.closedAt,
        closedAt >= from
      else { return }
      closed += 1
      won += deal.isWon ? 1 : 0
    }
    return won / closed
  }

  @Test("lowers the win rate of its cell")
  func winRate() throws {
    #expect(try wonShare(.americasEnterprise) < wonShare(nil))
  }

  @Test("refuses numbers that make no sense")
  func checks() {
    #expect(throws: SimulationError.self) {
      try PlantedGap(region: .amer, segment: .smb, creationFactor: -0.1)
    }
    #expect(throws: SimulationError.self) {
      try PlantedGap(region: .amer, segment: .smb, winLogit: .nan)
    }
    #expect(throws: SimulationError.plantedGap(name: "weeks", found: 0, allowed: 1...52)) {
      try PlantedGap(region: .amer, segment: .smb, weeks: 0)
    }
  }
}

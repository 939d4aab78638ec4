import Statistics
import Synthetic
import Testing

/// What B2B CRMs look like. Ranges that were set before the simulator was written.
private enum Target {
  /// Number of deals against the number asked for.
  static let size = 0.90...1.10
  static let winRate = 0.20...0.40
  static let smallCycle = 20.0...70.0
  static let enterpriseCycle = 80.0...220.0
  static let lastThreeWeeks = 0.28...0.50
  static let open = 0.08...0.20
  static let zombiesOfOpen = 0.10...0.35
  static let createdAndWon = 0.15...0.50
  static let detrendedVariation = 0.05...0.30
}

/// Ranges around what the simulator was found to give, to notice when it changes.
private enum Usual {
  /// Aimed at: about 6 rows and 8 activities a deal, and 2 % of the deals handed over.
  static let historyRows = 4.5...7.0
  static let activities = 6.0...10.0
  static let handovers = 0.008...0.03
  /// Share of quotas met; the quarters of a simulation hang together, so the range is wide.
  static let quotasMet = 0.40...0.60
  /// Stated chances of a win ignore what happens later, so that they are not exact.
  static let calibrationTolerance = 0.05
}

@Suite("A simulation looks like a CRM")
struct RealismTests {
  @Test("in win rate, cycles, rush, open deals, rows and quarters", arguments: [UInt64(1), 2, 3])
  func shape(seed: UInt64) throws {
    let found = Realism(try SimulationConfiguration(deals: 6000, quarters: 12, seed: seed))
    let deals = Double(found.deals)
    #expect(Target.size.contains(deals / 6000))
    #expect(Target.winRate.contains(Double(found.won) / Double(found.won + found.lost)))
    #expect(Target.smallCycle.contains(found.medianCycle(.smb)))
    #expect(Target.enterpriseCycle.contains(found.medianCycle(.enterprise)))
    #expect(
      Target.lastThreeWeeks.contains(Double(found.wonInLastThreeWeeks) / Double(found.won)))
    #expect(Target.open.contains(Double(found.open) / deals))
    #expect(Target.zombiesOfOpen.contains(Double(found.zombies) / Double(found.open)))
    #expect(Usual.historyRows.contains(Double(found.historyRows) / deals))
    #expect(Usual.activities.contains(Double(found.activities) / deals))
    #expect(Usual.handovers.contains(Double(found.handovers) / deals))
    #expect(found.pushes > found.deals / 2 && found.setbacks > 0)
    expectQuarters(found)
  }

  private func expectQuarters(_ found: Realism) {
    for place in found.settled {
      #expect(found.bookings[place] > 0)
    }
    // One quarter varies too much in a business of this size: the mean has to be in the range.
    let shares = found.settled.map { found.createdAndWon[$0] / found.bookings[$0] }
    let share = shares.reduce(0, +) / Double(shares.count)
    #expect(Target.createdAndWon.contains(share))
    #expect(Target.detrendedVariation.contains(found.detrendedVariation))
  }

  @Test("in quotas that are met about as often as missed")
  func quotasMet() throws {
    var (met, all) = (0, 0)
    for seed in UInt64(100)..<130 {
      let configuration = try SimulationConfiguration(deals: 1000, quarters: 12, seed: seed)
      let simulator = Simulator(configuration)
      let tally = simulator.tally()
      let totals = simulator.quotas(tally).filter { $0.region == nil }
      for (quota, quarter) in zip(totals, tally.quarters.dropLast()) {
        all += 1
        met += quarter.bookings >= quota.amountMinor ? 1 : 0
      }
    }
    #expect(Usual.quotasMet.contains(Double(met) / Double(all)))
  }

  @Test("and states chances of a win that come true")
  func calibration() throws {
    var outcomes = Array(repeating: (stated: 0.0, won: 0.0, count: 0.0), count: 4)
    let configuration = try SimulationConfiguration(deals: 12_000, quarters: 12, seed: 4)
    Simulator(configuration).forEachDeal { deal in
      guard deal.closedAt != nil else { return }
      let place = min(3, Int(deal.truth.winProbability * 5))
      outcomes[place].stated += deal.truth.winProbability
      outcomes[place].won += deal.isWon ? 1 : 0
      outcomes[place].count += 1
    }
    for outcome in outcomes {
      let difference = abs(outcome.stated - outcome.won) / outcome.count
      #expect(difference < Usual.calibrationTolerance)
    }
  }
}

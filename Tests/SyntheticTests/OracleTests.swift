import Statistics
import Testing

@testable import Synthetic

@Suite("Oracle")
struct OracleTests {
  /// Bounds of a standard normal number that one case in 30,000 misses.
  private static let deviations = 4.2

  private let simulator: Simulator
  private let oracle: Oracle
  private let answers: [OracleAnswer]
  private let deals: [Int: SyntheticDeal]

  init() throws {
    let fixture = try OracleFixture.shared.get()
    (simulator, oracle) = (fixture.simulator, fixture.oracle)
    (answers, deals) = (fixture.answers, fixture.deals)
  }

  @Test("asks before days 1, 29 and 64 of the last eight whole quarters, as far as they are whole")
  func dates() {
    #expect(answers.count == 24)
    let last = QuarterNumber(containing: SimulationConfiguration.defaultLastDay).value - 1
    for (index, answer) in answers.enumerated() {
      let quarter = QuarterNumber(last - 7 + index / 3)
      #expect(answer.day == quarter.firstDay + [0, 28, 63][index % 3] - 1)
      #expect(
        answer.bookings.map(\.ahead) == (index < 21 ? [0, 0, 0, 0, 1, 1, 1, 1] : [0, 0, 0, 0]))
      #expect(answer.bookings.allSatisfy { $0.quarter.value == quarter.value + $0.ahead })
    }
  }

  @Test("counts what is booked by the end of the day, to the cent")
  func booked() {
    for answer in answers {
      for bookings in answer.bookings {
        let end = (answer.day + 1) * 86_400
        let won = deals.values.filter { deal in
          guard let closedAt = deal.closedAt, deal.isWon, closedAt < end else { return false }
          return QuarterNumber(containing: closedAt / 86_400) == bookings.quarter
            && (bookings.segment == nil || bookings.segment == deal.segment)
        }
        #expect(bookings.booked == won.reduce(0) { $0 + $1.finalState.amountMinor })
        #expect(bookings.quantiles.allSatisfy { $0 >= Double(bookings.booked) })
        #expect(bookings.quantiles == bookings.quantiles.sorted())
      }
    }
  }

  @Test("gives a chance to exactly the deals that are open at the end of the day")
  func open() {
    for answer in answers {
      let end = (answer.day + 1) * 86_400
      let open = deals.values.filter { $0.createdAt < end && ($0.closedAt ?? end) >= end }
      let asked = answer.chances.filter { $0.ahead == 0 }.map(\.number)
      #expect(asked == open.map(\.number).sorted())
    }
  }

  /// With the shocks known, outcomes are independent given the state at the date: the number won
  /// has the variance of as many coins, and that of the chances' own error.
  @Test(
    "its chances are right on average, in every segment and stage, once the quarter has begun",
    arguments: [1, 2])
  func calibration(date: Int) {
    var slices: [String: (won: Double, expected: Double, variance: Double)] = [:]
    for answer in stride(from: date, to: answers.count, by: 3).map({ answers[$0] }) {
      for chance in answer.chances where chance.ahead == 0 {
        guard let deal = deals[chance.number] else { continue }
        let p = chance.probability
        let won = isWon(deal, after: answer.day) ? 1.0 : 0
        let stage = deal.state(at: (answer.day + 1) * 86_400 - 1)?.stage.rawValue ?? ""
        for slice in ["all", deal.segment.rawValue, stage] {
          var sums = slices[slice] ?? (0, 0, 0)
          sums.won += won
          sums.expected += p
          sums.variance += p * (1 - p) * (1 + 1 / Double(oracle.pathCount))
          slices[slice] = sums
        }
      }
    }
    #expect(slices.count == 8)
    for (slice, sums) in slices {
      let z = (sums.won - sums.expected) / sums.variance.squareRoot()
      #expect(abs(z) < OracleTests.deviations, "\(slice): \(z)")
    }
  }

  /// Whether the deal is won after a day within the quarter of the day after.
  private func isWon(_ deal: SyntheticDeal, after day: Int) -> Bool {
    guard let closedAt = deal.closedAt, deal.isWon else { return false }
    let closed = closedAt / 86_400
    return closed > day
      && QuarterNumber(containing: closed) == QuarterNumber(containing: day + 1)
  }

  @Test("its intervals of 95 % hold most bookings, and its means are off by few deviations")
  func bookings() throws {
    var (inside, all) = (0.0, 0.0)
    for answer in answers {
      for bookings in answer.bookings where bookings.segment == nil {
        let won = deals.values.filter { deal in
          guard let closedAt = deal.closedAt, deal.isWon else { return false }
          return QuarterNumber(containing: closedAt / 86_400) == bookings.quarter
        }
        let actual = Double(won.reduce(0) { $0 + $1.finalState.amountMinor })
        inside += bookings.quantiles[0] <= actual && actual <= bookings.quantiles[4] ? 1 : 0
        all += 1
        let deviation = (bookings.quantiles[3] - bookings.quantiles[1]) / 2.563
        #expect(abs(actual - bookings.mean) < OracleTests.deviations * deviation)
      }
    }
    // Dates of one quarter hang together: some 16 independent cases, of which 12 must be inside.
    #expect(inside / all >= 0.75)
  }

  @Test("lives that are stopped at any day end as those that run through")
  func stopped() {
    simulator.forEachBirth { number, birth in
      guard number % 7 == 0 else { return }
      var life = DealLife(number: number, birth: birth, world: simulator.world)
      for offset in stride(from: birth.offset, to: simulator.world.market.count, by: 9) {
        life.live(until: offset)
      }
      #expect(life.run() == deals[number])
    }
  }

  @Test("gives the same for the same seed, whatever the order of its blocks")
  func reproducible() {
    let blocks = (0..<oracle.blockCount).reversed().map { oracle.paths(date: 3, block: $0) }
    #expect(oracle.answer(date: 3, blocks.reversed()) == answers[3])
  }

  @Test("does not know the shocks of a quarter that has not begun")
  func shocks() {
    let (market, shape) = (simulator.world.market, simulator.world.shape)
    for date in Oracle.dates(simulator) {
      let isFirstDay = QuarterNumber(containing: date.day + 1).firstDay == date.day + 1
      #expect(date.firstUnknown == (isFirstDay ? date.place : date.place + 1))
      var stream = RandomStream(seed: 3, stream: 0)
      let fresh = market.withFreshShocks(from: date.firstUnknown, shape, &stream)
      for place in market.winShocks.indices {
        #expect((fresh.winShocks[place] == market.winShocks[place]) == (place < date.firstUnknown))
        #expect(
          (fresh.creationShocks[place] == market.creationShocks[place])
            == (place < date.firstUnknown))
      }
    }
  }

  @Test("refuses oddities and too few paths")
  func refusals() throws {
    let odd = Simulator(try SimulationConfiguration(deals: 200, seed: 1, oddities: .usual))
    #expect(throws: SimulationError.together("an oracle", "oddities")) { try Oracle(odd) }
    #expect(throws: SimulationError.paths(found: 3, allowed: 50...100_000)) {
      try Oracle(simulator, paths: 3)
    }
  }
}

/// A simulation of moderate size and what the oracle says of it, made once.
private struct OracleFixture {
  let simulator: Simulator
  let oracle: Oracle
  var answers: [OracleAnswer] = []
  var deals: [Int: SyntheticDeal] = [:]

  static let shared = Result { try OracleFixture() }

  private init() throws {
    simulator = Simulator(
      try SimulationConfiguration(deals: 4_000, quarters: 12, seed: 6, preset: .base))
    oracle = try Oracle(simulator, paths: 100)
    for date in 0..<oracle.dateCount {
      answers.append(
        oracle.answer(
          date: date, (0..<oracle.blockCount).map { oracle.paths(date: date, block: $0) }))
    }
    var deals: [Int: SyntheticDeal] = [:]
    simulator.forEachDeal { deals[$0.number] = $0 }
    self.deals = deals
  }
}

import Testing

@testable import Synthetic

@Suite("ClosingCapacity")
struct ClosingCapacityTests {
  private static func deals(_ capacity: ClosingCapacity?) throws -> [SyntheticDeal] {
    var deals: [SyntheticDeal] = []
    Simulator(try configuration(capacity)).forEachDeal { deals.append($0) }
    return deals
  }

  private static func configuration(
    _ capacity: ClosingCapacity?
  ) throws -> SimulationConfiguration {
    try SimulationConfiguration(
      deals: 3_000, quarters: 12, seed: 5, preset: .base, closingCapacity: capacity)
  }

  /// Closings by calendar week, counted from a Monday in January 1970.
  private func closings(_ deals: [SyntheticDeal]) -> [Int: Int] {
    var weeks: [Int: Int] = [:]
    for deal in deals {
      if let closedAt = deal.closedAt { weeks[(closedAt / 86_400 - 4) / 7, default: 0] += 1 }
    }
    return weeks
  }

  @Test("no week has more closings than the limit", arguments: [1, 7, 12])
  func limit(perWeek: Int) throws {
    let deals = try ClosingCapacityTests.deals(.atMost(perWeek))
    #expect(closings(deals).values.max() == perWeek)
  }

  @Test("auto is 85 % of the second half's mean, and binds in nearly every week of the last year")
  func automatic() throws {
    let configuration = try ClosingCapacityTests.configuration(.automatic)
    let simulator = Simulator(configuration)
    let truth = try #require(simulator.truth(simulator.tally()).closingCapacity)
    let half = (configuration.lastDay + 1 - configuration.firstDay) / 2
    let wanted = try ClosingCapacityTests.deals(nil).compactMap(\.closedAt)
    let mean =
      Double(wanted.count { $0 / 86_400 > configuration.lastDay - half }) / (Double(half) / 7)
    #expect(truth.closingsPerWeek == Int((0.85 * mean).rounded()))
    #expect(truth.wanted == wanted.count && truth.isAutomatic)
    #expect(truth.waiting > 0 && truth.delayed > truth.waiting)
    let deals = try ClosingCapacityTests.deals(.automatic)
    let weeks = closings(deals)
    #expect(weeks.values.max() == truth.closingsPerWeek)
    let last = (configuration.lastDay - 4) / 7 - 1
    let full = (last - 51...last).count { weeks[$0] == truth.closingsPerWeek }
    #expect(full >= 48)
  }

  @Test("deals close in the order in which they want to, with the outcome they would have had")
  func order() throws {
    let free = try ClosingCapacityTests.deals(nil)
    let limited = try ClosingCapacityTests.deals(.atMost(12))
    let end = SimulationConfiguration.defaultLastDay / 7 + 1
    #expect(free.count == limited.count)
    var weeks: [(wanted: Int, got: Int)] = []
    for (before, after) in zip(free, limited) {
      guard let wanted = before.closedAt else {
        #expect(before == after)
        continue
      }
      let changes = after.history.filter { $0.changedAt < wanted }
      #expect(changes == Array(before.history.dropLast()))
      weeks.append((wanted, after.closedAt.map { ($0 / 86_400 - 4) / 7 } ?? end))
      guard let closedAt = after.closedAt else { continue }
      #expect(closedAt >= wanted)
      #expect(before.isWon == after.isWon)
      #expect(before.finalState.amountMinor == after.finalState.amountMinor)
      #expect(after.finalState.closeDay == closedAt / 86_400)
    }
    weeks.sort { $0.wanted < $1.wanted }
    #expect(zip(weeks, weeks.dropFirst()).allSatisfy { $0.got <= $1.got })
  }

  @Test("deals that wait change in order, on working days, are pushed and talked about")
  func waiting() throws {
    let free = try ClosingCapacityTests.deals(nil)
    let limited = try ClosingCapacityTests.deals(.atMost(12))
    var (pushes, talks) = (0, 0)
    for (before, after) in zip(free, limited) where before != after {
      let instants = after.history.map(\.changedAt)
      #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 < $1 })
      #expect(instants.allSatisfy { ($0 / 86_400) % 7 != 2 && ($0 / 86_400) % 7 != 3 })
      let starts = after.activities.map(\.start)
      #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(starts.allSatisfy { $0 <= after.closedAt ?? .max })
      pushes += after.history.count - before.history.count
      talks += after.activities.count - before.activities.count
    }
    #expect(pushes > 0 && talks > 0)
  }

  @Test("a limit that is never met changes nothing")
  func loose() throws {
    let free = try ClosingCapacityTests.deals(nil)
    #expect(try ClosingCapacityTests.deals(.atMost(100_000)) == free)
  }

  @Test("refuses limits below one, and what it cannot do together")
  func refusals() throws {
    #expect(throws: SimulationError.closings(found: 0, allowed: 1...1_000_000)) {
      try ClosingCapacityTests.configuration(.atMost(0))
    }
    #expect(throws: SimulationError.together("a closing capacity", "oddities")) {
      try SimulationConfiguration(
        deals: 200, seed: 1, oddities: .usual, closingCapacity: .automatic)
    }
    let simulator = Simulator(try ClosingCapacityTests.configuration(.automatic))
    #expect(throws: SimulationError.together("an oracle", "a closing capacity")) {
      try Oracle(simulator)
    }
  }
}

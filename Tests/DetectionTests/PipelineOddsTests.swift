import Calendars
import Deals
import Foundation
import Statistics
import TestSupport
import Testing

// Draws and outlooks are made by a forecast only; here they are made by hand.
@testable import Detection
@testable import Forecasting

/// Bookings drawn by hand, and what new pipeline yields.
struct NeedFixture {
  static let count = 4_000
  let bookings: [Int64]
  let draws: ForecastDraws
  let outlook: CreationOutlook

  /// Lognormal bookings, and two segments that yield a tenth in the mean.
  init(mean: Double = 8e7, deviation: Double = 1e7, weeks: [CreationWeek] = [], last: Day? = nil) {
    var random = RandomStream(seed: 3, stream: 9)
    let square = log1p(deviation * deviation / (mean * mean))
    bookings = (0..<Self.count).map { _ in
      Int64((mean * exp(square.squareRoot() * random.normal() - square / 2)).rounded())
    }
    draws = Self.draws(bookings)
    // Wins of 20,000.00 and 50,000.00 on average.
    let small = SegmentCreation(
      label: "SMB", group: 0, share: 0.25, meanAmount: 1.8e6,
      winAmounts: [1e6, 2e6, 3e6], today: SegmentYield(wins: 0.08 / 2e6, value: 0.08))
    let large = SegmentCreation(
      label: "Enterprise", group: 1, share: 0.75, meanAmount: 6e6,
      winAmounts: [1, 2], today: SegmentYield(wins: 0.12 / 5e6, value: 0.12))
    // nu E[amount^2] of both.
    let squares = (1e12 + 4e12 + 9e12) / 3
    let largeSquares = 2.5 * pow(5e6 / 1.5, 2)
    let smallPart = 0.25 * 0.08 / 2e6 * squares
    let second = smallPart + 0.75 * 0.12 / 5e6 * largeSquares
    outlook = CreationOutlook(
      yield: 0.25 * 0.08 + 0.75 * 0.12, secondMoment: second, largestCreated: 1e10,
      lastUsefulDay: last, segments: [small, large], weeks: weeks)
  }

  static func draws(_ bookings: [Int64], factor: Double = 1) -> ForecastDraws {
    let blocks = stride(from: 0, to: bookings.count, by: Simulation.block).map {
      Array(bookings[$0..<min(bookings.count, $0 + Simulation.block)])
    }
    return ForecastDraws(
      cells: CellDraws(cellCount: 1, drawCount: bookings.count, blocks: blocks),
      members: [[]: 0..<1], booked: [[]: 0],
      multipliers: Array(
        repeating: Array(repeating: factor, count: bookings.count), count: 2), seed: 1)
  }

  func odds(_ quota: Int64, limit: Double = 1e10, factor: Double = 1) -> PipelineOdds {
    PipelineOdds(
      bookings: bookings, draws: Self.draws(bookings, factor: factor),
      segments: outlook.segments, yields: outlook.segments.map(\.today), quota: quota,
      limit: limit, stream: 7)
  }

  /// A node with these bookings and this quota.
  func node(quota: Int64) -> NodeForecast {
    let sorted = bookings.sorted()
    return NodeForecast(
      path: [], grade: .model, booked: 0,
      open: bookings.reduce(0, +) / Int64(bookings.count), new: 0,
      quantiles: BookingsForecast.probabilities.map {
        sorted[Int($0 * Double(sorted.count - 1))]
      }, quota: quota,
      probabilityOfQuota: Double(sorted.count { $0 >= quota }) / Double(sorted.count),
      baselines: NodeBaselines(stageWeighted: nil, pace: nil), openCount: 1)
  }
}

@Suite("Pipeline needed by draws")
struct PipelineOddsTests {
  let fixture = NeedFixture()

  @Test(
    "draws and the closed form agree where bookings are lognormal",
    arguments: [0.5, 0.7, 0.8, 0.9])
  func closedForm(probability: Double) throws {
    let byDraws = try #require(fixture.odds(100_000_000).needed(for: probability))
    let closed = try #require(
      ClosedFormNeed.solve(
        quota: 1e8, mean: 8e7, deviation: 1e7, probability: probability,
        outlook: fixture.outlook))
    #expect(agree(byDraws, closed, within: neededByDrawsError), "\(byDraws) and \(closed)")
  }

  @Test("the amount found, put back, gives the wanted probability; anything less does not")
  func plugBack() throws {
    let odds = fixture.odds(100_000_000)
    for wanted in [0.3, 0.5, 0.8, 0.95] {
      let needed = try #require(odds.needed(for: wanted))
      #expect(odds.probability(creating: needed) >= wanted)
      #expect(odds.probability(creating: needed.nextDown) < wanted)
    }
  }

  @Test("more pipeline never lowers the odds, a higher quota never raises them")
  func monotone() {
    let amounts = stride(from: 0.0, through: 1e9, by: 2e7)
    let odds = [90_000_000, 100_000_000, 130_000_000].map { fixture.odds($0) }
    for one in odds {
      let chances = amounts.map { one.probability(creating: $0) }
      #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 <= $1 })
      #expect((chances.last ?? 0) > chances[0])
    }
    for amount in amounts {
      let chances = odds.map { $0.probability(creating: amount) }
      #expect(chances == chances.sorted(by: >))
    }
  }

  @Test("without new pipeline the odds are the forecast's own; shocks scale what new deals bring")
  func shocks() throws {
    let quota: Int64 = 85_000_000
    let own = Double(fixture.bookings.count { $0 >= quota }) / Double(NeedFixture.count)
    #expect(fixture.odds(quota).probability(creating: 0) == own)
    // Wins twice as large: draw by draw no more is needed.
    let usual = try #require(fixture.odds(100_000_000).needed(for: 0.8))
    let doubled = try #require(fixture.odds(100_000_000, factor: 2).needed(for: 0.8))
    #expect(doubled < usual)
    #expect(fixture.odds(100_000_000, factor: 0).needed(for: 0.8) == nil)
  }

  @Test("nothing is needed where the odds suffice; above the limit there is no answer")
  func ends() {
    let solver = NeedSolver(probability: 0.8, draws: fixture.draws)
    let safe = solver.needed(fixture.node(quota: 60_000_000), fixture.outlook)
    #expect(safe?.pipeline == 0)
    #expect(safe?.byDate == nil)
    #expect(safe?.plan == nil)
    let limited = fixture.odds(100_000_000, limit: 1e7)
    #expect(limited.needed(for: 0.8) == nil)
    #expect(limited.probability(creating: 1e7) > limited.probability(creating: 0))
    #expect(limited.probability(creating: 1e7) < 0.8)
    #expect(limited.probability(creating: 1e9) == limited.probability(creating: 1e7))
  }

  @Test("out of reach, the report names the most ever created and what it would lead to")
  func unreachable() throws {
    let usual = fixture.outlook
    let small = CreationOutlook(
      yield: usual.yield, secondMoment: usual.secondMoment, largestCreated: 1e7,
      lastUsefulDay: nil, segments: usual.segments)
    let needed = try #require(
      NeedSolver(probability: 0.8, draws: fixture.draws).needed(
        fixture.node(quota: 100_000_000), small))
    #expect(needed.pipeline == nil)
    #expect(needed.plan == nil)
    #expect(needed.segments.map(\.amount) == [nil, nil])
    #expect(needed.mostCreated == 10_000_000)
    let reachable = try #require(needed.reachable)
    #expect(reachable < 0.8)
    #expect(reachable > 0)
  }

  @Test("the weeks of a plan add up, by segment too; later yields make it the larger")
  func plan() throws {
    let monday = try Day(iso: "2025-11-03")
    let weeks = (0..<3).map { week in
      let share = 1 - 0.3 * Double(week)
      return CreationWeek(
        start: monday + 7 * week, end: monday + 7 * week + (week < 2 ? 7 : 4),
        businessDays: week < 2 ? 5 : 4,
        yields: fixture.outlook.segments.map {
          SegmentYield(wins: share * $0.today.wins, value: share * $0.today.value)
        })
    }
    let last = monday + 17
    let planned = NeedFixture(weeks: weeks, last: last)
    let needed = try #require(
      NeedSolver(probability: 0.8, draws: planned.draws).needed(
        planned.node(quota: 100_000_000), planned.outlook))
    let plan = try #require(needed.plan)
    #expect(plan.weeks.reduce(0) { $0 + $1.amount } == plan.total)
    #expect(plan.weeks.allSatisfy { $0.segments.reduce(0, +) == $0.amount })
    #expect(plan.total > (needed.pipeline ?? .max))
    #expect(needed.segments.reduce(0) { $0 + ($1.amount ?? 0) } == needed.pipeline)
    #expect(plan.weeks.last?.last == last)
    #expect(needed.byDate == last)
    // Even over the business days: 5, 5 and 4 of 14.
    #expect(abs(plan.weeks[0].amount - plan.weeks[1].amount) <= 1)
    #expect(abs(14 * plan.weeks[2].amount - 4 * plan.total) <= 14)
  }

  @Test("an amount is split without loss")
  func split() {
    #expect(EvenSplit.split(100, by: [1, 1, 1]) == [33, 34, 33])
    #expect(EvenSplit.split(7, by: [0, 1, 0]) == [0, 7, 0])
    #expect(EvenSplit.split(1, by: [1, 1, 1, 1]).reduce(0, +) == 1)
  }
}

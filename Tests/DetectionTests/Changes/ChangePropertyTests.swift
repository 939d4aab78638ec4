import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting
import Testing

@Suite("Changes of a thousand random event sequences")
struct ChangePropertyTests {
  private static let first = Day(number: 19_800)
  private static let days = 60
  private static let sequences: UInt64 = 1_000

  private func replay(_ seed: UInt64, _ random: inout NoiseSource) throws -> StubReplay {
    let crm = try RandomCRM(seed: seed, first: Self.first, days: Self.days).crm
    let settings = crm.settings(hierarchy: ["region", "owner"])
    let book = try crm.book(settings)
    let known = book.known(atEndOf: Self.first + Self.days)
    let quarter = known.calendar.quarter(containing: Self.first + Int(seed % 60))
    let target = ForecastTarget(
      known.calendar.period(quarter, offsetBy: seed % 7 == 0 ? 1 : 0))
    return StubReplay(
      book: book, target: target, levels: seed % 3 == 0 ? [] : ["region", "owner"],
      switches: (0..<3).map { _ in Self.first + Int.random(in: 0...Self.days, using: &random) }
        .sorted(), endsDiffer: seed % 2 == 0)
  }

  @Test("the lines add up to the difference of the two forecasts, without a rest")
  func residual() throws {
    var random = NoiseSource(seed: 1)
    var moved = 0
    for seed in 0..<Self.sequences {
      let replay = try replay(seed, &random)
      let start = Self.first + Int.random(in: -1..<Self.days, using: &random)
      let end = start + Int.random(in: 1...Self.days, using: &random)
      let outcome = replay.outcome(start, end)
      var sums = replay.forecast(start)
      for row in outcome.rows { sums[row.path, default: 0] += row.amount }
      #expect(sums.filter { $0.value != 0 } == replay.forecast(end), "sequence \(seed)")
      moved += outcome.rows.count
    }
    #expect(moved > 10_000)
  }

  @Test("two stretches that meet add up to the whole, line by line and deal by deal")
  func additivity() throws {
    var random = NoiseSource(seed: 2)
    for seed in 0..<Self.sequences {
      let replay = try replay(seed, &random)
      let ends = (Self.first - 1, Self.first + Self.days)
      let middle = Self.first + Int.random(in: 0..<Self.days, using: &random)
      let whole = lines(replay.outcome(ends.0, ends.1).rows)
      let parts = lines(
        replay.outcome(ends.0, middle).rows + replay.outcome(middle, ends.1).rows)
      let differing = Set(whole.keys).union(parts.keys).filter { whole[$0] != parts[$0] }
        .map { "\($0.id) \($0.cause) \($0.path): \(whole[$0] ?? 0) and \(parts[$0] ?? 0)" }
      #expect(differing.isEmpty, "sequence \(seed), split at \(middle)")
    }
  }

  @Test("what happens after the last day has no influence")
  func lookAhead() throws {
    var random = NoiseSource(seed: 3)
    for seed in 0..<100 {
      let crm = try RandomCRM(seed: UInt64(seed), first: Self.first, days: Self.days).crm
      let end = Self.first + Int.random(in: 5..<Self.days, using: &random)
      let limit = Int64((end + 1).number) * 86_400
      var cut = crm
      cut.changes.removeAll { $0.at >= limit }
      cut.activities.removeAll { $0.at >= limit }
      cut.rates.removeAll { Int64($0.day) * 86_400 >= limit }
      cut.people.removeAll { $0.validFrom != Blank.instant && $0.validFrom >= limit }
      for index in cut.deals.indices where (cut.deals[index].deleted ?? 0) >= limit {
        cut.deals[index].deleted = nil
      }
      // Later records decide which fields have a history at all; here some of each come early.
      let settings = crm.settings(hierarchy: ["region", "owner"])
      let target = ForecastTarget(
        try crm.book(settings).calendar.quarter(containing: Self.first + 10))
      let outcomes = try [crm, cut].map {
        lines(
          StubReplay(book: try $0.book(settings), target: target, levels: ["owner"])
            .outcome(Self.first + 2, end).rows)
      }
      #expect(outcomes[0] == outcomes[1], "sequence \(seed)")
    }
  }
}

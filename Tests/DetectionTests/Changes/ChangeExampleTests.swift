import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting
import Testing

/// Worked out by hand: 10 % in Qualify, 40 % in Proposal, 80 % in Commit, half of it where the close
/// date lies past the period; nothing else counts.
@Suite("Changes worked out by hand")
struct ChangeExampleTests {
  private static let quarterEnd = Day(number: 19_813)  // 2024-04-01 is 19 814

  private static let chance: StubPricing.Chance = { deal, _ in
    let stage = [0.1, 0.4, 0.8][min(2, deal.stage ?? 0)]
    let isOut = deal.closeDay.map { $0 > quarterEnd } ?? false
    return isOut ? stage / 2 : stage
  }

  private func replay(_ crm: SampleCRM, levels: [String] = []) throws -> StubReplay {
    let book = try crm.book(crm.settings(hierarchy: ["region", "owner"]))
    let quarter = book.calendar.quarter(containing: try Day(iso: "2024-02-01"))
    return StubReplay(
      book: book, target: ForecastTarget(quarter), levels: levels, chance: Self.chance)
  }

  private func sums(
    _ crm: SampleCRM, _ first: String, _ last: String, levels: [String] = []
  ) throws -> [ChangeCause: Int64] {
    var sums: [ChangeCause: Int64] = [:]
    let outcome = try replay(crm, levels: levels).outcome(Day(iso: first), Day(iso: last))
    for row in outcome.rows { sums[row.cause, default: 0] += row.amount }
    return sums
  }

  private func opened(_ id: String = "D1", on day: String = "2024-01-10") throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal(id, created: day, amount: 100_000)
    try crm.change(
      id, day, stage: "Qualify", amount: 100_000, closeDay: "2024-03-20", owner: "Ada")
    return crm
  }

  @Test("a deal's life is told by its events")
  func life() throws {
    var crm = try opened()
    try crm.change("D1", "2024-01-20T10:00", stage: "Proposal")
    try crm.change("D1", "2024-01-25T10:00", closeDay: "2024-04-20")
    try crm.change("D1", "2024-01-26T10:00", closeDay: "2024-03-31")
    try crm.change("D1", "2024-02-01T10:00", amount: 150_000)
    try crm.change("D1", "2024-03-01T10:00", amount: 140_000)
    try crm.change("D1", "2024-03-10T10:00", stage: "Won")
    #expect(
      try sums(crm, "2024-01-09", "2024-03-31") == [
        .new: 10_000, .stageForward: 30_000, .pushedOut: -20_000, .pulledIn: 20_000,
        .amountUp: 20_000, .amountDown: -4_000, .won: 140_000 - 56_000,
      ])
  }

  @Test("of one instant the owner counts first, then amount, close date and stage")
  func order() throws {
    var crm = try opened()
    try crm.change(
      "D1", "2024-02-01T10:00", stage: "Commit", amount: 200_000, closeDay: "2024-05-01",
      owner: "Zoe")
    // 10 % of 100,000 -> 10 % of 200,000 -> 5 % of it -> 40 % of it.
    #expect(
      try sums(crm, "2024-01-31", "2024-02-02") == [
        .owner: 0, .amountUp: 10_000, .pushedOut: -10_000, .stageForward: 70_000,
      ])
    for seed in 0..<5 {
      #expect(
        try sums(crm.shuffled(seed: UInt64(seed)), "2024-01-31", "2024-02-02")
          == sums(crm, "2024-01-31", "2024-02-02"))
    }
  }

  @Test("a close takes all of its instant but owner and amount")
  func close() throws {
    var crm = try opened()
    try crm.change(
      "D1", "2024-02-01T10:00", stage: "Won", amount: 200_000, closeDay: "2024-02-01")
    #expect(
      try sums(crm, "2024-01-31", "2024-02-02") == [.amountUp: 10_000, .won: 180_000])
  }

  @Test("lost, reopened, won again; a correction of a won deal's amount is one of amount")
  func reopened() throws {
    var crm = try opened()
    try crm.change("D1", "2024-02-01T10:00", stage: "Lost")
    try crm.change("D1", "2024-02-10T10:00", stage: "Commit")
    try crm.change("D1", "2024-02-20T10:00", stage: "Won")
    try crm.change("D1", "2024-02-25T10:00", amount: 90_000)
    #expect(
      try sums(crm, "2024-01-31", "2024-03-01") == [
        .lost: -10_000, .reopened: 80_000, .won: 20_000, .amountDown: -10_000,
      ])
  }

  @Test("won before the period begins is booked elsewhere; the end of the period takes the rest")
  func elsewhere() throws {
    var crm = try opened()
    try crm.change("D1", "2024-02-01T10:00", stage: "Won")
    try crm.deal("D2", created: "2024-01-10", amount: 100_000)
    try crm.change("D2", "2024-01-10", stage: "Proposal", amount: 100_000, owner: "Ada")
    var replay = try replay(crm)
    let rows = replay.outcome(try Day(iso: "2024-01-31"), try Day(iso: "2024-03-31")).rows
    #expect(rows.filter { $0.id == "D2" }.map(\.cause) == [.time])
    #expect(rows.filter { $0.id == "D2" }.map(\.amount) == [-40_000])
    let next = replay.book.calendar.quarter(containing: try Day(iso: "2024-05-01"))
    replay = StubReplay(
      book: replay.book, target: ForecastTarget(next), chance: Self.chance)
    let other = replay.outcome(try Day(iso: "2024-01-31"), try Day(iso: "2024-02-02")).rows
    #expect(other.map(\.cause) == [.wonElsewhere])
    #expect(other.map(\.amount) == [-10_000])
  }

  @Test("a deleted deal takes away what it stood at, whatever it was")
  func deleted() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-10", amount: 100_000, deleted: "2024-02-10T09:00")
    try crm.change("D1", "2024-01-10", stage: "Commit", amount: 100_000, owner: "Ada")
    try crm.deal("D2", created: "2024-01-10", amount: 100_000, deleted: "2024-02-10T09:00")
    try crm.change("D2", "2024-01-10", stage: "Commit", amount: 100_000, owner: "Ada")
    try crm.change("D2", "2024-01-20", stage: "Won")
    #expect(try sums(crm, "2024-01-31", "2024-02-20") == [.deleted: -180_000])
    #expect(try sums(crm, "2024-02-20", "2024-02-25").isEmpty)
  }

  @Test("a move between owners is a loss of one node and a gain of the other")
  func owners() throws {
    var crm = try opened()
    try crm.change("D1", "2024-02-01T10:00", owner: "Zoe")
    let rows = try replay(crm, levels: ["owner"]).outcome(
      Day(iso: "2024-01-31"), Day(iso: "2024-02-02")
    ).rows.filter { $0.amount != 0 }
    #expect(rows.map(\.cause) == [.ownerOut, .ownerIn])
    #expect(rows.map(\.path) == [["Ada"], ["Zoe"]])
    #expect(rows.map(\.amount) == [-10_000, 10_000])
  }

  @Test("an owner who moves to another region takes the deals along")
  func places() throws {
    var crm = try opened()
    crm.people = [
      PersonFact(owner: "Ada", manager: "", region: "North"),
      PersonFact(
        owner: "Ada", manager: "", region: "South", validFrom: try seconds("2024-02-01T10:00")),
    ]
    let rows = try replay(crm, levels: ["region"]).outcome(
      Day(iso: "2024-01-31"), Day(iso: "2024-02-02")
    ).rows.filter { $0.amount != 0 }
    #expect(rows.map(\.path) == [["North"], ["South"]])
    #expect(rows.map(\.amount) == [-10_000, 10_000])
  }

  @Test("a change of the rate is one of exchange rates, also at the instant of another change")
  func rates() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-10", amount: 100_000, currency: "USD")
    try crm.change("D1", "2024-01-10", stage: "Commit", amount: 100_000, owner: "Ada")
    try crm.change("D1", "2024-02-10", amount: 200_000)
    let day = { (text: String) throws -> Int32 in try Day(iso: text).number }
    crm.rates = [
      RateFact(currency: "USD", day: try day("2024-01-01"), rate: 0.9),
      RateFact(currency: "USD", day: try day("2024-02-01"), rate: 0.95),
      RateFact(currency: "USD", day: try day("2024-02-10"), rate: 0.9),
    ]
    #expect(try sums(crm, "2024-02-01", "2024-02-05").isEmpty)
    // 80 % of 90,000 -> of 95,000 on the 1st, after the end of the 31st.
    #expect(try sums(crm, "2024-01-31", "2024-02-05") == [.exchangeRates: 4_000])
    // Back to 90,000, and then twice as much of it.
    #expect(
      try sums(crm, "2024-02-05", "2024-02-12") == [.exchangeRates: -4_000, .amountUp: 72_000])
  }

  @Test("nodes add up to their parents, line by line but for moves between them")
  func nodes() throws {
    let crm = try RandomCRM(seed: 11, first: try Day(iso: "2024-01-05"), days: 60).crm
    let levels = ["region", "owner"]
    let replay = try replay(crm, levels: levels)
    let days = (try Day(iso: "2024-01-10"), try Day(iso: "2024-02-20"))
    let outcome = replay.outcome(days.0, days.1)
    let stand = ForecastStand(parts: [])
    let nodes = try ChangeFinder(levels: levels, start: stand, end: stand, outcome: outcome)
      .nodes(first: forecast(replay, days.0, levels), last: forecast(replay, days.1, levels))
    #expect(nodes.allSatisfy { $0.residual == 0 })
    let total = try #require(nodes.first)
    #expect(total.path.isEmpty)
    let moves: Set<ChangeCause> = [.ownerIn, .ownerOut]
    for depth in 1...2 {
      let level = nodes.filter { $0.path.count == depth }
      for line in total.lines where !moves.contains(line.cause) {
        var below: Int64 = 0
        for node in level {
          for other in node.lines where other.cause == line.cause { below += other.amount }
        }
        #expect(below == line.amount, "\(line.cause)")
      }
    }
    #expect(!total.lines.contains { moves.contains($0.cause) })
  }

  private func forecast(
    _ replay: StubReplay, _ day: Day, _ levels: [String]
  ) throws -> BookingsForecast {
    let leaves = replay.forecast(day)
    let paths = Set(leaves.keys.flatMap { leaf in (0...leaf.count).map { Array(leaf.prefix($0)) } })
      .union([[]])
    let nodes = paths.sorted { $0.count < $1.count }.map { path in
      NodeForecast(
        path: zip(levels, path).map { PathElement(level: $0, value: $1) }, grade: .model,
        booked: leaves.filter { $0.key.starts(with: path) }.reduce(0) { $0 + $1.value }, open: 0,
        new: 0, quantiles: BookingsForecast.probabilities.map { _ in 0 }, quota: nil,
        probabilityOfQuota: nil, baselines: NodeBaselines(), openCount: 0)
    }
    return BookingsForecast(
      asOf: day, currency: replay.book.settings.currency, trainedAsOf: day, target: replay.target,
      nodes: nodes, deals: [],
      warnings: [])
  }
}

import Calendars
import Currencies
import Metrics
import Reporting
import TestSupport
import Testing

@Suite("Answers to questions")
struct AskReportTests {
  private static let spent: [(Double?, Int)] = [
    (40_000_00, 20), (45_000_00, 21), (48_000_00, 18), (52_000_00, 17), (nil, 3),
  ]

  private static let costs = AcquisitionCosts(
    spent.enumerated().map { position, row in
      AcquisitionCosts.Quarter(id: "Q\(position + 1)", spend: row.0, customers: row.1)
    }, target: nil)

  /// Bookings that follow spending, and leads that do not.
  private static let campaigns: SpendResponse = {
    let cells = Array(0..<60)
    let spent: [Double] = cells.map { Double(($0 * 7) % 11) * 100_000 }
    let bookings: [Double] = cells.map { 3 * spent[$0] + Double($0 % 5) * 50_000 }
    let leads: [Double] = cells.map { Double(($0 * 3) % 7) }
    return SpendResponse(
      isWeekly: true, spends: [SpendResponse.Spend(code: "Fair", amounts: spent)],
      responses: [(.bookings, bookings), (.leads, leads)], season: [])
  }()

  private static let reps = RepStandings(
    [
      RepStandings.Record(name: "Ana", attainments: [1.3, 1.4, 1.25]),
      RepStandings.Record(name: "Ben", attainments: [0.6, 0.5, 0.7]),
      RepStandings.Record(name: "=Cleo", attainments: [1, 1.1]),
    ], quarters: ["2025-Q1", "2025-Q2", "2025-Q3"])

  private static let leaks = FunnelLeaks(
    stages: [
      FunnelLeaks.Place(
        name: "Proposal", now: (60, 100), before: (30, 100), amount: 250_000_00, unpriced: 2),
      FunnelLeaks.Place(name: "Negotiation", now: (5, 40), before: (0, 0), amount: 90_000_00),
    ],
    reasons: [
      FunnelLeaks.Place(name: "Price", now: (40, 65), before: (15, 30), amount: 200_000_00)
    ],
    sources: [
      FunnelLeaks.Place(name: "Web", now: (40, 90), before: (20, 60), amount: 180_000_00)
    ], leads: [FunnelLeaks.Place(name: "Web", now: (70, 100), before: (65, 100))])

  private static let tempo: WinTempo? = {
    let subjects = (0..<200).map { number in
      WinTempo.Subject(
        days: Double(1 + (number * 37) % 101), isWon: number % 3 != 0, stratum: number % 2,
        values: [Double(number % 4), Double(number / 7 % 2)])
    }
    return WinTempo(
      subjects,
      factors: [WinTempo.Factor(.activity, "calls"), WinTempo.Factor(.source, "Partner")],
      references: [WinTempo.Factor(.source, "Web")])
  }()

  private static func report() throws -> AskReport {
    AskReport(
      [
        .cac(costs), .campaigns(campaigns), .reps(try #require(reps)), .leads(leaks),
        .tactics(try #require(tempo)),
        .unanswered(
          .campaigns,
          reason: "spend and deals are known together of {} weeks; {} are needed", values: [7, 52]),
      ], asOf: Fixtures.asOf, currency: .eur, quarter: "2025-Q3", source: " --from 'my crm'")
  }

  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) throws {
    expectGolden(try Self.report().render(format), "ask.\(format.suffix)")
  }

  @Test("Everything is said in Spanish")
  func spanish() throws {
    let text = try Self.report().render(.table, style: TextStyle(language: .es))
    expectGolden(text, "ask.es.txt")
    for word in [" the ", " of ", " with ", " quarter", " lost"] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}

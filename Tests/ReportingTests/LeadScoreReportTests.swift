import Calendars
import Evaluation
import Forecasting
import Reporting
import TestSupport
import Testing

@Suite("Lead scores as text")
struct LeadScoreReportTests {
  /// Values made by hand; 0.5 has no log-odds, so the parts cancel.
  private static func scores(_ method: LeadScoreMethod, hasReplay: Bool = true) -> LeadScores {
    let values: [(LeadField, String, Double)] = [
      (.base, "", -1.2), (.age, "12", -0.3), (.source, "Web | shop", 0.9), (.segment, "SMB", 0.04),
      (.region, "(none)", 0.06), (.owner, "Ana Núñez", 0.3), (.company, "hadDeals", 0.35),
      (.activities, "3", -0.15),
    ]
    let leads = (0..<3).map { number -> LeadScore in
      LeadScore(
        row: number, id: "L\(number)", company: number == 0 ? "Acme, Inc." : nil,
        age: 12.5 + Double(number), chance: 0.5, rank: 0.5,
        parts: values.map { LeadScorePart(field: $0, value: $1, logOdds: $2) })
    }
    let replay = (0..<40).map { number -> LeadReplay in
      let back: Int = 90 + 30 * (number % 4)
      let chance: Double = Double(number % 10 + 1) / 20
      return LeadReplay(
        day: Fixtures.asOf - back, row: number, chance: chance, baseChance: 0.25,
        isConverted: number % 4 == 0, isModel: true)
    }
    return LeadScores(
      asOf: Fixtures.asOf, method: method, leads: leads, training: 1_234, conversions: 321,
      baseRate: 0.2601, replay: hasReplay ? replay : [], undated: 4, outgrown: 1_005)
  }

  private func render(
    _ scores: LeadScores, limit: Int? = nil, _ format: OutputFormat,
    _ style: TextStyle = TextStyle()
  ) -> String {
    LeadScoreReport.render(
      scores, skill: LeadSkill(scores), limit: limit, format: format, style: style)
  }

  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    expectGolden(render(Self.scores(.model), format), "leads.\(format.suffix)")
  }

  @Test("In Spanish, narrow, cut short; scored by age alone and never judged")
  func spanish() {
    let style = TextStyle(width: 70, language: .es)
    let texts = [
      render(Self.scores(.model), limit: 2, .table, style),
      render(Self.scores(.tooFewLeads, hasReplay: false), .table, style),
      render(Self.scores(.fieldsTellNothing, hasReplay: false), .table, style),
    ]
    expectGolden(texts.joined(separator: "\n"), "leads-es.txt")
    for line in texts.joined().split(separator: "\n") {
      #expect(DisplayText.width(String(line)) <= 70, "\(line)")
    }
  }

  @Test("The limit cuts the list in every format, and no sum")
  func limit() {
    let scores = Self.scores(.model)
    #expect(render(scores, limit: 1, .csv).split(separator: "\n").count == 2)
    #expect(render(scores, limit: 1, .json).contains("\"expectedConversions\" : 1.5"))
  }
}

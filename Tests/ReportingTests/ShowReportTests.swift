import Calendars
import Reporting
import TestSupport
import Testing

@Suite("Views of accounts, deals and representatives")
struct ShowReportTests {
  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) throws {
    let style = TextStyle(width: 100)
    expectGolden(
      ShowReport.render(try ShowFixtures.account(), limit: 6, format: format, style: style),
      "show-account.\(format.suffix)")
    expectGolden(
      ShowReport.render(try ShowFixtures.deal(), format: format, style: style),
      "show-deal.\(format.suffix)")
    expectGolden(
      ShowReport.render(try ShowFixtures.rep(), format: format, style: style),
      "show-rep.\(format.suffix)")
  }

  @Test("In Spanish, narrow, in ASCII")
  func spanish() throws {
    let style = TextStyle(width: 60, language: .es, isASCII: true)
    let texts = [
      ShowReport.render(try ShowFixtures.account(), limit: 3, format: .table, style: style),
      ShowReport.render(try ShowFixtures.deal(), format: .table, style: style),
      ShowReport.render(try ShowFixtures.rep(), format: .table, style: style),
    ]
    expectGolden(texts.joined(separator: "\n"), "show-es.txt")
    for line in texts.joined().split(separator: "\n") {
      #expect(DisplayText.width(String(line)) <= 60, "\(line)")
    }
  }

  @Test("The limit is for people: JSON and CSV hold every event")
  func limit() throws {
    let view = try ShowFixtures.account()
    for format in [OutputFormat.json, .csv] {
      #expect(
        ShowReport.render(view, limit: 1, format: format)
          == ShowReport.render(view, format: format))
    }
    let csv = ShowReport.render(view, limit: 1, format: .csv)
    #expect(csv.split(separator: "\n").count == view.timeline.events.count + 1)
  }

  @Test("Totals: what has no amount is counted and not priced")
  func totals() {
    #expect(ShownTotal([Int64?]()).amount == 0)
    #expect(ShownTotal([nil]).amount == nil && ShownTotal([nil]).count == 1)
    let some = ShownTotal([5, nil, 7])
    #expect(some.amount == 12 && some.count == 3 && some.missingCount == 1)
    #expect(ShownTotal([.max, 1]).amount == .max)
  }
}

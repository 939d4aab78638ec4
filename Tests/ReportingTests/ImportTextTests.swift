import Deals
import Foundation
import Reporting
import Tabular
import TestSupport
import Testing

@Suite("Import reports")
struct ImportTextTests {
  private let files: [FileReport]
  private let rejects = (1...12).map { number in
    Reject(
      path: "exports/deals.csv", record: 90 + number, line: 110 + number,
      column: number == 2 ? nil : "amount",
      reason: number == 3 ? "=HYPERLINK(\u{1B}) is not a number" : "\"1.234,56\" is not a number")
  }
  private let summary = ImportSummary(
    merged: [MergeCounts(table: "deals", new: 1_200, changed: 30, unchanged: 4)])

  init() throws {
    let json = """
      [{"path":"exports/deals.csv","kind":"deals","records":1250,"accepted":1234,"rejected":12,
        "passedOver":4,"unusedColumns":["Notes","Next\\u001bStep"]},
       {"path":"exports/history.csv","kind":"history","records":99,"accepted":99,"rejected":0,
        "passedOver":0,"unusedColumns":[]}]
      """
    files = try JSONDecoder().decode([FileReport].self, from: Data(json.utf8))
  }

  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    expectGolden(
      ImportText.render(files: files, rejects: rejects, summary: summary, format: format),
      "import.\(format.suffix)")
  }

  @Test("A dry run says so")
  func dryRun() {
    let text = ImportText.render(
      files: files, rejects: [], summary: ImportSummary(isDryRun: true), format: .table)
    #expect(text.contains("dry run"))
  }

  @Test("The file of rejects runs no formula")
  func rejectsFile() {
    let csv = RejectsFile.csv(rejects)
    #expect(csv.hasPrefix("path,record,line,column,reason\n"))
    #expect(csv.contains("\"'=HYPERLINK("))
    #expect(csv.components(separatedBy: "\n").count == rejects.count + 2)
  }
}

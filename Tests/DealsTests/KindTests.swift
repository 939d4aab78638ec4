import Calendars
import Deals
import Foundation
import Tabular
import Testing

@Suite("Kinds of files")
struct KindTests {
  private func kind(_ header: [String], _ name: String = "export.csv") throws -> TableKind? {
    try KindRecognition.kind(path: name, fileName: name, header: header)
  }

  @Test("canonical headers are recognised whatever the file is called")
  func canonical() throws {
    let deals = ["id", "stage", "amount", "created_at", "close_date"]
    #expect(try kind(deals) == .deals)
    #expect(try kind(["deal_id", "changed_at", "stage"]) == .history)
    #expect(try kind(["deal_id", "changed_at", "field", "value"]) == .history)
    #expect(try kind(["deal_id", "start", "kind"]) == .activities)
    #expect(try kind(["period", "owner", "amount"]) == .quotas)
    #expect(try kind(["owner", "manager", "region"]) == .people)
    #expect(try kind(["colour", "size"]) == nil)
    #expect(try kind(["Id", "StageName", "Amount", "CreatedDate", "CloseDate"]) == .deals)
    #expect(
      try kind([
        "Id. de oportunidad", "Etapa", "Importe", "Fecha de creación", "Fecha de cierre",
      ]) == .deals)
  }

  @Test("a header that fits two kinds is decided by the file's name, or refused")
  func ambiguous() throws {
    let header = ["opportunity_id", "created_date", "stage", "amount", "close_date"]
    #expect(throws: DealsError.ambiguousKind(path: "x.csv", candidates: ["deals", "history"])) {
      try kind(header, "x.csv")
    }
    #expect(try kind(header, "opportunities.csv") == .deals)
    #expect(try kind(header, "opportunity_history.csv") == .history)
  }

  @Test("a table of versions is a history: the id is the deal's, the version's start the change")
  func versions() throws {
    let header = ["_fivetran_start", "id", "stage_name", "amount", "close_date", "created_date"]
    #expect(try kind(header) == .history)
    #expect(try kind(Array(header.dropFirst())) == .deals)
    let reader = try ImportFixture().read(
      header.joined(separator: ",") + "\n2024-02-01T00:00:00Z,D1,Qualify,1,2024-05-01,2024-01-01\n",
      SourceMapping(pattern: "*", kind: .history))
    #expect(reader.facts.ids.strings == ["D1"])
    #expect(reader.facts.history.at == [Int64(try Day(iso: "2024-02-01").number) * 86_400])
  }

  @Test("what is missing is told for the kind that a file seems meant to be")
  func likely() {
    #expect(KindRecognition.likelyKind(fileName: "deals.csv", header: ["id"]) == .deals)
    #expect(KindRecognition.likelyKind(fileName: "Quotas.csv", header: ["x"]) == .quotas)
    #expect(KindRecognition.likelyKind(fileName: "x.csv", header: ["id", "stage"]) == .deals)
    #expect(KindRecognition.likelyKind(fileName: "x.csv", header: ["colour"]) == nil)
  }

  @Test(
    "public exports of Salesforce are recognised",
    arguments: [
      ("salesforce_preppin_w23/opportunity.csv", TableKind.deals),
      ("salesforce_preppin_w23/opportunity_history.csv", .history),
      ("fivetran_salesforce_seeds/sf_opportunity_data.csv", .deals),
      ("fivetran_salesforce_seeds/sf_opportunity_history_data.csv", .history),
    ])
  func salesforce(path: String, expected: TableKind) throws {
    let parts = path.split(separator: "/").map(String.init)
    guard let folder = sharedData(parts[0]) else { return }
    let header = try header(of: folder.appending(path: parts[1]))
    #expect(try kind(header, parts[1]) == expected, "\(path)")
  }
}

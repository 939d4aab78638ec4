import Calendars
import Deals
import Foundation
import Tabular
import TestSupport
import Testing
import Workflows

/// Imports of public CRM sets with the mappings that come with aforo: the totals are those of the
/// sets' own descriptions.
@Suite("Imports of public data")
struct PublicImportsTests {
  /// Reads a set by its mapping; `nil` without the data.
  private func read(_ name: String, only suffix: String = ".csv") throws -> ReadFacts? {
    guard let data = Places.publicData(name) else { return nil }
    let settings = try #require(try Project(folder: MappingFolder.path(name)).settings())
    let names = try FileManager.default.contentsOfDirectory(atPath: data).filter {
      $0.hasSuffix(suffix)
    }
    return try ReadFacts(paths: names.map { "\(data)/\($0)" }, settings: settings)
  }

  private func report(_ read: ReadFacts, _ name: String) throws -> FileReport {
    try #require(read.files.first { $0.path.hasSuffix("/" + name) })
  }

  @Test("Salesforce of Preppin' Data: 219 opportunities, 584 changes, 89 won, 57 lost, 73 open")
  func preppin() throws {
    guard let read = try read("salesforce_preppin_w23") else { return }
    #expect(read.rejects.isEmpty)
    #expect(try report(read, "opportunity.csv").accepted == 219)
    #expect(try report(read, "opportunity_history.csv").accepted == 584)
    let stages = read.settings.deals.stages
    func count(_ kind: StageKind) -> Int {
      read.facts.deals.stage.count { stages.kind(Int($0)) == kind }
    }
    #expect(count(.won) == 89)
    #expect(count(.lost) == 57)
    #expect(count(.open) == 73)
    #expect(read.facts.deals.amount.count { $0 == Blank.amount } == 2)
  }

  @Test("Salesforce through Fivetran: 10 opportunities, 10 versions, accounts and a lead")
  func fivetranSalesforce() throws {
    guard let read = try read("fivetran_salesforce_seeds") else { return }
    #expect(read.rejects.isEmpty)
    #expect(try report(read, "sf_opportunity_data.csv").accepted == 10)
    #expect(try report(read, "sf_opportunity_history_data.csv").accepted == 10)
    #expect(read.facts.accounts.count == 9, "one of the ten was merged into another")
    #expect(read.facts.leads.count == 1)
    #expect(read.facts.leads.first?.isConverted == true)
    let amounts = read.facts.deals.amount.filter { $0 != Blank.amount }
    // 24,120,000 + 200,000 + 1 + 210,000
    #expect(amounts.reduce(0, +) == 24_530_001_00)
  }

  @Test("HubSpot through Fivetran: 44 deals, 14 stages entered, 14 merges")
  func fivetranHubSpot() throws {
    guard let read = try read("fivetran_hubspot_seeds") else { return }
    #expect(read.rejects.isEmpty)
    #expect(try report(read, "deal_data.csv").accepted == 44)
    #expect(try report(read, "deal_stage_data.csv").accepted == 14)
    let log = try report(read, "deal_property_history_data.csv")
    #expect(log.records == 100)
    #expect(log.passedOver == 100, "the names of the properties are hashed")
    #expect(read.facts.merges.count == 14)
  }

  @Test("Olist: 8,000 leads, 60 of unknown origin, 842 wins")
  func olist() throws {
    guard let read = try read("olist_marketing_funnel") else { return }
    #expect(read.rejects.isEmpty)
    #expect(read.facts.leads.count == 8_000)
    #expect(read.facts.leads.count { $0.source.isEmpty } == 60)
    #expect(read.facts.deals.count == 842)
    #expect(read.facts.deals.amount.count { $0 == 0 } == 797)
    #expect(read.facts.deals.amount.contains(50_000_000_00))
  }

  @Test(
    "Maven's re-exports, month first and day first, are the same deals",
    arguments: [
      ("sales_pipeline_mdy.csv.gz", DateFormat.mdy), ("sales_pipeline_dmy_crlf.csv.gz", .dmy),
    ])
  func mavenVariants(name: String, format: DateFormat) throws {
    guard let data = Places.publicData("maven_crm") else { return }
    let settings = try #require(try Project(folder: MappingFolder.path("maven_crm")).settings())
    let plain = try ReadFacts(paths: ["\(data)/sales_pipeline.csv"], settings: settings)
    let folder = try TemporaryFolder()
    let path = folder.path("sales_pipeline.csv")
    try unpack("\(data)/variants/\(name)", to: path)
    var other = settings
    for index in other.sources.indices { other.sources[index].dateFormat = format }
    let variant = try ReadFacts(paths: [path], settings: other)
    #expect(variant.rejects.isEmpty)
    #expect(variant.facts.deals.count == 8_800)
    #expect(deals(variant.facts) == deals(plain.facts))
  }

  /// Every deal as text, by id.
  private func deals(_ facts: DealFacts) -> [String] {
    (0..<facts.deals.count).map { row in
      "\(facts.ids.string(facts.deals.deal[row])) \(facts.deals.created[row]) "
        + "\(facts.deals.closed[row]) \(facts.deals.stage[row]) \(facts.deals.amount[row])"
    }.sorted()
  }
}

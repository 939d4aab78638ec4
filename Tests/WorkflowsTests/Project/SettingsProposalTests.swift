import Calendars
import Currencies
import Deals
import TestSupport
import Testing
import Workflows

@Suite("SettingsProposal")
struct SettingsProposalTests {
  private func proposal(_ folder: String) throws -> SettingsProposal {
    try SettingsProposal(paths: try ExportFiles(at: [folder]).paths)
  }

  @Test("a simulated CRM: process in order, currency, hierarchy, segment")
  func simulated() throws {
    let exports = try SampleCRM.exports()
    let proposal = try proposal(exports.path)
    let deals = proposal.settings.deals
    #expect(
      deals.stages.stages.map(\.name) == [
        "Prospecting", "Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost",
      ])
    #expect(deals.stages.stages.map(\.kind) == [.open, .open, .open, .open, .won, .lost])
    #expect(deals.currency == .eur)
    #expect(deals.hierarchy == ["region", "manager", "owner"])
    #expect(deals.segments == ["segment"])
    #expect(
      proposal.settings.sources.map(\.kind) == [.activities, .deals, .history, .people, .quotas])
    #expect(proposal.settings.sources.allSatisfy { $0.columns.isEmpty && $0.dateFormat == .iso })
    #expect(proposal.notes.isEmpty)
  }

  private static let header = "id,stage,amount,created_at,close_date\n"

  @Test("day-first and month-first dates are told apart by the dates themselves")
  func dateFormats() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.header + "1,Open,5,31/01/2025,05/02/2025\n", "deals.csv")
    #expect(try proposal(folder.path).settings.sources.map(\.dateFormat) == [.dmy])
    try folder.write(Self.header + "1,Open,5,01/31/2025,05/02/2025\n", "deals.csv")
    #expect(try proposal(folder.path).settings.sources.map(\.dateFormat) == [.mdy])
  }

  @Test("dates that could be either are asked about, not guessed")
  func ambiguousDates() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.header + "1,Open,5,01/02/2025,05/02/2025\n", "deals.csv")
    let error = try #require(throws: WorkflowError.self) { try proposal(folder.path) }
    #expect(error.description.contains("day-month or month-day"))
    #expect(error.exitStatus == 2)
  }

  @Test("decimal commas, other headers and a currency are understood")
  func localExport() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      Id. de oportunidad,Etapa,Importe,Fecha de creación,Fecha de cierre,Opportunity Currency
      1,Negociación,"1234,50",2025-01-31,2025-02-05,CHF
      2,Ganada,"10,00",2025-01-31,2025-02-05,CHF
      3,Perdida,10,2025-01-31,2025-02-05,EUR
      """, "oportunidades.csv")
    let proposal = try proposal(folder.path)
    #expect(proposal.settings.sources.map(\.decimalComma) == [true])
    #expect(proposal.settings.deals.currency.code == "CHF")
    #expect(proposal.settings.deals.stages.stages.map(\.kind) == [.open, .won, .lost])
    #expect(proposal.notes.contains { $0.contains("several currencies") })
  }

  @Test("a mark of won on a few deals of an open stage does not make the stage won")
  func slips() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      id,stage,amount,created_at,close_date,IsWon
      1,Proposal,5,2025-01-01,2025-02-01,true
      2,Proposal,5,2025-01-01,2025-02-01,false
      3,Signed,5,2025-01-01,2025-02-01,true
      4,Signed,5,2025-01-01,2025-02-01,true
      5,Signed,5,2025-01-01,2025-02-01,false
      """, "deals.csv")
    let stages = try proposal(folder.path).settings.deals.stages.stages
    #expect(stages.map(\.name) == ["Proposal", "Signed", "Closed Lost"])
    #expect(stages.map(\.kind) == [.open, .won, .lost])
  }

  @Test("a file that only looks like deals is left out beside one that is")
  func lineItems() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.header + "1,Open,5,2025-01-31,2025-02-05\n", "deals.csv")
    try folder.write("opportunity_id,sku\n1,A\n", "deal_line_items.csv")
    let proposal = try proposal(folder.path)
    #expect(proposal.settings.sources.map(\.pattern) == ["deals.csv"])
    #expect(proposal.notes.contains { $0.contains("deal_line_items.csv") })
  }

  @Test("what is not there, or is nothing, is an error that names it")
  func nothing() throws {
    let folder = try TemporaryFolder()
    let missing = try #require(throws: WorkflowError.self) {
      try ExportFiles(at: [folder.path("absent")])
    }
    #expect(missing.description.contains("absent: no such file or folder"))
    let empty = try #require(throws: WorkflowError.self) { try ExportFiles(at: [folder.path]) }
    #expect(empty.description.contains("no CSV file here"))
    try folder.write("some text", "notes.txt")
    #expect(throws: WorkflowError.self) { try ExportFiles(at: [folder.path]) }
    try folder.write("a,b\n1,2\n", "other.csv")
    let unknown = try #require(throws: WorkflowError.self) {
      try ReadFacts(paths: [folder.path], settings: nil)
    }
    #expect(unknown.description.contains("other.csv"))
    #expect([missing, empty, unknown].map(\.exitStatus) == [2, 2, 2])
  }

  @Test("an exports folder inside is found, hidden files are not")
  func exportsFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.header, "exports/deals.CSV")
    try folder.write(Self.header, ".hidden.csv")
    #expect(try ExportFiles(at: [folder.path]).paths == [folder.path("exports/deals.CSV")])
  }

  @Test("Salesforce's tables are told apart although their headers overlap")
  func salesforceTables() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      Id,AccountId,Name,StageName,Amount,CloseDate,OwnerId,CreatedDate,IsWon,IsDeleted
      1,A,n,Prospecting,10,2025-02-01,u,2025-01-01T10:00:00.000Z,false,false
      """, "Opportunity.csv")
    try folder.write(
      """
      Id,OpportunityId,StageName,Amount,CloseDate,ForecastCategory,CreatedDate
      h,1,Prospecting,10,2025-02-01,Pipeline,2025-01-01T10:00:00.000Z
      """, "OpportunityHistory.csv")
    try folder.write(
      "Id,WhatId,OwnerId,TaskSubtype,Status,ActivityDate\nt,1,u,Call,Completed,2025-01-02\n",
      "Task.csv")
    let proposal = try proposal(folder.path)
    #expect(proposal.settings.sources.map(\.kind) == [.deals, .history, .activities])
    let read = try ReadFacts(paths: [folder.path], settings: proposal.settings)
    #expect(read.files.map(\.accepted) == [1, 1, 1])
  }

  @Test("Salesforce's public demo export: day-first dates, stages in order")
  func salesforce() throws {
    guard let path = Places.publicData("salesforce_preppin_w23") else { return }
    let proposal = try proposal(path)
    let stages = proposal.settings.deals.stages.stages
    #expect(
      stages.map(\.name) == [
        "Prospecting", "Qualification", "Value Proposition", "Negotiation/Review", "Closed Won",
        "Closed Lost",
      ])
    #expect(stages.map(\.kind) == [.open, .open, .open, .open, .won, .lost])
    #expect(proposal.settings.sources.map(\.kind) == [.deals, .history])
    #expect(proposal.settings.sources.map(\.dateFormat) == [.dmy, .dmy])
    #expect(proposal.settings.deals.currency == .usd)
    let facts = try ReadFacts(paths: [path], settings: proposal.settings)
    #expect(facts.files.map(\.accepted) == [219, 584])
  }

  @Test("Salesforce through Fivetran: snake-case headers are known")
  func fivetran() throws {
    guard let path = Places.publicData("fivetran_salesforce_seeds/sf_opportunity_data.csv")
    else { return }
    let proposal = try SettingsProposal(paths: [path])
    #expect(proposal.settings.sources.map(\.kind) == [.deals])
    let facts = try ReadFacts(paths: [path], settings: proposal.settings)
    #expect(facts.files.map(\.records) == [10])
  }
}

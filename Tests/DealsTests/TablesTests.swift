import Calendars
import Deals
import Foundation
import Tabular
import Testing

/// The tables beside deals and history, read from small files.
@Suite("Other tables")
struct TablesTests {
  private func read(_ kind: TableKind, _ text: String) throws -> FactReader {
    let fixture = try ImportFixture()
    var reader = try FactReader(settings: try importSettings(), keepsDetails: true)
    try reader.read(
      path: fixture.write(text, "\(kind.rawValue).csv"),
      mapping: SourceMapping(pattern: "*", kind: kind))
    return reader
  }

  private func noon(_ day: String) throws -> Int64 {
    Int64(try Day(iso: day).number) * 86_400 + 43_200
  }

  @Test("leads with and without a conversion; deleted and merged ones are passed over")
  func leads() throws {
    let reader = try read(
      .leads,
      """
      Id,Company,LeadSource,Status,IsConverted,ConvertedDate,ConvertedOpportunityId,IsDeleted,\
      MasterRecordId,CreatedDate
      L1,Acme,Web,Open,false,,,false,,2024-01-05
      L2,Bolt,,Converted,true,2024-02-01,D9,false,,2024-01-06
      L3,Core,Web,Converted,true,,,false,,2024-01-07
      L4,Dust,Web,Open,false,,,true,,2024-01-07
      L5,Echo,Web,Open,false,,,false,L1,2024-01-07

      """)
    #expect(reader.rejects.isEmpty)
    #expect(reader.files[0].passedOver == 2)
    let leads = reader.facts.leads
    #expect(leads.map(\.id) == ["L1", "L2", "L3"])
    #expect(leads.map(\.isConverted) == [false, true, true])
    #expect(leads.map(\.converted) == [Blank.instant, try noon("2024-02-01"), Blank.instant])
    #expect(leads[1].deal == "D9")
    #expect(leads.map(\.source) == ["Web", "", "Web"])
  }

  @Test("accounts with their parents; the name is the id where there is none")
  func accounts() throws {
    let reader = try read(.accounts, "account,sector,subsidiary_of\nAcme,retail,\nBolt,tech,Acme\n")
    #expect(reader.facts.accounts.map(\.id) == ["Acme", "Bolt"])
    #expect(reader.facts.accounts.map(\.parent) == ["", "Acme"])
    #expect(reader.facts.accounts.map(\.industry) == ["retail", "tech"])
  }

  @Test("spend by period; a date stands for its month, a blank amount is refused")
  func spend() throws {
    let reader = try read(
      .spend,
      """
      period,team,account_code,amount,currency
      2024-Q1,marketing,6000,1200.50,
      2024-02-10,sales,,300,USD
      2024-03,sales,,,
      never,sales,,1,

      """)
    #expect(reader.facts.spend.map(\.period) == ["2024-Q1", "2024-02"])
    #expect(reader.facts.spend.map(\.amount) == [1_200_50, 300_00])
    #expect(reader.facts.spend.map(\.currency) == ["EUR", "USD"])
    #expect(reader.rejects.map(\.record) == [4, 5])
    #expect(reader.rejects.map(\.column) == ["amount", "period"])
  }

  @Test("calls of people for nodes and periods")
  func calls() throws {
    let reader = try read(
      .calls,
      """
      period,owner,amount,category,made_at,made_by,role
      2024-Q1,Ada,5000,commit,2024-02-01,Ada,rep
      2024-Q1,,9000,,2024-02-02,Max,manager
      2024-Q1,,9000,,,Max,manager

      """)
    let calls = reader.facts.calls
    #expect(calls.map(\.path) == [["owner": "Ada"], [:]])
    #expect(calls.map(\.amount) == [5_000_00, 9_000_00])
    #expect(calls.map(\.category) == ["commit", ""])
    #expect(calls[0].madeAt == (try noon("2024-02-01")))
    #expect(reader.rejects.map(\.column) == ["made_at"])
  }

  @Test("rates must be above zero, and 1 for the reporting currency")
  func rates() throws {
    let reader = try read(
      .rates,
      """
      currency,rate,valid_from
      usd,0.9,2024-01-01
      USD,0,2024-02-01
      USD,nan,2024-02-01
      EUR,1,2024-01-01
      EUR,1.1,2024-01-01
      dollars,2,2024-01-01

      """)
    #expect(reader.facts.rates.map(\.currency) == ["USD"])
    #expect(reader.files[0].passedOver == 1)
    #expect(reader.rejects.map(\.record) == [3, 4, 6, 7])
  }

  @Test("activities keep their details, also those of a lead alone")
  func activities() throws {
    let reader = try read(
      .activities,
      """
      Id,WhoId,WhatId,TaskSubtype,CallType,CallDurationInSeconds,Status,OwnerId,CompletedDateTime
      T1,P1,D1,Call,Outbound,240,Completed,Ada,2024-01-05T10:00:00Z
      T2,P2,,Email,,,Completed,Ada,2024-01-06T10:00:00Z
      T3,P2,,Call,,soon,Completed,Ada,2024-01-06T10:00:00Z

      """)
    let activities = reader.facts.activities
    #expect(activities.count == 2)
    #expect(activities.deal.map { $0 >= 0 } == [true, false])
    #expect(activities.details[0].kind == "Call")
    #expect(activities.details[0].seconds == 240)
    #expect(activities.details[1].person == "P2")
    #expect(reader.rejects.map(\.column) == ["seconds"])
  }

  @Test("separators of thousands are taken where they are declared, and only between groups")
  func thousands() throws {
    let fixture = try ImportFixture()
    var reader = try FactReader(settings: try importSettings())
    let text = """
      id,stage,amount,created_at,close_date
      A,Qualify,"1,234,567.50",2024-01-01,
      B,Qualify,"12,34.5",2024-01-01,
      C,Qualify,1234.5,2024-01-01,
      D,Qualify,"1,2345",2024-01-01,

      """
    try reader.read(
      path: fixture.write(text),
      mapping: SourceMapping(pattern: "*", kind: .deals, thousands: ","))
    #expect(reader.facts.deals.amount == [1_234_567_50, 1_234_50])
    #expect(reader.rejects.map(\.record) == [3, 5])
  }

  @Test("declared values stand for blank fields")
  func defaults() throws {
    let text = "id,stage,amount,created_at,close_date\nA,,5,2024-01-01,\nB,Proposal,5,2024-01-01,\n"
    let reader = try ImportFixture().read(
      text, SourceMapping(pattern: "*", kind: .deals, defaults: ["stage": "Qualify"]))
    #expect(reader.facts.deals.stage == [0, 1])
  }
}

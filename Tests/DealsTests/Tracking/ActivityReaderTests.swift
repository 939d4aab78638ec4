import Deals
import Foundation
import Tabular
import Testing

@Suite("Activities of exports")
struct ActivityReaderTests {
  private func read(
    _ text: String, _ kind: TableKind = .activities, _ activities: ActivityReading = .everything,
    demo: DemoRule? = nil
  ) throws -> FactReader {
    let fixture = try ImportFixture()
    var settings = try importSettings()
    settings.demo = demo
    var reader = try FactReader(settings: settings, activities: activities)
    try reader.read(
      path: fixture.write(text, "a.csv"), mapping: SourceMapping(pattern: "*", kind: kind))
    return reader
  }

  @Test("Salesforce's events: copies of invitees, heads of series, subjects")
  func salesforce() throws {
    let reader = try read(
      """
      Id,WhatId,Subject,StartDateTime,EndDateTime,IsChild,IsRecurrence,IsDeleted
      E1,D1,Product demo,2024-01-05T10:00:00Z,2024-01-05T11:00:00Z,false,false,false
      E2,D1,Product demo,2024-01-05T10:00:00Z,2024-01-05T11:00:00Z,true,false,false
      E3,D1,Weekly,2024-01-05T10:00:00Z,,0,1,false
      E4,D1,Gone,2024-01-05T10:00:00Z,,0,0,true
      E5,D1,Odd,2024-01-05T10:00:00Z,,perhaps,0,false

      """)
    let details = reader.facts.activities.details
    #expect(details.count == 3)
    #expect((0..<3).map { details[$0].isChild } == [false, true, false])
    #expect((0..<3).map { details[$0].isRecurrence } == [false, false, true])
    #expect(details[0].subject == "Product demo")
    #expect(reader.rejects.map(\.column) == ["is_child"])
    #expect(reader.files[0].passedOver == 1)
    #expect(reader.files[0].unusedColumns.isEmpty)
  }

  @Test("mails: recipients as a number or a list, opens as a flag or a count")
  func mails() throws {
    let reader = try read(
      """
      id,deal_id,start,kind,recipients,opened
      1,D,2024-01-05,EMAIL,3,true
      2,D,2024-01-05,EMAIL,a@b.example; c@d.example;,0
      3,D,2024-01-05,EMAIL,"a@b.example, c@d.example",4
      4,D,2024-01-05,EMAIL,,
      5,D,2024-01-05,EMAIL,a@b.example,no

      """)
    let details = reader.facts.activities.details
    #expect((0..<5).map { details[$0].recipients } == [3, 2, 2, Blank.instant, 1])
    #expect((0..<5).map { details[$0].isOpened } == [true, false, true, nil, false])
  }

  @Test("what is not asked for is not kept")
  func levels() throws {
    let text = """
      id,deal_id,person,owner,kind,direction,start,subject
      A,D,P,Ada,call,inbound,2024-01-05,Tour of the product
      B,,P,Ada,call,inbound,2024-01-05,Invoice

      """
    let times = try read(text, .activities, .times).facts.activities
    #expect(times.count == 1)
    #expect(times.details.isEmpty)
    let marks = try read(text, .activities, .marks).facts.activities
    #expect(marks.count == 1)
    #expect(marks.details[0] == ActivityDetail(direction: "inbound", person: "P"))
    let rule = DemoRule(subjects: ["tour"])
    let tracking = try read(text, .activities, .tracking, demo: rule).facts.activities
    #expect(tracking.count == 2)
    #expect(tracking.details[0].id.isEmpty)
    #expect((0..<2).map { tracking.details[$0].subject } == ["Tour of the product", ""])
    let without = try read(text, .activities, .tracking).facts.activities
    #expect(without.details[0].subject.isEmpty)
    let all = try read(text).facts.activities
    #expect((0..<2).map { all.details[$0].subject } == ["Tour of the product", "Invoice"])
    #expect((0..<2).map { all.details[$0].id } == ["A", "B"])
  }

  @Test(
    "reasons for losses under the names of CRMs",
    arguments: [
      "loss_reason", "Loss_Reason__c", "closed_lost_reason", "lost_reason", "Motivo de pérdida",
    ])
  func reasons(_ header: String) throws {
    let reader = try read(
      """
      id,stage,amount,created_at,close_date,\(header)
      A,Lost,1,2024-01-01,2024-02-01,Price
      B,Qualify,1,2024-01-01,,

      """, .deals)
    #expect(reader.facts.deals.lossReason == [0, -1])
    #expect(reader.facts.lossReasons.strings == ["Price"])
    #expect(reader.files[0].unusedColumns.isEmpty)
  }

  @Test("details put in come out, whatever their values")
  func columns() {
    var random = SystemRandomNumberGenerator()
    func number() -> Int64 {
      [Blank.instant, 0, 1_700_000_000, .max, -5, 4_000_000_000].randomElement(using: &random) ?? 0
    }
    for keepsFew in [true, false] {
      var details = ActivityDetails()
      var expected: [ActivityDetail] = []
      for row in 0..<2_000 {
        let label = { "label \(Int.random(in: 0..<(keepsFew ? 5 : 700), using: &random))" }
        let blank = row % 3 == 0
        expected.append(
          ActivityDetail(
            id: blank ? "" : "\(row)", kind: label(), direction: blank ? "" : "in",
            owner: label(), person: blank ? "" : label(), account: label(), status: label(),
            end: row < 1_000 ? Blank.instant : number(),
            seconds: keepsFew ? Blank.instant : number(),
            created: number(), subject: label(),
            recipients: blank ? Blank.instant : Int64(row % 400),
            isOpened: [nil, true, false][row % 3], isChild: row % 5 == 0,
            isRecurrence: row % 7 == 0))
        details.append(expected[row])
      }
      #expect(details.count == expected.count)
      #expect((0..<expected.count).allSatisfy { details[$0] == expected[$0] })
    }
  }
}

import Calendars
import Currencies
import DealStore
import Deals
import Foundation
import Tabular
import TestSupport
import Testing

/// A store written by the third version of the schema, through `aforo import` of two deals, two
/// changes, three activities and a lead on 2025-03-01; on 2025-03-10 the call A1 was said to be
/// inbound instead of outbound.
@Suite("Stores of version 3")
struct TrackingUpgradeTests {
  private func store(_ folder: Folder) throws -> DealStore {
    let url = URL(fileURLWithPath: folder.storePath)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Places.package("Tests/DealStoreTests/Stores/v3.sqlite"), toPath: url.path)
    return try DealStore(path: folder.storePath, creating: false)
  }

  private func settings() throws -> DealSettings {
    DealSettings(
      currency: .eur,
      stages: try StageList([
        Stage(name: "Open", kind: .open), Stage(name: "Won", kind: .won),
        Stage(name: "Lost", kind: .lost),
      ]))
  }

  @Test("all that it knew is kept, and what it could not know is blank")
  func upgraded() throws {
    let facts = try store(try Folder()).facts(settings: settings(), details: true)
    let details = (0..<facts.activities.count).map { facts.activities.details[$0] }
      .sorted { $0.id < $1.id }
    #expect(details.map(\.id) == ["", "A1", "A2"])
    #expect(details.map(\.kind) == ["email", "call", "meeting"])
    #expect(details.map(\.direction) == ["inbound", "inbound", "outbound"])
    #expect(details.map(\.person) == ["P2", "P1", "P2"])
    // 2025-01-10T08:00:00Z
    #expect(details.map(\.created) == [Blank.instant, Blank.instant, 1_736_496_000])
    #expect(details.allSatisfy { $0.subject.isEmpty && $0.recipients == Blank.instant })
    #expect(details.allSatisfy { $0.isOpened == nil && !$0.isChild && !$0.isRecurrence })
    #expect(facts.deals.lossReason == [-1, -1])
    #expect(facts.leads.map(\.deal) == ["D1"])
  }

  @Test("it tells what it knew before a correction")
  func asKnown() throws {
    let facts = try store(try Folder()).facts(
      settings: settings(), asKnown: try Day(iso: "2025-03-05"), details: true)
    let details = (0..<facts.activities.count).map { facts.activities.details[$0] }
    #expect(details.first { $0.id == "A1" }?.direction == "outbound")
  }

  @Test("what later exports say is kept beside it, and the same again changes nothing")
  func later() throws {
    let store = try store(try Folder())
    var facts = try store.facts(settings: settings(), details: true)
    let rows = (0..<facts.activities.count).map { facts.activities.details[$0] }
    facts.activities.details = ActivityDetails()
    for var detail in rows {
      if detail.id == "A2" {
        detail.subject = "Product tour"
        detail.recipients = 3
        detail.isOpened = false
        detail.isChild = true
        detail.isRecurrence = true
      }
      facts.activities.details.append(detail)
    }
    facts.deals.lossReason = [facts.lossReasons.intern("Price"), -1]
    for offset in 0..<2 {
      let report = try store.merge(
        facts, settings: settings(), knownFrom: try Day(iso: "2025-04-01") + offset, files: [])
      #expect(
        report.activities
          == MergeCounts(changed: offset == 0 ? 1 : 0, unchanged: offset == 0 ? 2 : 3))
      #expect(
        report.deals == MergeCounts(changed: offset == 0 ? 1 : 0, unchanged: offset == 0 ? 1 : 2))
      let read = try store.facts(settings: settings(), details: true)
      #expect(FactRows(read).sorted == FactRows(facts).sorted)
      #expect(
        read.deals.lossReason.map { $0 < 0 ? "" : read.lossReasons.string($0) }.sorted() == [
          "", "Price",
        ])
    }
  }

  @Test("for tracking, ids are numbers and only the subjects of demonstrations are read")
  func tracking() throws {
    let store = try store(try Folder())
    var facts = DealFacts()
    for (id, subject) in [("X1", "Product tour"), ("X2", "Invoice")] {
      facts.activities.deal.append(-1)
      facts.activities.at.append(7)
      facts.activities.details.append(ActivityDetail(id: id, subject: subject))
    }
    _ = try store.merge(
      facts, settings: settings(), knownFrom: try Day(iso: "2025-04-01"), files: [])
    var asked = try settings()
    asked.demo = DemoRule(subjects: ["tour"])
    let read = try store.facts(settings: asked, activities: .tracking).activities
    let at7 = (0..<read.count).filter { read.at[$0] == 7 }
    #expect(at7.map { read.details.text(.subject, $0) } == ["Product tour", ""])
    #expect(at7.map { read.details.id($0) } == ["", ""])
    let marks = try store.facts(settings: asked, activities: .marks)
    #expect((0..<marks.activities.count).allSatisfy { marks.activities.details[$0].kind.isEmpty })
    #expect(marks.leads.isEmpty)
  }
}

import Calendars
import DealStore
import Deals
import Foundation
import TestSupport
import Testing

/// A store written by the first version of the schema: the sample on day 0, corrections on days 10
/// and 20.
@Suite("Stores of earlier versions")
struct UpgradeTests {
  private func store(_ folder: Folder) throws -> DealStore {
    let url = URL(fileURLWithPath: folder.storePath)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Places.package("Tests/DealStoreTests/Stores/v1.sqlite"), toPath: url.path)
    return try DealStore(path: folder.storePath, creating: false)
  }

  /// What the last import of the old store said.
  private func corrected(amount: Int64, change: Int64) -> DealFacts {
    var facts = Sample.facts()
    facts.deals.amount[0] = amount
    facts.deals.amount[3] = 1
    facts.history.stage[0] = 1
    facts.history.amount[2] = change
    facts.addActivity("D-1", at: 1_150)
    facts.quotas[1].amount = 61_000
    facts.people[0].manager = "Katherine"
    facts.addDeal("D-6", created: 1, stage: 0)
    return facts
  }

  @Test("a store of version 1 is brought up to date with all it knew")
  func version1() throws {
    let folder = try Folder()
    let store = try store(folder)
    let settings = try Sample.settings()
    #expect(
      try store.facts(settings: settings).rows == corrected(amount: 1_000, change: 779).rows)
    #expect(try store.summary().superseded == 8)
    #expect(try store.summary().imports == 3)
    // The sample has the largest amount there is, to see that it is kept.
    #expect(
      try store.check().findings.map(\.problem) == ["have a value of amount that cannot be"])
  }

  @Test("an old store tells what was known when")
  func asKnown() throws {
    let folder = try Folder()
    let store = try store(folder)
    let settings = try Sample.settings()
    func rows(_ offset: Int) throws -> [String] {
      try store.facts(settings: settings, asKnown: Sample.day + offset).rows
    }
    // What was first imported later counts with its first version.
    var first = Sample.facts()
    first.addActivity("D-1", at: 1_150)
    first.addDeal("D-6", created: 1, stage: 0)
    #expect(try rows(0) == first.rows)
    #expect(try rows(9) == first.rows)
    #expect(try rows(10) == corrected(amount: 999, change: 778).rows)
    #expect(try rows(19) == corrected(amount: 999, change: 778).rows)
    #expect(try rows(20) == corrected(amount: 1_000, change: 779).rows)
  }

  @Test("the same exports again change nothing in an old store")
  func again() throws {
    let folder = try Folder()
    let store = try store(folder)
    let report = try store.merge(
      corrected(amount: 1_000, change: 779), settings: try Sample.settings(),
      knownFrom: Sample.day + 30, files: [])
    #expect(report.isUnchanged)
  }

  @Test("opened twice, an old store is the same")
  func twice() throws {
    let folder = try Folder()
    let once = try store(folder).dump()
    #expect(try DealStore(path: folder.storePath, creating: true).dump() == once)
  }
}

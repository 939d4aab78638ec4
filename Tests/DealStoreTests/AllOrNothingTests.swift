import Calendars
import DealStore
import Deals
import Testing

@Suite("An import is all or nothing")
struct AllOrNothingTests {
  struct Interruption: Error {}

  let folder: Folder
  let store: DealStore
  let settings: DealSettings

  init() throws {
    folder = try Folder()
    store = try DealStore(path: folder.storePath, creating: true)
    settings = try Sample.settings()
    _ = try store.merge(
      Sample.facts(), settings: settings, knownFrom: Sample.day, files: Sample.files)
  }

  @Test("a failure before the commit leaves every table as it was")
  func interrupted() throws {
    let before = try store.dump()
    var facts = Sample.facts()
    facts.deals.amount[0] = 1
    facts.history.stage[0] = 1
    facts.addDeal("D-7", created: 0, stage: 0)
    facts.addActivity("D-7", at: 5)
    facts.quotas[0].amount = 0
    #expect(throws: StoreError.self) {
      try store.merge(
        facts, settings: settings, knownFrom: Sample.day, files: Sample.files,
        beforeCommit: { throw Interruption() })
    }
    #expect(try store.dump() == before)
    #expect(
      try store.merge(
        facts, settings: settings, knownFrom: Sample.day, files: Sample.files
      ).deals == MergeCounts(new: 1, changed: 1, unchanged: 4))
  }

  @Test("a deal id twice in one import is refused, naming it")
  func duplicateDeal() throws {
    let before = try store.dump()
    var facts = Sample.facts()
    facts.addDeal("D-2", created: 0, stage: 0)
    #expect(throws: StoreError.duplicateDeal(id: "D-2")) {
      try store.merge(facts, settings: settings, knownFrom: Sample.day, files: [])
    }
    #expect(try store.dump() == before)
  }

  @Test("columns that do not fit together are refused")
  func inconsistent() throws {
    var short = Sample.facts()
    short.deals.amount.removeLast()
    #expect(throws: StoreError.inconsistentFacts(table: "deals", column: "amount")) {
      try store.merge(short, settings: settings, knownFrom: Sample.day, files: [])
    }
    var wild = Sample.facts()
    wild.history.owner[0] = 99
    #expect(throws: StoreError.inconsistentFacts(table: "history", column: "owner")) {
      try store.merge(wild, settings: settings, knownFrom: Sample.day, files: [])
    }
    var stage = Sample.facts()
    stage.deals.stage[0] = 4
    #expect(throws: StoreError.inconsistentFacts(table: "deals", column: "stage")) {
      try store.merge(stage, settings: settings, knownFrom: Sample.day, files: [])
    }
  }
}

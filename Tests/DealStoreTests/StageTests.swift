import DealStore
import Deals
import Testing

@Suite("Stages in the store")
struct StageTests {
  let folder: Folder
  let store: DealStore

  init() throws {
    folder = try Folder()
    store = try DealStore(path: folder.storePath, creating: true)
    _ = try store.merge(
      Sample.facts(), settings: try Sample.settings(), knownFrom: Sample.day, files: Sample.files)
  }

  @Test("a new order of the stages changes the codes and not the stages")
  func reordered() throws {
    let stages = try StageList([
      Stage(name: "Proposal", kind: .open), Stage(name: "Discover", kind: .open),
      Stage(name: "Qualify", kind: .open), Stage(name: "Won", kind: .won),
      Stage(name: "Lost", kind: .lost),
    ])
    let facts = try store.facts(settings: try Sample.settings(stages))
    #expect(facts.deals.stage == [0, 3, 2, 4, 2])
  }

  @Test("a renamed stage is known by its label")
  func renamed() throws {
    let stages = try StageList([
      Stage(name: "Discovery", kind: .open, labels: ["qualify"]),
      Stage(name: "Proposal", kind: .open), Stage(name: "Won", kind: .won),
      Stage(name: "Lost", kind: .lost),
    ])
    let settings = try Sample.settings(stages)
    #expect(try store.facts(settings: settings).rows == Sample.facts().rows)
    let report = try store.merge(
      Sample.facts(), settings: settings, knownFrom: Sample.day, files: Sample.files)
    #expect(report.isUnchanged)
  }

  @Test("a stage that the settings lack is an error that names it; a new import mends it")
  func unknown() throws {
    let stages = try StageList([
      Stage(name: "Discovery", kind: .open), Stage(name: "Proposal", kind: .open),
      Stage(name: "Won", kind: .won), Stage(name: "Lost", kind: .lost),
    ])
    let settings = try Sample.settings(stages)
    let error = #expect(throws: StoreError.self) { try store.facts(settings: settings) }
    #expect(error?.description.contains("\"Qualify\"") == true)
    let report = try store.merge(
      Sample.facts(), settings: settings, knownFrom: Sample.day, files: Sample.files)
    #expect(report.deals == MergeCounts(changed: 2, unchanged: 3))
    #expect(report.history == MergeCounts(changed: 1, unchanged: 5))
    #expect(try store.facts(settings: settings).rows == Sample.facts().rows)
  }
}

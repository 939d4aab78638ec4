import DealStore
import Deals
import Testing

@Suite("Merging history and activities")
struct HistoryMergeTests {
  let folder: Folder
  let store: DealStore
  let settings: DealSettings

  init() throws {
    folder = try Folder()
    store = try DealStore(path: folder.storePath, creating: true)
    settings = try Sample.settings()
  }

  @discardableResult
  func merge(_ facts: DealFacts) throws -> MergeReport {
    try store.merge(facts, settings: settings, knownFrom: Sample.day, files: Sample.files)
  }

  @Test("a differing row of the same deal, time and fields replaces the old one")
  func replaced() throws {
    try merge(Sample.facts())
    var facts = Sample.facts()
    facts.history.stage[0] = 1
    #expect(try merge(facts).history == MergeCounts(changed: 1, unchanged: 5))
    #expect(try store.facts(settings: settings).rows == facts.rows)
    #expect(try merge(facts).isUnchanged)
  }

  @Test("a row of other fields at the same time is another fact")
  func otherFields() throws {
    try merge(Sample.facts())
    var facts = DealFacts()
    facts.addChange("D-1", at: 1_100, says: .amount, amount: 5)
    #expect(try merge(facts).history == MergeCounts(new: 1))
  }

  @Test("of two rows of one key the equal one stays and the other is replaced")
  func sameKey() throws {
    try merge(Sample.facts())
    var facts = DealFacts()
    facts.addChange("D-1", at: 1_200, says: [.stage, .amount], stage: 1, amount: 778)
    facts.addChange("D-1", at: 1_200, says: [.stage, .amount], stage: 1, amount: 12_345)
    #expect(try merge(facts).history == MergeCounts(changed: 1, unchanged: 1))
    let amounts = try store.facts(settings: settings).history.amount.filter { $0 > 0 }
    #expect(amounts.sorted() == [778, 12_345])
  }

  @Test("an owner that the export does not name any more is seen as a change")
  func unknownOwner() throws {
    try merge(Sample.facts())
    var facts = DealFacts()
    facts.addChange("D-9", at: 5_000, says: [.owner, .closeDay, .category], owner: "Edsger")
    #expect(try merge(facts).history == MergeCounts(changed: 1))
  }

  @Test("another occurrence of an activity is new")
  func occurrences() throws {
    try merge(Sample.facts())
    var facts = Sample.facts()
    facts.addActivity("D-1", at: 1_150)
    #expect(try merge(facts).activities == MergeCounts(new: 1, unchanged: 3))
    #expect(try store.facts(settings: settings).rows == facts.rows)
    #expect(try merge(Sample.facts()).isUnchanged)
  }

  @Test("overlapping exports in any order of rows end in the same facts", arguments: 0..<20)
  func overlapping(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed))
    let rows = (0..<300).map { _ in
      (
        deal: "D\(random.next() % 12)", at: Int64(random.next() % 6),
        stage: Int16(random.next() % 3)
      )
    }
    func facts(_ rows: some Sequence<(deal: String, at: Int64, stage: Int16)>) -> DealFacts {
      var facts = DealFacts()
      var seen: Set<String> = []
      // One value for a key, so that no row is a correction of another.
      for row in rows where seen.insert("\(row.deal) \(row.at)").inserted {
        facts.addChange(row.deal, at: row.at, says: .stage, stage: Int16(row.at % 3))
        facts.addActivity(row.deal, at: row.at)
      }
      return facts
    }
    try merge(facts(rows[..<150]))
    try merge(facts(rows[100...].shuffled(using: &random)))
    #expect(try store.facts(settings: settings).rows == facts(rows).rows)
  }
}

/// Numbers from a seed (splitmix64), the same on every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

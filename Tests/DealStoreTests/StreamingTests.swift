import Calendars
import DealStore
import Deals
import Testing

@Suite("Merging while reading")
struct StreamingTests {
  let settings: DealSettings

  init() throws { settings = try Sample.settings() }

  /// Merges facts in pieces of some rows a table.
  private func merge(
    _ facts: DealFacts, into store: DealStore, on day: Day, pieces size: Int
  ) throws -> MergeReport? {
    try store.merge(settings: settings, knownFrom: day) { sink in
      var start = 0
      var piece = facts
      repeat {
        piece.removeRows()
        piece.addRows(of: facts, start..<(start + size))
        guard sink.take(&piece) else { return [] }
        start += size
      } while start < facts.longest
      return [ImportedFile(path: "x", kind: "deals", sha256: "\(facts.rowCount)", records: 1)]
    }
  }

  @Test("the size of the pieces changes neither report nor store", arguments: 0..<12)
  func pieces(_ seed: Int) throws {
    var random = RandomFacts(seed: seed)
    let exports = (0..<4).map { _ in random.facts(24) }
    // The third export is older than the second.
    let days = [0, 10, 5, 20].map { Sample.day + $0 }
    var outcomes: [[String]] = []
    for size in [1, 7, 1_000] {
      let folder = try Folder()
      let store = try DealStore(path: folder.storePath, creating: true)
      var outcome: [String] = []
      for (facts, day) in zip(exports, days) {
        let report = try #require(try merge(facts, into: store, on: day, pieces: size))
        outcome.append("\(report.rows.sorted { $0.key < $1.key })")
      }
      outcome += try store.dump()
      outcomes.append(outcome)
    }
    #expect(outcomes[0] == outcomes[2])
    #expect(outcomes[1] == outcomes[2])
  }

  @Test("the store says what a plain list of versions says", arguments: 0..<40)
  func model(_ seed: Int) throws {
    var random = RandomFacts(seed: 1_000 + seed)
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    var model = VersionModel()
    for offset in [0, 10, 5, 20, 20, 12] {
      let facts = random.facts(10 + seed)
      let day = Sample.day + offset
      let report = try merge(facts, into: store, on: day, pieces: 5)
      #expect(try #require(report).rows == model.merge(FactRows(facts), on: offset))
      let current = FactRows(try store.facts(settings: settings, details: true))
      #expect(current.sorted == model.rows(asKnown: nil).sorted)
    }
    for offset in [-1, 0, 5, 7, 10, 15, 20, 30] {
      let known = FactRows(
        try store.facts(settings: settings, asKnown: Sample.day + offset, details: true))
      #expect(known.sorted == model.rows(asKnown: offset).sorted, "\(offset)")
    }
  }

  @Test("an import that gives up leaves the store as it was")
  func givenUp() throws {
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    for _ in 0..<2 {
      let before = try store.dump()
      let report = try store.merge(settings: settings, knownFrom: Sample.day) { sink in
        var facts = Sample.facts()
        facts.deals.amount[0] = 1
        #expect(sink.take(&facts))
        return nil
      }
      #expect(report == nil)
      #expect(try store.dump() == before)
      _ = try store.merge(
        Sample.facts(), settings: settings, knownFrom: Sample.day, files: Sample.files)
    }
  }

  @Test("a deal id twice in two pieces is refused, naming it")
  func duplicate() throws {
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    #expect(throws: StoreError.duplicateDeal(id: "D-2")) {
      try store.merge(settings: settings, knownFrom: Sample.day) { sink in
        var facts = Sample.facts()
        #expect(sink.take(&facts))
        #expect(facts.rowCount == 0)
        facts.addDeal("D-2", created: 0, stage: 0)
        #expect(!sink.take(&facts))
        #expect(!sink.take(&facts))
        return []
      }
    }
    #expect(try store.dump().allSatisfy { $0.hasPrefix("grdb_migrations") })
  }

  @Test("the last import again is recognised by its contents, another one is compared")
  func repeated() throws {
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    func merge(_ facts: DealFacts, sha256: String, reading: String = "r") throws -> MergeReport {
      let file = ImportedFile(path: "x", kind: "deals", sha256: sha256, records: 1)
      let report = try store.merge(
        settings: settings, knownFrom: Sample.day,
        contents: [FileContent(kind: "deals", sha256: sha256)], reading: reading
      ) { sink in
        var facts = facts
        return sink.take(&facts) ? [file] : nil
      }
      return try #require(report)
    }
    var corrected = Sample.facts()
    corrected.deals.amount[0] = 1
    #expect(try merge(Sample.facts(), sha256: "a").deals == MergeCounts(new: 5))
    let before = try store.dump()
    #expect(try merge(Sample.facts(), sha256: "a").deals == MergeCounts(unchanged: 5))
    #expect(try store.dump() == before)
    // Read in another way, the same file may say something else.
    #expect(try merge(corrected, sha256: "a", reading: "s").deals.changed == 1)
    #expect(try merge(corrected, sha256: "b").deals == MergeCounts(unchanged: 5))
    // No longer the last one.
    #expect(try merge(Sample.facts(), sha256: "a").deals.changed == 1)
  }
}

extension MergeReport {
  /// New, changed, unchanged, outdated by table.
  var rows: [String: [Int]] {
    var rows: [String: [Int]] = [:]
    for table in MergeReport.tables where self[table] != MergeCounts() {
      let counts = self[table]
      rows[table] = [counts.new, counts.changed, counts.unchanged, counts.outdated]
    }
    return rows
  }
}

extension DealFacts {
  /// The rows of the longest table.
  var longest: Int {
    [
      deals.count, history.count, activities.count, quotas.count, people.count, rates.count,
      leads.count, accounts.count, spend.count, calls.count, merges.count,
    ].max() ?? 0
  }

  /// Adds some rows of each table of facts with the same symbols.
  mutating func addRows(of other: DealFacts, _ range: Range<Int>) {
    func part<Value>(_ values: [Value]) -> ArraySlice<Value> {
      values[min(range.lowerBound, values.count)..<min(range.upperBound, values.count)]
    }
    deals.deal += part(other.deals.deal)
    deals.created += part(other.deals.created)
    deals.closed += part(other.deals.closed)
    deals.closeDay += part(other.deals.closeDay)
    deals.stage += part(other.deals.stage)
    deals.amount += part(other.deals.amount)
    deals.currency += part(other.deals.currency)
    deals.deleted += part(other.deals.deleted)
    deals.owner += part(other.deals.owner)
    deals.category += part(other.deals.category)
    deals.lossReason += part(other.deals.lossReason)
    for index in deals.attributes.indices {
      deals.attributes[index] += part(other.deals.attributes[index])
    }
    history.deal += part(other.history.deal)
    history.at += part(other.history.at)
    history.stage += part(other.history.stage)
    history.amount += part(other.history.amount)
    history.currency += part(other.history.currency)
    history.closeDay += part(other.history.closeDay)
    history.owner += part(other.history.owner)
    history.category += part(other.history.category)
    history.says += part(other.history.says)
    activities.deal += part(other.activities.deal)
    activities.at += part(other.activities.at)
    let details = other.activities.details
    for row in part(Array(0..<details.count)) { activities.details.append(details[row]) }
    quotas += part(other.quotas)
    people += part(other.people)
    rates += part(other.rates)
    for lead in part(Array(other.leads)) { leads.append(lead) }
    accounts += part(other.accounts)
    spend += part(other.spend)
    calls += part(other.calls)
    merges += part(other.merges)
  }
}

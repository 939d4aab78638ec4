import Calendars
import DealStore
import Deals
import Tabular
import Testing

@Suite("Merging exports into the store")
struct MergeTests {
  let folder: Folder
  let store: DealStore
  let settings: DealSettings

  init() throws {
    folder = try Folder()
    store = try DealStore(path: folder.storePath, creating: true)
    settings = try Sample.settings()
  }

  @discardableResult
  func merge(
    _ facts: DealFacts, on day: Day = Sample.day, files: [ImportedFile] = Sample.files
  ) throws -> MergeReport {
    try store.merge(facts, settings: settings, knownFrom: day, files: files)
  }

  @Test("the first import is new in every table and reads back as it was")
  func roundTrip() throws {
    let report = try merge(Sample.facts())
    #expect(report.deals == MergeCounts(new: 5))
    #expect(report.history == MergeCounts(new: 6))
    #expect(report.activities == MergeCounts(new: 3))
    #expect(report.quotas == MergeCounts(new: 2))
    #expect(report.people == MergeCounts(new: 2))
    #expect(try store.facts(settings: settings).rows == Sample.facts().rows)
  }

  @Test("what was stored is there when the store is opened again")
  func reopened() throws {
    try merge(Sample.facts())
    let again = try DealStore(path: folder.storePath, creating: false)
    #expect(try again.facts(settings: settings).rows == Sample.facts().rows)
  }

  @Test("the same import twice writes nothing")
  func repeated() throws {
    try merge(Sample.facts())
    let before = try store.dump()
    let report = try merge(Sample.facts(), on: Sample.day + 30)
    #expect(report.isUnchanged)
    #expect(report.deals == MergeCounts(unchanged: 5))
    #expect(report.history == MergeCounts(unchanged: 6))
    #expect(report.activities == MergeCounts(unchanged: 3))
    #expect(report.quotas == MergeCounts(unchanged: 2))
    #expect(report.people == MergeCounts(unchanged: 2))
    #expect(try store.dump() == before)
  }

  @Test("equal facts from a new file add the record of the import and no fact")
  func sameFactsOtherFile() throws {
    try merge(Sample.facts())
    let before = try store.dump().filter { !$0.hasPrefix("import") }
    let other = [ImportedFile(path: "new.csv", kind: "deals", sha256: "cc", records: 4)]
    #expect(try merge(Sample.facts(), files: other).isUnchanged)
    #expect(try store.dump().filter { !$0.hasPrefix("import") } == before)
    #expect(try store.summary().imports == 2)
  }

  @Test("a changed amount closes one version and adds one; the old one is kept")
  func changedDeal() throws {
    try merge(Sample.facts())
    var corrected = Sample.facts()
    corrected.deals.amount[0] = 999
    let report = try merge(corrected, on: Sample.day + 1)
    #expect(report.deals == MergeCounts(changed: 1, unchanged: 4))
    #expect(report.history == MergeCounts(unchanged: 6))
    let versions = try store.dump().filter { $0.hasPrefix("deals:") && $0.contains("\"D-1\"") }
    try #require(versions.count == 2)
    #expect(versions[0].contains("amount=12345") && versions[0].contains("known_until=20001"))
    #expect(versions[1].contains("amount=999") && versions[1].contains("known_from=20001"))
    #expect(versions[1].contains("known_until=NULL"))
    #expect(try store.facts(settings: settings).rows == corrected.rows)
  }

  @Test(
    "a change of any column of a deal is seen",
    arguments: [
      "created", "closed", "close_day", "stage", "amount", "owner", "category", "account",
      "manager", "region", "segment", "product", "source", "type",
    ])
  func changedColumn(_ column: String) throws {
    try merge(Sample.facts())
    var facts = Sample.facts()
    switch column {
    case "created": facts.deals.created[1] += 1
    case "closed": facts.deals.closed[1] = Blank.instant
    case "close_day": facts.deals.closeDay[1] = 0
    case "stage": facts.deals.stage[1] = 3
    case "amount": facts.deals.amount[1] = Blank.amount
    case "owner": facts.deals.owner[1] = facts.owners.intern("Someone new")
    case "category": facts.deals.category[1] = 0
    default:
      let position = try #require(DealSettings.attributeNames.firstIndex(of: column))
      facts.deals.attributes[position][1] = facts.attributes[position].intern("Other")
    }
    #expect(try merge(facts).deals == MergeCounts(changed: 1, unchanged: 4))
    #expect(try store.facts(settings: settings).rows == facts.rows)
  }

  @Test("an export that lacks rows deletes none")
  func partial() throws {
    try merge(Sample.facts())
    var facts = DealFacts()
    facts.addDeal("D-6", created: 1, stage: 0)
    #expect(try merge(facts).deals == MergeCounts(new: 1))
    #expect(try store.facts(settings: settings).deals.count == 6)
    #expect(try store.facts(settings: settings).history.count == 6)
  }

  @Test("an older export adds what it alone knows and overrules nothing later")
  func outdated() throws {
    try merge(Sample.facts())
    var older = Sample.facts()
    older.deals.amount[0] = 1
    older.quotas[0].amount = 1
    older.addDeal("D-0", created: 0, stage: 0)
    let report = try merge(older, on: Sample.day - 1)
    #expect(report.deals == MergeCounts(new: 1, unchanged: 4, outdated: 1))
    #expect(report.quotas == MergeCounts(unchanged: 1, outdated: 1))
    var expected = Sample.facts()
    expected.addDeal("D-0", created: 0, stage: 0)
    #expect(try store.facts(settings: settings).rows == expected.rows)
  }

  @Test("a new amount of a quota and a new manager replace the old ones")
  func plans() throws {
    try merge(Sample.facts())
    var facts = Sample.facts()
    facts.quotas[1].amount = 61_000
    facts.people[0].manager = "Katherine"
    let report = try merge(facts)
    #expect(report.quotas == MergeCounts(changed: 1, unchanged: 1))
    #expect(report.people == MergeCounts(changed: 1, unchanged: 1))
    #expect(try store.facts(settings: settings).rows == facts.rows)
    #expect(try store.summary().superseded == 2)
  }
}

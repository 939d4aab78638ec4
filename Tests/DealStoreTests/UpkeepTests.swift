import Calendars
import DealStore
import Deals
import Foundation
import Testing

@Suite("Checking and compacting a store")
struct UpkeepTests {
  let folder: Folder
  let store: DealStore
  let settings: DealSettings

  init() throws {
    folder = try Folder()
    store = try DealStore(path: folder.storePath, creating: true)
    settings = try Sample.settings()
    var facts = Sample.facts()
    // The sample has the largest amount there is, which no import takes.
    facts.deals.amount[3] = 4
    for (offset, amount) in [(0, 7), (10, 8), (20, 9)] as [(Int, Int64)] {
      facts.deals.amount[0] = amount
      _ = try store.merge(
        facts, settings: settings, knownFrom: Sample.day + offset, files: Sample.files)
    }
  }

  /// Changes the store behind its back.
  private func damage(_ sql: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = [folder.storePath, sql]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("a sound store is clean, its rows counted")
  func clean() throws {
    let check = try store.check()
    #expect(check.findings == [])
    #expect(check.rows["deals"] == 7)
    #expect(check.rows["history"] == 6)
  }

  @Test(
    "what cannot be is found, with its table",
    arguments: [
      ("UPDATE deals SET known_until = 1 WHERE known_until = 20010", "deals"),
      ("UPDATE deals SET known_until = NULL, id = id || 'x' WHERE version = 1", "deals"),
      ("UPDATE deals SET replaces = 77 WHERE replaces = 1", "deals"),
      ("UPDATE deals SET replaces = NULL WHERE replaces = 1", "deals"),
      ("UPDATE deals SET amount = 1000000000000001 WHERE version = 2", "deals"),
      ("UPDATE deals SET category = 9 WHERE version = 2", "deals"),
      ("UPDATE deals SET currency = 'eur' WHERE version = 2", "deals"),
      ("UPDATE deals SET close_day = 99999999 WHERE version = 2", "deals"),
      ("UPDATE history SET at = 999999999999 WHERE version = 2", "history"),
      ("UPDATE history SET says = 0 WHERE version = 2", "history"),
      ("UPDATE history SET import_id = 99 WHERE version = 2", "history"),
      ("UPDATE quotas SET path = '{' WHERE version = 2", "quotas"),
      ("UPDATE people SET known_from = 1 WHERE version = 2", "people"),
      ("DROP INDEX deals_current; UPDATE deals SET id = 'D-1' WHERE version = 2", "deals"),
    ])
  func found(_ sql: String, _ table: String) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3") else {
      print("skipped: no /usr/bin/sqlite3 to damage a store with")
      return
    }
    try damage("PRAGMA foreign_keys = OFF; \(sql)")
    let check = try store.check()
    #expect(!check.isClean)
    #expect(check.findings.allSatisfy { $0.table == table && $0.count > 0 }, "\(check.findings)")
  }

  @Test("a damaged page is found")
  func damagedPage() throws {
    let path = folder.storePath
    _ = try store.compact()
    let pages = try Data(contentsOf: URL(fileURLWithPath: path)).count / 4_096
    var found = 0
    for page in 1..<pages {
      let copy = folder.url.appendingPathComponent("\(page).sqlite")
      var data = try Data(contentsOf: URL(fileURLWithPath: path))
      data.replaceSubrange(
        (page * 4_096)..<(page * 4_096 + 64), with: Data(repeating: 0xFF, count: 64))
      try data.write(to: copy)
      do throws(StoreError) {
        if try !DealStore(path: copy.path, creating: false).check().isClean { found += 1 }
      } catch {
        guard case .corrupt = error else {
          Issue.record("page \(page): \(error)")
          continue
        }
        found += 1
      }
    }
    #expect(found == pages - 1)
  }

  @Test("compaction keeps what is known and what was known")
  func compact() throws {
    let before = try store.dump()
    let done = try store.compact()
    #expect(done.dropped == 0)
    #expect(done.bytesAfter > 0 && done.bytesAfter <= done.bytesBefore)
    #expect(try store.dump() == before)
  }

  @Test("dropping replaced versions keeps the current ones and those known later")
  func drop() throws {
    func amounts(_ offset: Int?) throws -> [Int64] {
      try store.facts(settings: settings, asKnown: offset.map { Sample.day + $0 }).deals.amount
        .filter { $0 > 5 && $0 < 10 }
    }
    #expect(try [amounts(0), amounts(10), amounts(20), amounts(nil)] == [[7], [8], [9], [9]])
    #expect(try store.supersededCount(before: Sample.day + 10) == 1)
    let done = try store.compact(droppingSupersededBefore: Sample.day + 10)
    #expect(done.dropped == 1)
    #expect(try [amounts(0), amounts(10), amounts(20), amounts(nil)] == [[8], [8], [9], [9]])
    #expect(try store.check().findings == [])
    #expect(try store.compact(droppingSupersededBefore: Sample.day + 20).dropped == 1)
    #expect(try [amounts(0), amounts(nil)] == [[9], [9]])
    #expect(try store.check().findings == [])
  }
}

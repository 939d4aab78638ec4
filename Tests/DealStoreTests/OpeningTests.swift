import DealStore
import Deals
import Foundation
import Testing

@Suite("Opening a store")
struct OpeningTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// A store with the sample facts, closed again.
  func filledStore() throws {
    let store = try DealStore(path: folder.storePath, creating: true)
    _ = try store.merge(
      Sample.facts(), settings: try Sample.settings(), knownFrom: Sample.day, files: Sample.files)
  }

  func write(_ data: Data) throws {
    let url = URL(fileURLWithPath: folder.storePath)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func content() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.storePath)) }

  @Test("a new store has mode 0600 in a folder of mode 0700, its journal files too")
  func modes() throws {
    let store = try DealStore(path: folder.storePath, creating: true)
    _ = try store.merge(
      Sample.facts(), settings: try Sample.settings(), knownFrom: Sample.day, files: Sample.files)
    #expect(try folder.mode(".aforo") == 0o700)
    #expect(try folder.mode(".aforo/store.sqlite") == 0o600)
    #expect(try folder.mode(".aforo/store.sqlite-wal") == 0o600)
    #expect(try folder.mode(".aforo/store.sqlite-shm") == 0o600)
  }

  @Test("a missing store is an error that says what to do, and makes no file")
  func missing() throws {
    #expect(throws: StoreError.missing(path: folder.storePath)) {
      try DealStore(path: folder.storePath, creating: false)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.storePath))
    #expect(StoreError.missing(path: "x").description.contains("run `aforo import` first"))
  }

  @Test("a store whose first import was killed at its start counts as missing, and can be made")
  func empty() throws {
    try write(Data())
    #expect(throws: StoreError.missing(path: folder.storePath)) {
      try DealStore(path: folder.storePath, creating: false)
    }
    #expect(try DealStore(path: folder.storePath, creating: true).summary().rows.isEmpty)
  }

  @Test(
    "a file that is no database is refused and left as it is",
    arguments: ["id,amount\n1,2\n", "S", "SQLite format 4\u{0}"], [true, false])
  func garbage(_ text: String, creating: Bool) throws {
    try write(Data(text.utf8))
    let error = #expect(throws: StoreError.self) {
      try DealStore(path: folder.storePath, creating: creating)
    }
    #expect(error == .notAStore(path: folder.storePath, reason: "this is no SQLite database"))
    #expect(try content() == Data(text.utf8))
  }

  @Test("a database with a broken first page is refused and left as it is")
  func brokenHeader() throws {
    let data = Data("SQLite format 3\u{0}".utf8) + Data(repeating: 0x5A, count: 5_000)
    try write(data)
    #expect(throws: StoreError.self) { try DealStore(path: folder.storePath, creating: true) }
    #expect(try content() == data)
  }

  @Test("another program's database is refused and left as it is")
  func otherProgram() throws {
    try filledStore()
    var data = try content()
    // The application id is at offset 68 of the first page.
    data[68] = 0
    try write(data)
    #expect(
      throws: StoreError.notAStore(
        path: folder.storePath, reason: "this is another program's database")
    ) { try DealStore(path: folder.storePath, creating: true) }
    #expect(try content() == data)
  }

  @Test("a store of a later version is refused and left as it is", arguments: [true, false])
  func newer(creating: Bool) throws {
    try filledStore()
    var data = try content()
    while let range = data.range(of: Data("v1 facts".utf8)) {
      data.replaceSubrange(range, with: Data("v9 facts".utf8))
    }
    try write(data)
    #expect(throws: StoreError.newerSchema(path: folder.storePath)) {
      try DealStore(path: folder.storePath, creating: creating)
    }
    #expect(try content() == data)
  }

  @Test("a folder is no store")
  func isFolder() throws {
    #expect(throws: StoreError.self) { try DealStore(path: folder.url.path, creating: true) }
  }

  @Test("a folder that cannot be made is an error with the path")
  func noParent() throws {
    let path = folder.url.appendingPathComponent("a/b/store.sqlite").path
    let error = #expect(throws: StoreError.self) { try DealStore(path: path, creating: true) }
    #expect(error?.description.hasPrefix(path) == true)
  }

  @Test("damage in the middle of the file is an error, never other facts")
  func damaged() throws {
    try filledStore()
    let sound = try content()
    let settings = try Sample.settings()
    for page in 1..<(sound.count / 4_096) {
      var data = sound
      data.replaceSubrange(
        (page * 4_096)..<(page * 4_096 + 64), with: Data(repeating: 0xFF, count: 64))
      try write(data)
      do throws(StoreError) {
        let facts = try DealStore(path: folder.storePath, creating: false).facts(
          settings: settings)
        #expect(facts.rows == Sample.facts().rows, "page \(page)")
      } catch {
        guard case .corrupt = error else {
          Issue.record("page \(page): \(error)")
          continue
        }
      }
    }
  }
}

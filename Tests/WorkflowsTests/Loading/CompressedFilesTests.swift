import Calendars
import Currencies
import Deals
import Foundation
import TestSupport
import Testing
import Workflows

@Suite("Compressed and parallel reading")
struct CompressedFilesTests {
  private func write(_ folder: TemporaryFolder, _ name: String, gzip: Bool) throws -> LoadedDeals {
    var request = SynthesisRequest(seed: 5, lastDay: SampleCRM.lastDay)
    request.deals = 300
    request.quarters = 6
    request.compressesActivities = gzip
    _ = try Synthesise(request, folder: folder.path(name))
    return try LoadedDeals(
      .folder(folder.path(name)), project: Project(folder: folder.path(name)), keeps: .tracking)
  }

  @Test("a folder with compressed activities says what the same says without")
  func compressed() throws {
    let folder = try TemporaryFolder()
    let plain = try write(folder, "plain", gzip: false)
    let small = try write(folder, "small", gzip: true)
    let files = FileManager.default
    #expect(files.fileExists(atPath: folder.path("small/activities.csv.gz")))
    #expect(!files.fileExists(atPath: folder.path("small/activities.csv")))
    func activities(_ loaded: LoadedDeals) throws -> [TrackedActivity] {
      Array(try #require(loaded.book.known(atEndOf: SampleCRM.lastDay).tracking).activities())
    }
    let expected = try activities(plain)
    #expect(expected.count > 1_000)
    #expect(try activities(small) == expected)
    #expect(small.notes == plain.notes)
  }

  @Test("a file beside its compressed copy is an error, and so is one that is cut off")
  func errors() throws {
    let folder = try TemporaryFolder()
    _ = try write(folder, "made", gzip: true)
    let path = folder.path("made/activities.csv.gz")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
    func load() throws {
      _ = try LoadedDeals(
        .folder(folder.path("made")), project: Project(folder: folder.path("made")))
    }
    let cut = try #require(throws: WorkflowError.self) { try load() }
    #expect("\(cut)".contains("is no sound gzip file (it ends too early)"))
    try bytes.write(to: URL(fileURLWithPath: path))
    try Data("deal_id,start\n".utf8).write(
      to: URL(fileURLWithPath: folder.path("made/activities.csv")))
    let twice = try #require(throws: WorkflowError.self) { try load() }
    #expect("\(twice)".contains("keep one of them"))
  }

  /// Files that are large enough for a second thread.
  private func writeLarge(_ folder: TemporaryFolder) throws {
    let pad = String(repeating: "x", count: 400)
    var deals = "id,name,stage,amount,created_at,close_date\n"
    for number in 0..<22_000 {
      deals += "D\(100_000 + number),\(pad),Won,1,2024-01-01,2024-02-01\n"
    }
    var activities = "id,deal_id,person,subject,start\n"
    for number in 0..<22_000 {
      // Others than in the order of the deals, and some of no deal that there is.
      let deal = 100_000 + number * 7_919 % 22_050
      activities += "A\(number),D\(deal),P\(number % 911),\(pad),2024-01-0\(1 + number % 9)\n"
    }
    activities += "A,D1,,,never\n"
    deals += "D1,,Nowhere,1,2024-01-01,\n"
    try Data(deals.utf8).write(to: URL(fileURLWithPath: folder.path("deals.csv")))
    try Data(activities.utf8).write(to: URL(fileURLWithPath: folder.path("activities.csv")))
  }

  @Test("read on two threads, files say what they say one after the other")
  func parallel() throws {
    let folder = try TemporaryFolder()
    try writeLarge(folder)
    let settings = ProjectSettings(
      deals: DealSettings(
        currency: .eur,
        stages: try StageList([
          Stage(name: "Open", kind: .open), Stage(name: "Won", kind: .won),
          Stage(name: "Lost", kind: .lost),
        ])))
    let read = try ReadFacts(
      paths: [folder.path], settings: settings, maximumRejects: 2, activities: .tracking)
    var reader = try FactReader(settings: settings.deals, activities: .tracking)
    for (name, kind) in [("activities.csv", TableKind.activities), ("deals.csv", .deals)] {
      try reader.read(
        path: folder.path(name), mapping: SourceMapping(pattern: name, kind: kind))
    }
    #expect(read.files == reader.files)
    #expect(read.rejects == reader.rejects)
    #expect(read.rejects.count == 2)
    func activities(_ facts: consuming DealFacts) throws -> [TrackedActivity] {
      let book = try DealBook(facts, settings: settings.deals)
      return Array(
        try #require(book.known(atEndOf: SampleCRM.lastDay).tracking).activities())
    }
    let expected = try activities(reader.facts)
    #expect(expected.count == 22_000)
    #expect(expected.contains { $0.deal < 0 } && expected.contains { $0.deal > 20_000 })
    #expect(try activities(read.facts) == expected)
  }
}

import Calendars
import Synchronization
import TestSupport
import Testing
import Workflows

@Suite("Progress of an import")
struct ProgressTests {
  @Test("says the file, the records, the share of the bytes and the time left")
  func lines() throws {
    let folder = try TemporaryFolder()
    var deals = "id,stage,amount,created_at,close_date\n"
    for number in 0..<140_000 { deals += "D-\(number),Open,5,2025-01-31,2025-02-05\n" }
    try folder.write(deals, "deals.csv")
    let lines = Mutex<[String]>([])
    _ = try ImportFiles(
      paths: [folder.path("deals.csv")], project: Project(folder: folder.path),
      maximumRejects: 0, exportedOn: Day(iso: "2025-02-06"), isDryRun: false,
      progress: WorkProgress { line in lines.withLock { $0.append(line) } }, interval: .zero)
    let reading = lines.withLock { $0 }.filter { $0.contains("records") }
    #expect(reading.count == 3)
    let places = ["65k records, 46 %, ", "131k records, 93 %, ", "140k records, 100 %, 0 s left"]
    for (line, place) in zip(reading, places) {
      #expect(line.hasPrefix("reading \(folder.path("deals.csv")): "))
      #expect(line.contains(place), "\(line)")
      #expect(line.hasSuffix(" left"))
    }
  }
}

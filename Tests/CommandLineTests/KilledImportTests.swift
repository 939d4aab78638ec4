import Foundation
import Glibc
import TestSupport
import Testing

/// An import that is killed at any moment leaves the store as before or as after it.
@Suite("Killed imports", .serialized)
struct KilledImportTests {
  /// 200 with AFORO_LONG=1.
  private static let kills = ProcessInfo.processInfo.environment["AFORO_LONG"] == "1" ? 200 : 20

  @Test("kill -9 at random moments: the store is whole, and what was reported as done is there")
  func kill() throws {
    let project = try ImportProject(deals: 3_000, editions: 4)
    let start = ContinuousClock.now
    #expect(try project.load(0, day: 0).status == 0)
    let whole = (ContinuousClock.now - start) / .seconds(1)
    var random = Generator(state: 7)
    var held: Int? = 0
    var counts = (killed: 0, done: 0, kept: 0)
    var attempt = 0
    // One that was done before it was to be killed is no kill.
    while counts.killed < Self.kills, attempt < 6 * Self.kills {
      attempt += 1
      if attempt % 5 == 0 {
        // A first import makes the store.
        try FileManager.default.removeItem(atPath: project.folder.path(".aforo"))
        held = nil
      }
      let edition = ((held ?? 0) + 1) % 4
      let process = try launch(project, edition, day: attempt)
      Thread.sleep(forTimeInterval: 1.3 * whole * random.unit())
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let isDone = process.terminationReason == .exit && process.terminationStatus == 0
      let found = try project.edition()
      if isDone {
        counts.done += 1
        #expect(found == edition, "attempt \(attempt)")
      } else {
        counts.killed += 1
        // The commit may be over and the report not.
        if found == edition { counts.kept += 1 }
        #expect(found == held || found == edition, "attempt \(attempt)")
      }
      held = found
    }
    print(
      "\(attempt) imports: \(counts.killed) killed (\(counts.kept) after their commit), "
        + "\(counts.done) done before")
    #expect(counts.killed == Self.kills)
    // What is left of killed ones goes with the next, which completes.
    let last = ((held ?? 0) + 1) % 4
    #expect(try project.load(last, day: attempt + 1).status == 0)
    #expect(try project.edition() == last)
    #expect(try project.remains() == [])
  }

  @Test("two first imports at once: both are there")
  func together() throws {
    let project = try ImportProject(deals: 2_000, editions: 2)
    let processes = try [0, 1].map { try launch(project, $0, day: 3) }
    for process in processes { process.waitUntilExit() }
    #expect(processes.allSatisfy { $0.terminationStatus == 0 })
    #expect(try project.edition() != nil)
    let summary = try Tool.run(["store", "--format", "json"], in: project.folder.path).object()
    #expect(summary["imports"] as? Int == 2)
    #expect(summary["superseded"] as? Int == 2_000 * (1 + ImportProject.changes))
    #expect(try project.remains().isEmpty)
  }

  private func launch(_ project: ImportProject, _ edition: Int, day: Int) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.executable)
    process.arguments = project.arguments(edition, day: day)
    process.environment = Tool.environment
    process.currentDirectoryURL = project.folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Numbers from a seed (splitmix64), the same on every run.
  private struct Generator {
    var state: UInt64

    /// In 0 ..< 1.
    mutating func unit() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    }
  }
}

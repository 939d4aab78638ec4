import Foundation
import Glibc
import TestSupport
import Testing

/// A run that is killed at any moment leaves whole files, and the next one goes on where it was.
@Suite("Killed runs", .serialized)
struct KilledRunTests {
  /// 96 with AFORO_LONG=1.
  private static let kills = ProcessInfo.processInfo.environment["AFORO_LONG"] == "1" ? 96 : 16
  private static let stepCount = 8

  @Test("kill -9 in every step: whole files, and after the next run the answers of an unkilled one")
  func kill() throws {
    let project = try RunFixture()
    let whole = try project.run()
    #expect(whole.status == 0, "\(whole.errorText)")
    let answers = try KilledRunTests.comparable(project.answers())
    let times = project.records().map { Double($0["milliseconds"] as? Int ?? 0) / 1_000 }
    #expect(times.count == Self.stepCount)
    var random = Generator(state: 11)
    var inStep = [Int](repeating: 0, count: Self.stepCount + 1)
    var attempt = 0
    while inStep.reduce(0, +) < Self.kills, attempt < 6 * Self.kills {
      let step = attempt % Self.stepCount
      attempt += 1
      try project.clear()
      let process = try project.launch()
      while process.isRunning, project.records().count < step {
        Thread.sleep(forTimeInterval: 0.001)
      }
      Thread.sleep(forTimeInterval: times[step] * random.unit())
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // One that was done before it was to be killed is no kill.
      guard process.terminationReason == .uncaughtSignal else { continue }
      let done = project.records().count
      inStep[done] += 1
      for (name, data) in try KilledRunTests.comparable(project.answers()) {
        #expect(answers[name] == data, "attempt \(attempt): \(name) is torn")
      }
      let next = try project.run("--format", "json")
      #expect(next.status == 0, "attempt \(attempt): \(next.errorText)")
      let statuses = try RunFixture.statuses(next)
      #expect(statuses.prefix(done).allSatisfy { $0.hasSuffix(" kept 0") }, "\(statuses)")
      #expect(statuses.dropFirst(done).allSatisfy { $0.hasSuffix(" done 0") }, "\(statuses)")
      let last = try project.answers()
      #expect(try KilledRunTests.comparable(last) == answers, "attempt \(attempt)")
      #expect(!last.keys.contains { $0.hasSuffix(".tmp") }, "attempt \(attempt)")
    }
    print("\(attempt) runs; killed with 0, 1, ... steps done: \(inStep)")
    #expect(inStep.reduce(0, +) == Self.kills)
    #expect(inStep.filter { $0 > 0 }.count >= 5, "\(inStep)")
  }

  /// The answers but that of the import, which counts what was new to the store, and the temporary
  /// files of a killed write, which the next run removes.
  private static func comparable(_ answers: [String: Data]) throws -> [String: Data] {
    answers.filter { !$0.key.contains("/import.") && !$0.key.hasSuffix(".tmp") }
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

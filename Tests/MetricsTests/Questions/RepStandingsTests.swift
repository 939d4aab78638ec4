import Statistics
import Testing

@testable import Metrics

@Suite("Reps against their quotas")
struct RepStandingsTests {
  private static func simulated(seed: UInt64, truths: [Double], quarters: Int = 6) throws
    -> RepStandings
  {
    var random = RandomStream(seed: seed, stream: 3)
    let records = truths.enumerated().map { rep, truth in
      RepStandings.Record(
        name: "r\(rep)",
        attainments: (0..<quarters).map { _ in truth + 0.25 * random.normal() })
    }
    return try #require(RepStandings(records, quarters: ["2024-Q1", "2025-Q2"]))
  }

  @Test("reps who are the same are not told apart")
  func sameReps() throws {
    var marked = 0
    let (runs, reps) = (100, 12)
    for seed in 0..<UInt64(runs) {
      let standings = try Self.simulated(
        seed: seed, truths: Array(repeating: 1, count: reps))
      marked += standings.standings.count { $0.mark != .notTold }
    }
    // Each side is named with 90 % probability: 20 % of those exactly on the quota at the most.
    #expect(Double(marked) <= 0.2 * Double(runs * reps), "\(marked) of \(runs * reps)")
  }

  @Test("reps 40 points above and below are told, and the side named is right nine times in ten")
  func differentReps() throws {
    var right = 0
    var named = 0
    var clear = 0
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomStream(seed: seed, stream: 4)
      var truths = (0..<10).map { _ in 1 + 0.15 * random.normal() }
      truths += [1.4, 0.6]
      let standings = try Self.simulated(seed: seed + 500, truths: truths)
      for standing in standings.standings where standing.mark != .notTold {
        let truth = truths[Int(standing.name.dropFirst()) ?? 0]
        named += 1
        if (truth >= 1) == (standing.mark == .reaches) { right += 1 }
      }
      let marks = Dictionary(uniqueKeysWithValues: standings.standings.map { ($0.name, $0.mark) })
      if marks["r10"] == .reaches, marks["r11"] == .lags { clear += 1 }
    }
    #expect(named > 200)
    #expect(Double(right) >= 0.9 * Double(named), "\(right) of \(named)")
    #expect(clear >= 90, "\(clear) of 100")
  }

  @Test("expected attainment lies between the rep's own mean and that of all")
  func shrinks() throws {
    let standings = try Self.simulated(seed: 9, truths: [0.5, 0.9, 1, 1.1, 1.6])
    for standing in standings.standings {
      let own = abs(standing.mean - standings.mean)
      #expect(abs(standing.expected.value - standings.mean) <= own + 1e-12)
    }
    #expect(
      standings.standings.map(\.expected.value)
        == standings.standings.map(\.expected.value).sorted(by: >))
  }

  @Test("one rep, or no second quarter, is too little")
  func tooLittle() {
    #expect(RepStandings([], quarters: []) == nil)
    let one = RepStandings.Record(name: "a", attainments: [1, 0.9])
    #expect(RepStandings([one], quarters: ["2025-Q1"]) == nil)
    let single = [1.0, 0.8].map { RepStandings.Record(name: "\($0)", attainments: [$0]) }
    #expect(RepStandings(single, quarters: ["2025-Q1"]) == nil)
  }
}

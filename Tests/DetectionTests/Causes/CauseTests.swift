import Calendars
import DealFixtures
import Foundation
import TestSupport
import Testing

// The finder has no package face; a report shows its result only.
@testable import Detection
@testable import Forecasting

@Suite("Causes of a gap")
struct CauseTests {
  private static func cohort(_ random: inout NoiseSource) -> FactorCohort {
    func some(_ most: Double) -> Double {
      Int.random(in: 0..<8, using: &random) == 0 ? 0 : Double.random(in: 0...most, using: &random)
    }
    let sized = some(30)
    return FactorCohort(
      entered: some(60), timely: some(50), won: some(40), value: some(9e8), sized: sized,
      logSize: sized * Double.random(in: 8...16, using: &random))
  }

  private func finder(_ sums: [[FactorSums]], growth: Double = 1) -> CauseFinder {
    CauseFinder(
      since: Day(number: 20_000),
      growth: sums.map { _ in growth }
    ) { _, _ in sums }
  }

  private func node(_ mean: Int64, quota: Int64) -> NodeForecast {
    NodeForecast(
      path: [], grade: .model, booked: mean, open: 0, new: 0,
      quantiles: Array(repeating: mean, count: 9), quota: quota, probabilityOfQuota: nil,
      baselines: NodeBaselines(), openCount: 0)
  }

  @Test("the lines sum to the gap to the cent, whatever the sums", arguments: 1...200)
  func sum(seed: UInt64) {
    var random = NoiseSource(seed: seed)
    let periods = Int.random(in: 5...13, using: &random)
    let sums = (0..<periods).map { _ in
      (0..<3).map { _ in
        FactorSums(standing: Self.cohort(&random), created: Self.cohort(&random))
      }
    }
    let mean = Int64.random(in: -1_000...4_000_000_000, using: &random)
    let quota = Int64.random(in: 0...5_000_000_000, using: &random)
    let causes = finder(sums, growth: 1.1)
      .causes(of: node(mean, quota: quota), quota: quota)
    guard let split = causes.split else { return }
    #expect(split.lines.map(\.cause) == GapCause.allCases)
    #expect(split.lines.reduce(0) { $0 + $1.amount } == quota - mean)
    #expect(split.lines.allSatisfy { $0.pValue.map { 0...1 ~= $0 } ?? true })
    #expect(split.lines[0].pValue == nil, "the plan is no chance")
  }

  private static let usual = FactorCohort(
    entered: 40, timely: 32, won: 24, value: 2_400_000, sized: 40, logSize: 40 * log(100_000))

  private func steady(_ current: FactorCohort, past: Int) -> CauseFinder {
    let before = [FactorSums(standing: Self.usual)]
    return finder([[FactorSums(standing: current)]] + Array(repeating: before, count: past))
  }

  @Test("without own past lines a p-value comes from the usual deviation and 4 degrees of freedom")
  func priorOnly() throws {
    // Students t with 4 degrees of freedom: two-sided 5 % at 2.776445105198 (tables).
    let test = CauseTest(past: [])
    let coverage = try #require(test.pValue(-0.12 * 2.776_445_105_198, of: 0))
    #expect(abs(coverage - 0.05) < tableError)
    let creation = try #require(test.pValue(0.05 * 2.776_445_105_198, of: 1))
    #expect(abs(creation - 0.05) < tableError)
    // A quarter of the company swings twice as much.
    let part = try #require(
      CauseTest(past: [], widening: 4).pValue(0.24 * 2.776_445_105_198, of: 0))
    #expect(abs(part - 0.05) < tableError)
  }

  @Test("own past lines count one each beside the four of the prior")
  func ownPast() throws {
    // sd^2 = (4 x .04 + 4 x .0144)/8 = .0272; 8 degrees of freedom: 5 % at 2.306004135204.
    let past = [[0.2, 0, 0, 0, 0, 0], [-0.2, 0, 0, 0, 0, 0]]
    let test = CauseTest(past: past + past)
    let found = try #require(test.pValue(0.0272.squareRoot() * 2.306_004_135_204, of: 0))
    #expect(abs(found - 0.05) < tableError)
  }

  @Test("a line that cannot be anything but 0 has no p-value")
  func still() {
    #expect(CauseTest(past: [[0, 0, 0, 0, 0, 0]]).pValue(0, of: 2) == nil)
    #expect(CauseTest(past: [[0, 0, 0.1, 0, 0, 0]]).pValue(0, of: 2) == 1)
  }

  @Test("Holm: five lines of no weight ask the first for a p-value below .05/6")
  func holm() {
    #expect(CauseTest.standingOut([0.009, 0.5, 0.5, 0.5, 0.5, 0.5]) == [])
    #expect(CauseTest.standingOut([0.008, 0.0099, 0.5, 0.5, 0.5, 0.5]) == [0, 1])
    #expect(CauseTest.standingOut([0.02, nil, nil, nil, nil, 0.5]) == [0])
  }

  @Test("a large fall of one factor is named, with its amount; a surplus has no cause")
  func named() throws {
    var fallen = Self.usual
    for key in [\FactorCohort.won, \.value] { fallen[keyPath: key] *= 0.4 }
    let finder = steady(fallen, past: 12)
    let short = try #require(
      finder.causes(of: node(960_000, quota: 2_500_000), quota: 2_500_000).split)
    #expect(short.named == [.conversion])
    #expect(short.reference == 2_400_000)
    #expect(short.line(.plan)?.amount == 100_000)
    #expect(short.line(.conversion)?.amount == 1_440_000)
    let over = try #require(finder.causes(of: node(960_000, quota: 900_000), quota: 900_000).split)
    #expect(over.named == [])
  }

  @Test("no cause is named for what varies as much every period")
  func noise() throws {
    var fallen = Self.usual
    for key in [\FactorCohort.won, \.value] { fallen[keyPath: key] *= 0.9 }
    let split = try #require(
      steady(fallen, past: 12)
        .causes(of: node(2_160_000, quota: 2_500_000), quota: 2_500_000).split)
    #expect(split.named == [])
    #expect(split.line(.conversion)?.amount == 240_000)
  }

  @Test("a node with few wins a period is not split")
  func thin() {
    var few = Self.usual
    for key in [\FactorCohort.won, \.timely, \.value] { few[keyPath: key] /= 8 }
    let sums = Array(repeating: [FactorSums(standing: few)], count: 9)
    #expect(
      finder(sums).causes(of: node(1, quota: 2), quota: 2)
        == .undefined(.thin(wins: 3)))
  }

  @Test("whole numbers by the largest remainder; what is not accounted for goes to the last")
  func remainders() {
    #expect(LargestRemainder.rounded([1.5, 2.25, 3.25], total: 7) == [2, 2, 3])
    #expect(LargestRemainder.rounded([-1.5, 2.5], total: 1) == [-1, 2])
    #expect(LargestRemainder.rounded([1, 2], total: 10) == [1, 9])
    #expect(LargestRemainder.rounded([], total: 3) == [])
  }
}

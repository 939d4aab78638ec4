import Foundation
import TestSupport
import Testing

@testable import Detection

@Suite("What people and parts differ by when nothing is amiss")
struct EmpiricalNullTests {
  @Test("Symmetric effects: both sides have the larger of median deviation and tenths")
  func symmetric() throws {
    let spread = try #require(OwnerSpread((0...10).map(Double.init)))
    // Median 5, median deviation 3; the tenths 1 and 9 are nearer at normal consistency.
    let scale = 1.4826 * 3 * 11 / 10.2
    #expect(abs(spread.score(5)) < closedFormError)
    #expect(abs(spread.score(10) - 5 / scale) < closedFormError)
    #expect(abs(spread.score(0) + 5 / scale) < closedFormError)
  }

  @Test("A side whose tenth lies farther out has a scale of its own")
  func skewed() throws {
    let spread = try #require(OwnerSpread([0, 1, 2, 3, 4, 5, 6, 7, 8, 30, 40]))
    // The upper tenth is 30, 25 above the median.
    #expect(abs(spread.above - 25 / OwnerSpread.tenth * 11 / 10.2) < 1e3 * closedFormError)
    #expect(spread.below < spread.above)
    #expect(OwnerSpread([Double](repeating: 2, count: 9)) == nil)
  }

  @Test("A slump that the rest shares is none of the part; one of the part alone is")
  func rest() throws {
    // 30 windows of six weeks, 10 deals a week in the part, 30 in the whole, the last window first.
    let means = [Double](repeating: 10, count: 180)
    let allMeans = [Double](repeating: 30, count: 180)
    let slump = { (counts: [Double]) in counts.enumerated().map { $0 < 6 ? $1 / 2 : $1 } }
    let shared = try #require(
      RestOfCompany(slump(means), means, slump(allMeans), allMeans, 6))
    // 60 expected, times (60 + 5) / (120 + 5) of the rest.
    #expect(abs(shared.expected - 60 * 65 / 125) < 1e3 * closedFormError)
    #expect(shared.pValue > 0.3)
    let all = slump(means).map { $0 + 20 }
    let own = try #require(RestOfCompany(slump(means), means, all, allMeans, 6))
    #expect(abs(own.expected - 60) < 1e3 * closedFormError)
    #expect(own.pValue < 0.01)
  }

  @Test("Without a rest or a history there is nothing to compare with")
  func tooLittle() {
    let few = [Double](repeating: 3, count: 30)
    #expect(RestOfCompany(few, few, few.map { 2 * $0 }, few.map { 2 * $0 }, 6) == nil)
    let long = [Double](repeating: 3, count: 90)
    #expect(RestOfCompany(long, long, long, long, 6) == nil)
  }
}

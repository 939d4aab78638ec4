import Foundation
import Statistics
import TestSupport
import Testing

@testable import Detection

@Suite("Shifts of series and shapes, by hand")
struct ShapeTests {
  @Test("Half the absolute differences is what stands elsewhere")
  func distance() {
    #expect(abs(StageMixShift.distance([0.5, 0.5, 0], [0.2, 0.5, 0.3]) - 0.3) < closedFormError)
    #expect(StageMixShift.mean([[0, 1], [1, 0]]) == [0.5, 0.5])
    #expect(StageMixShift.mean([]) == nil)
  }

  @Test("A shape like the others is none, one elsewhere is one")
  func stageMix() throws {
    let past = (0..<10).map { k in
      let wiggle = 0.02 * (k % 2 == 0 ? 1 : -1) * Double(1 + k % 3)
      return [0.5 + wiggle, 0.3 - wiggle, 0.2]
    }
    let like = try #require(StageMixShift.test([0.52, 0.28, 0.2], past))
    let other = try #require(StageMixShift.test([0.1, 0.3, 0.6], past))
    #expect(like.pValue > 0.2)
    #expect(other.pValue < 0.001)
    #expect(abs(other.distance - 0.4) < 0.01)
  }

  @Test("Activities: the usual share of the owner's own past, Student's t")
  func activity() throws {
    let past = (0..<12).map { (count: $0 % 2 == 0 ? 90.0 : 110, expected: 100.0) }
    let usual = try #require(ActivityShift.test((100, 100), past))
    let quiet = try #require(ActivityShift.test((30, 100), past))
    #expect(usual.pValue > 0.8)
    let logs = past.map { log(($0.count + 0.5) / ($0.expected + 0.5)) }
    let mean = try #require(Descriptive.mean(logs))
    let variance = try #require(Descriptive.variance(logs))
    #expect(abs(quiet.usual - exp(mean)) < closedFormError)
    let t =
      (log(30.5 / 100.5) - mean)
      / (1.5 * max(variance, 1 / (100 * exp(mean))) * 13 / 12).squareRoot()
    let expected = 2 * (try StudentT(degreesOfFreedom: 11).survival(abs(t)))
    #expect(abs(quiet.pValue - expected) < closedFormError)
  }

  @Test("Sizes: Welch's statistic with its variance times 1.15")
  func size() throws {
    let test = try #require(SizeShift.test([1, 2, 3, 4], [0, 0, 1, 1]))
    // Means 2.5 and 0.5; variances 5/3 and 1/3 over 4 each.
    let z = 2 / (1.15 * (5.0 / 12 + 1.0 / 12)).squareRoot()
    #expect(abs(test.difference - 2) < closedFormError)
    #expect(
      abs(test.pValue - 2 * NormalDistribution.standard.survival(z)) < closedFormError)
    #expect(SizeShift.test([1, 1], [1, 1]) == nil)
  }

  @Test("Two digits too many are told from a wide spread by the odds")
  func amounts() {
    // Narrow amounts: only beyond four deviations; wide: nearer ones too.
    #expect(AmountErrors.isOdd(4.1, scale: 0.7))
    #expect(!AmountErrors.isOdd(3.9, scale: 0.7))
    #expect(AmountErrors.isOdd(-3.8, scale: 1.1))
    #expect(!AmountErrors.isOdd(3.5, scale: 1.1))
  }

  @Test("A close day is far when it is years beyond the others'")
  func far() {
    #expect(RecordErrors.farAhead([10, 20, 30]) == 1_095)
    #expect(RecordErrors.farAhead([Double](repeating: 1_000, count: 50)) == 3_000)
    #expect(RecordErrors.farAhead([]) == 1_095)
  }

  @Test("Conformal p-values count those at least as far out")
  func conformal() {
    #expect(OutlyingDeals.conformal(5, among: [1, 2, 3, 4]) == 1.0 / 5)
    #expect(OutlyingDeals.conformal(2, among: [1, 2, 3, 4]) == 4.0 / 5)
    #expect(OutlyingDeals.conformal(0, among: [1, 2, 3, 4]) == 1)
  }

  @Test("Days to the close fall into seven classes")
  func bucket() {
    #expect(
      [-1, 0, 14, 15, 31, 62, 93, Int32.min].map { CategoryBias.bucket($0) } == [
        0, 1, 1, 2, 3, 4, 5, 6,
      ])
  }
}

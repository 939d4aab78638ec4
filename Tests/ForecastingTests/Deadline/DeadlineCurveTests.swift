import Calendars
import TestSupport
import Testing

@testable import Forecasting

@Suite("Deadline of creation")
struct DeadlineCurveTests {
  /// Won on day 3, lost on day 10, still open after 12 days, won on day 16.
  ///
  /// By hand: F(3) = 1/4, S = 3/4; the loss of one of three leaves S = 1/2; the last one of one wins:
  /// F(16) = 1/4 + 1/2.
  private static let spans = [
    WinningAges.Span(from: 0, to: 3, isWon: true),
    WinningAges.Span(from: 0, to: 10, isWon: false),
    WinningAges.Span(from: 0, to: 12, isWon: nil),
    WinningAges.Span(from: 0, to: 16, isWon: true),
  ]
  private let first = Day(number: 20_000)

  private func curve(_ phases: [Double]) -> DeadlineCurve {
    DeadlineCurve(
      segment: "SMB", ages: WinningAges(Self.spans), first: first, phases: phases)
  }

  @Test("the ages at winning are Aalen and Johansen's, with losses in competition")
  func ages() {
    let ages = WinningAges(Self.spans)
    #expect(agree(ages.density[0], 0.25, within: handComputationError))
    #expect(ages.density[1] == 0)
    #expect(agree(ages.density[2], 0.5, within: handComputationError))
    #expect(ages.density.dropFirst(3).allSatisfy { $0 == 0 })
    #expect(agree(ages.everWon, 0.75, within: handComputationError))
    #expect(ages.deals == 4)
    #expect(ages.wins == 2)
  }

  @Test("a deal seen only from some age on does not count as at risk before it")
  func truncation() {
    // The late one is at risk on day 16 only: F(3) = 1/1, nobody is left.
    let ages = WinningAges([
      WinningAges.Span(from: 0, to: 3, isWon: true),
      WinningAges.Span(from: 8, to: 16, isWon: true),
    ])
    #expect(agree(ages.density[0], 1, within: handComputationError))
    #expect(agree(ages.everWon, 1, within: handComputationError))
  }

  @Test("chances in the period by hand: half of the first day, then whole days")
  func chances() {
    let curve = curve(Array(repeating: 1, count: 21))
    let week = 0.25 / 7
    #expect(
      agree(curve.winInPeriod[0], week * 6.5 + 0.5, within: handComputationError))
    // Fourteen days later only the first week is left.
    #expect(agree(curve.winInPeriod[14], week * 6.5, within: handComputationError))
    #expect(agree(curve.winInPeriod[20], week * 0.5, within: handComputationError))
    #expect(
      agree(curve.inTimeShare(first + 14) ?? 0, week * 6.5 / 0.75, within: handComputationError))
    #expect(curve.inTimeShare(first + 21) == nil)
    // S >= .6 needs .45: the first week's .232 and four days of .071 of the third week, so 18 days.
    #expect(curve.lastDay(share: 0.6) == first + 3)
    #expect(curve.lastDay(share: 0.99) == nil)
  }

  @Test("without a shape of the quarter the chance never rises from day to day")
  func monotone() {
    let chances = curve(Array(repeating: 1, count: 92)).winInPeriod
    #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(chances[91] > 0)
    let days = DeadlineCurve.shares.compactMap {
      curve(Array(repeating: 1, count: 92)).lastDay(share: $0)
    }
    #expect(days == days.sorted())
    #expect(days.count == 3)
  }

  @Test("for a period that has not begun only what is won in it counts")
  func nextPeriod() {
    let curve = curve(Array(repeating: 0, count: 14) + Array(repeating: 1, count: 21))
    // Created today: weeks 0 and 1 lie before the period, week 2 is its first.
    #expect(agree(curve.winInPeriod[0], 0.5, within: handComputationError))
    // Created on the period's first day: as for a running one.
    #expect(agree(curve.winInPeriod[14], 0.25 / 7 * 6.5 + 0.5, within: handComputationError))
  }

  @Test("without a win there is no curve and no deadline")
  func noWins() {
    let curve = DeadlineCurve(
      segment: "", ages: WinningAges([WinningAges.Span(from: 0, to: 9, isWon: false)]),
      first: first, phases: [1, 1])
    #expect(curve.winInPeriod == [0, 0])
    #expect(curve.lastDay(share: 0.1) == nil)
    #expect(curve.inTimeShare(first) == nil)
  }
}

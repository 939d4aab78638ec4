import Statistics
import TestSupport
import Testing

@Suite("Survival curves")
struct SurvivalCurveTests {
  private static let sample = SurvivalSample(400)

  @Test("Kaplan-Meier agrees with lifelines", arguments: SurvivalReference.kaplanMeier)
  func kaplanMeier(row: [Double]) throws {
    let curve = try KaplanMeier(Self.sample.data())
    let index = try #require(curve.times.firstIndex(of: row[0]))
    #expect(logRelativeError(curve.survival(at: row[0]), row[1]) >= hypothesisTestDigits)
    #expect(logRelativeError(curve.lower[index], row[2]) >= hypothesisTestDigits)
    #expect(logRelativeError(curve.upper[index], row[3]) >= hypothesisTestDigits)
  }

  @Test("its median agrees, and its area is the mean of what is not censored")
  func summaries() throws {
    let curve = try KaplanMeier(Self.sample.data())
    #expect(curve.quantile(0.5) == SurvivalReference.kaplanMeierMedian[0][0])
    let seen = try KaplanMeier(
      SurvivalData(durations: [1, 2, 6], events: [true, true, true]))
    #expect(seen.quantile(0.9) == 6 && seen.survival.last == 0)
    #expect(logRelativeError(seen.restrictedMean(until: 10), 3) >= hypothesisTestDigits)
    #expect(logRelativeError(seen.restrictedMean(until: 2), 5.0 / 3) >= hypothesisTestDigits)
  }

  @Test("late entries agree with lifelines", arguments: SurvivalReference.kaplanMeierLate)
  func lateEntry(row: [Double]) throws {
    let data = try SurvivalData(
      durations: Self.sample.durations, events: Self.sample.events,
      entries: Self.sample.durations.enumerated().map {
        $0.element > 12 ? Double(4 * ($0.offset % 3)) : 0
      })
    let curve = try KaplanMeier(data)
    #expect(logRelativeError(curve.survival(at: row[0]), row[1]) >= hypothesisTestDigits)
  }

  @Test("a weight of two is two rows")
  func weights() throws {
    let weighted = try KaplanMeier(
      SurvivalData(durations: [1, 2, 3], events: [true, false, true], weights: [2, 1, 3]))
    let repeated = try KaplanMeier(
      SurvivalData(
        durations: [1, 1, 2, 3, 3, 3], events: [true, true, false, true, true, true]))
    #expect(weighted == repeated)
  }

  @Test("all censored: a curve without steps, at 1")
  func censored() throws {
    let data = try SurvivalData(durations: [1, 2], events: [false, false])
    let curve = try KaplanMeier(data)
    #expect(curve.times.isEmpty && curve.survival(at: 5) == 1 && curve.quantile(0.5) == nil)
    let causes = try AalenJohansen(data)
    #expect(causes.curves.isEmpty && causes.incidence(of: 1, at: 5) == 0)
    #expect(throws: SurvivalError.self) { try KaplanMeier(data, level: 0) }
  }

  @Test("Aalen-Johansen agrees with lifelines", arguments: SurvivalReference.aalenJohansen)
  func aalenJohansen(row: [Double]) throws {
    let u = SurvivalSample.draws(360, 5)
    let data = try SurvivalData(
      durations: (0..<120).map { u[3 * $0] * 10 }, causes: (0..<120).map { Int(u[3 * $0 + 1] * 3) })
    let estimate = try AalenJohansen(data)
    let index = try #require(estimate.times.firstIndex(of: row[1]))
    let curve = estimate.curves[Int(row[0]) - 1]
    #expect(logRelativeError(curve.incidence[index], row[2]) >= hypothesisTestDigits)
    #expect(logRelativeError(curve.variance[index], row[3]) >= hypothesisTestDigits)
    #expect(logRelativeError(curve.lower[index], row[4]) >= hypothesisTestDigits)
    #expect(logRelativeError(curve.upper[index], row[5]) >= hypothesisTestDigits)
  }

  @Test("one cause is one less Kaplan-Meier with its variance; causes and survival sum to 1")
  func consistency() throws {
    let data = try Self.sample.data(weighted: true)
    let (one, curve) = (try AalenJohansen(data).curves[0], try KaplanMeier(data))
    for index in curve.times.indices {
      #expect(
        logRelativeError(one.incidence[index], 1 - curve.survival[index])
          >= distributionFamilyDigits)
      #expect(
        logRelativeError(one.variance[index], curve.variance[index]) >= hypothesisTestDigits)
    }
    let causes = try SurvivalData(
      durations: Self.sample.durations,
      causes: Self.sample.events.enumerated().map { $0.element ? 1 + $0.offset % 3 : 0 })
    let all = try AalenJohansen(causes)
    for index in all.times.indices {
      let sum = all.curves.reduce(all.survival[index]) { $0 + $1.incidence[index] }
      #expect(logRelativeError(sum, 1) >= distributionFamilyDigits)
    }
  }
}

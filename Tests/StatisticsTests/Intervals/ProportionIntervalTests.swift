import Statistics
import TestSupport
import Testing

@Suite("Intervals of a proportion")
struct ProportionIntervalTests {
  @Test("Wilson agrees with statsmodels", arguments: Reference.wilson)
  func wilson(row: [Double]) throws {
    let interval = try WilsonInterval(successes: row[0], trials: row[1], level: row[2])
    #expect(logRelativeError(interval.lower, row[3]) >= distributionDigits - 1)
    #expect(logRelativeError(interval.upper, row[4]) >= distributionDigits - 1)
  }

  @Test("Clopper-Pearson agrees with statsmodels", arguments: Reference.clopperPearson)
  func clopperPearson(row: [Double]) throws {
    let interval = try ClopperPearsonInterval(
      successes: Int(row[0]), trials: Int(row[1]), level: row[2])
    #expect(logRelativeError(interval.lower, row[3]) >= distributionDigits - 1)
    #expect(logRelativeError(interval.upper, row[4]) >= distributionDigits - 1)
  }

  @Test("nest, and hold the estimate", arguments: [0, 1, 7, 20])
  func nesting(successes: Int) throws {
    let narrow = try WilsonInterval(successes: successes, trials: 20, level: 0.5)
    let wide = try WilsonInterval(successes: successes, trials: 20, level: 0.99)
    #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper)
    #expect(narrow.lower <= narrow.estimate && narrow.estimate <= narrow.upper)
  }

  @Test("refuse what is not a proportion")
  func refusals() {
    #expect(throws: DistributionError.self) { try WilsonInterval(successes: 1, trials: 0) }
    #expect(throws: DistributionError.self) { try WilsonInterval(successes: 3, trials: 2) }
    #expect(throws: DistributionError.self) { try WilsonInterval(successes: .nan, trials: 2) }
    #expect(throws: DistributionError.self) {
      try ClopperPearsonInterval(successes: 1, trials: 2, level: 1)
    }
  }
}

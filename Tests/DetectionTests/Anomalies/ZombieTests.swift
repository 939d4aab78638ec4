import DealFixtures
import Foundation
import TestSupport
import Testing

@testable import Detection

@Suite("Dead deals")
struct ZombieTests {
  /// Exponential times in the stage and without activity, dependent through a common factor.
  private func weeks(
    _ count: Int, slow: Double, _ random: inout NoiseSource
  ) -> [(age: Double, silence: Double)] {
    (0..<count).map { _ in
      let pace = exp(0.5 * PlantedCRM.normal(&random)) * slow
      let age = -20 * pace * log(Double.random(in: 1e-9..<1, using: &random))
      let silence = -8 * pace * log(Double.random(in: 1e-9..<1, using: &random))
      return (age, silence)
    }
  }

  @Test("Without activities the share of weeks at least as long in the stage")
  func alone() throws {
    let won = (1...99).map { (age: Double($0), silence: 0.0) }
    let reference = try #require(ZombieReference(won: won, lost: [], hasSilence: false))
    // (weight of rows at least 99 + 1) / (99 + 1).
    #expect(abs(reference.pValue(age: 99, silence: 0) - 0.02) < closedFormError)
    #expect(abs(reference.pValue(age: 1_000, silence: 0) - 0.01) < closedFormError)
    #expect(abs(reference.pValue(age: 0, silence: 0) - 1) < closedFormError)
  }

  @Test("Too few won weeks are no reference")
  func few() {
    let won = (0..<49).map { (age: Double($0), silence: 1.0) }
    #expect(ZombieReference(won: won, lost: []) == nil)
  }

  @Test("Living weeks, won and lost in any mixture, look dead no oftener than the level says")
  func calibration() throws {
    var random = NoiseSource(seed: 11)
    var looked = 0
    var dead = 0
    for _ in 0..<20 {
      let won = weeks(600, slow: 1, &random)
      let lost = weeks(900, slow: 1.2, &random)
      let reference = try #require(ZombieReference(won: won, lost: lost))
      let living = weeks(200, slow: 1, &random) + weeks(300, slow: 1.2, &random)
      looked += living.count
      dead += living.filter { reference.pValue(age: $0.age, silence: $0.silence) <= 0.05 }.count
    }
    #expect(abs(Double(dead) / Double(looked) - 0.05) < livingShareError)
  }

  @Test("The share of living ones among those named stays below the rate; most dead are named")
  func discoveries() throws {
    var random = NoiseSource(seed: 12)
    var (named, wrong, missed) = (0.0, 0.0, 0.0)
    for _ in 0..<20 {
      let reference = try #require(
        ZombieReference(
          won: weeks(600, slow: 1, &random), lost: weeks(900, slow: 1.2, &random)))
      let living = weeks(300, slow: 1.1, &random)
      let dead = (0..<120).map { _ in
        let days = Double.random(in: 30..<700, using: &random)
        return (age: days + 20, silence: days)
      }
      let qValues = FalseDiscoveries.adjusted(
        (living + dead).map { reference.pValue(age: $0.age, silence: $0.silence) })
      let isNamed = qValues.map { $0 <= 0.05 }
      named += Double(isNamed.filter { $0 }.count)
      wrong += Double(isNamed.prefix(300).filter { $0 }.count)
      missed += Double(isNamed.suffix(120).filter { !$0 }.count)
    }
    #expect(wrong / named < 0.06)
    #expect(missed / (20 * 120) < 0.2)
  }
}

/// Three standard deviations of a share of 0.05 among 10,000, and of the 20 references' own.
let livingShareError = 0.012

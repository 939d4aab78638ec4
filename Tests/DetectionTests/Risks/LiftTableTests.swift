import DealFixtures
import Testing

// The table has no package face; a report shows its results only.
@testable import Detection

@Suite("LiftTable")
struct LiftTableTests {
  /// Rows of one rule: deals numbered from 0.
  private func table(_ groups: [(stage: Int16, fired: Bool, won: Int, of: Int)], looks: Int = 1)
    -> LiftTable
  {
    var table = LiftTable(stageCount: 3)
    var deal: Int32 = 0
    for group in groups {
      for index in 0..<group.of {
        for _ in 0..<looks {
          table.rows.append(
            LiftTable.Row(
              deal: deal, stage: group.stage, isWon: index < group.won, defined: 1,
              fired: group.fired ? 1 : 0))
        }
        deal += 1
      }
    }
    return table
  }

  /// Newcombe's interval is for binomial counts; clusters of one deal make variances larger by the
  /// share G / (G - 1), here 150 / 149.
  static let correctionError = 1e-3

  @Test("one look a deal, one stage: Newcombe's interval of a difference (1998, method 10)")
  func newcombe() throws {
    let lift = try #require(
      table([(0, true, 56, 70), (0, false, 48, 80)]).lift(0))
    #expect(lift.winRateFlagged == 0.8)
    #expect(abs(lift.winRateOther - 0.6) < 1e-12)
    #expect(abs(lift.differenceLower - 0.0524) < LiftTableTests.correctionError)
    #expect(abs(lift.differenceUpper - 0.3339) < LiftTableTests.correctionError)
    #expect(lift.count == 70 && lift.otherCount == 80 && lift.observations == 70)
    #expect(LiftVerdict(lift) == .favourable)
  }

  @Test("a deal that was seen four times tells as much as one that was seen once")
  func clusters() throws {
    let groups: [(stage: Int16, fired: Bool, won: Int, of: Int)] = [
      (0, true, 10, 70), (0, false, 48, 80),
    ]
    let once = try #require(table(groups).lift(0))
    let often = try #require(table(groups, looks: 4).lift(0))
    #expect(often.observations == 280 && often.count == 70)
    #expect(abs(often.differenceLower - once.differenceLower) < 1e-12)
    #expect(abs(often.differenceUpper - once.differenceUpper) < 1e-12)
    #expect(LiftVerdict(often) == .risk)
  }

  @Test("shares are compared within stages, in the mix of the flagged ones")
  func mix() throws {
    // By hand: flagged 1/4 and 1/2, others 2/4 and 3/4: (4 x 2/4 + 2 x 3/4) / 6.
    let lift = try #require(
      table([(0, true, 1, 4), (0, false, 2, 4), (2, true, 1, 2), (2, false, 3, 4)]).lift(0))
    #expect(abs(lift.winRateFlagged - 2.0 / 6) < 1e-12)
    #expect(abs(lift.winRateOther - 3.5 / 6) < 1e-12)
    #expect(LiftVerdict(lift) == .thin)
    // A stage in which all are flagged has nothing to compare with.
    let alone = try #require(
      table([(0, true, 1, 4), (0, false, 2, 4), (1, true, 9, 9)]).lift(0))
    #expect(alone.count == 4 && alone.winRateFlagged == 0.25)
  }

  @Test("no flagged deal, or nobody to compare with: no lift")
  func none() {
    #expect(table([(0, false, 2, 40)]).lift(0) == nil)
    #expect(table([(0, true, 2, 40)]).lift(0) == nil)
    #expect(table([(0, true, 2, 40), (1, false, 3, 40)]).lift(0) == nil)
    #expect(LiftVerdict(nil) == .unmeasured)
  }

  @Test("without wins the interval still has a width")
  func empty() throws {
    let lift = try #require(table([(0, true, 0, 25), (0, false, 1, 40)]).lift(0))
    #expect(lift.upper > 0.05)
    #expect(LiftVerdict(lift) == .nothing)
  }

  /// Five standard errors of a coverage of 0.95 in 600 draws.
  static let coverageError = 0.045

  @Test("a signal that tells nothing: the interval of the difference holds 0 in 95 of 100 cases")
  func coverage() throws {
    var random = NoiseSource(seed: 11)
    var covered = 0
    let draws = 600
    for _ in 0..<draws {
      var table = LiftTable(stageCount: 3)
      for deal in 0..<Int32(150) {
        // Flags stick to a deal, its outcome is one, and stages differ in both.
        let stage = Int16.random(in: 0...2, using: &random)
        let habit = Double.random(in: 0...1, using: &random) * (stage == 2 ? 0.4 : 0.9)
        let isWon = Double.random(in: 0...1, using: &random) < [0.15, 0.3, 0.6][Int(stage)]
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          table.rows.append(
            LiftTable.Row(
              deal: deal, stage: stage, isWon: isWon, defined: 1,
              fired: Double.random(in: 0...1, using: &random) < habit ? 1 : 0))
        }
      }
      let lift = try #require(table.lift(0))
      if lift.differenceLower <= 0, 0 <= lift.differenceUpper { covered += 1 }
    }
    let share = Double(covered) / Double(draws)
    #expect(abs(share - 0.95) < LiftTableTests.coverageError, "\(share)")
  }

  @Test("a signal that halves the chance is found")
  func power() throws {
    var random = NoiseSource(seed: 12)
    var table = LiftTable(stageCount: 1)
    for deal in 0..<Int32(600) {
      let isFlagged = deal % 3 == 0
      let isWon = Double.random(in: 0...1, using: &random) < (isFlagged ? 0.2 : 0.4)
      table.rows.append(
        LiftTable.Row(deal: deal, stage: 0, isWon: isWon, defined: 1, fired: isFlagged ? 1 : 0))
    }
    #expect(LiftVerdict(table.lift(0)) == .risk)
  }
}

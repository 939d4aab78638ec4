import TestSupport
import Testing

@testable import Forecasting

@Suite("Statistics of the leakage check")
struct LeakageStatisticsTests {
  /// UCBAdmissions of R: admitted or not by gender in six departments.
  private static let admissions: [StratifiedAssociation.Table] = [
    (512, 313, 89, 19), (353, 207, 17, 8), (120, 205, 202, 391), (138, 279, 131, 244),
    (53, 138, 94, 299), (22, 351, 24, 317),
  ].map { a, b, c, d in
    StratifiedAssociation.Table(first: a + b, firstYes: a, second: c + d, secondYes: c)
  }

  /// What R prints: Mantel-Haenszel X-squared = 1.4269, df = 1, p-value = 0.2323.
  @Test("Berkeley's admissions by department, against R's mantelhaen.test")
  func mantelHaenszel() throws {
    let association = StratifiedAssociation(Self.admissions)
    #expect(agree(try #require(association.statistic), 1.4269, within: printedIntervalError))
    #expect(agree(association.pValue, 0.2323, within: printedIntervalError))
    // All departments taken as one, men are admitted more often by far (Bickel, 1975).
    let pooled = StratifiedAssociation([
      StratifiedAssociation.Table(first: 2_691, firstYes: 1_198, second: 1_835, secondYes: 557)
    ])
    #expect(pooled.pValue < 1e-20)
    #expect(
      agree(pooled.riskDifference, 1_198 / 2_691.0 - 557 / 1_835.0, within: handComputationError))
  }

  @Test("without two groups or two answers there is no association")
  func degenerate() {
    for table in [
      StratifiedAssociation.Table(), StratifiedAssociation.Table(first: 5, firstYes: 2),
      StratifiedAssociation.Table(first: 5, firstYes: 5, second: 9, secondYes: 9),
    ] {
      let association = StratifiedAssociation([table])
      #expect(association.statistic == nil)
      #expect(association.pValue == 1)
      #expect(association.riskDifference == 0)
    }
  }

  /// 1 2 2 3 5 5 5 8 against 1 1 2 4 5 6: scipy.stats.mannwhitneyu(alternative="greater",
  /// use_continuity=False, method="asymptotic") gives U = 28.5, p = 0.27666039382427665.
  @Test("ranks with ties, against scipy's mannwhitneyu")
  func ranks() throws {
    let separation = try #require(
      ranked([(1, 2), (2, 1), (1, 0), (0, 1), (3, 1), (0, 1), (1, 0)]))
    #expect(agree(separation.area, 28.5 / 48, within: handComputationError))
    #expect(
      agree(
        RankSeparation.upperTail(separation.statistic), 0.276_660_393_824_276_65,
        within: handComputationError))
    #expect(try #require(ranked([(0, 4), (3, 0)])).area == 1)
    #expect(ranked([(3, 4)]) == nil)
    #expect(ranked([(3, 0), (1, 0)]) == nil)
  }

  private func ranked(_ counts: [(Int, Int)]) -> RankSeparation? {
    RankSeparation(counts.map { (first: $0.0, second: $0.1) })
  }
}

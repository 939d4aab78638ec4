internal import Foundation
internal import Statistics

/// Past open deals as the rules saw them, and what became of them.
struct LiftTable: Sendable {
  /// One deal on one past day; a bit for each rule.
  struct Row: Sendable {
    let deal: Int32
    /// Stage code, -1 while unknown.
    let stage: Int16
    var isWon: Bool
    /// The rules that were defined, and those that fired.
    let defined: UInt32
    let fired: UInt32
  }

  static let level = 0.95
  /// Covariances are themselves estimates: a perfect one would leave no width.
  static let mostCorrelation = 0.8

  /// In the order of the deals.
  var rows: [Row] = []
  let stageCount: Int

  /// The lift of the rule of a bit; `nil` where it never fired beside others in a stage.
  ///
  /// The others are weighted as the flagged ones are spread over the stages. Variances are those of
  /// sums over deals (linearised ratios); the interval of the difference joins Wilson's intervals of
  /// both shares with their effective numbers of deals, correlated as estimated (Zou, "Toward using
  /// confidence intervals to compare correlations", 2007: MOVER).
  func lift(_ bit: Int) -> SignalLift? {
    let strata = strata(bit)
    let flagged = strata.reduce(0) { $0 + ($1.isCompared ? $1.flagged : 0) }
    guard flagged > 0 else { return nil }
    var first = 0.0
    var second = 0.0
    for stratum in strata where stratum.isCompared {
      first += stratum.flaggedWon / flagged
      second += stratum.flagged / flagged * stratum.otherRate
    }
    let sums = clusters(bit, strata, flagged: flagged, first: first, second: second)
    guard
      let one = interval(first, variance: sums.first, clusters: sums.flaggedDeals),
      let two = interval(second, variance: sums.second, clusters: sums.otherDeals)
    else { return nil }
    let scale = (sums.first * sums.second).squareRoot()
    let correlation =
      scale > 0 ? max(-1, min(LiftTable.mostCorrelation, sums.product / scale)) : 0
    func reach(_ a: Double, _ b: Double) -> Double {
      max(0, a * a + b * b - 2 * correlation * a * b).squareRoot()
    }
    return SignalLift(
      winRateFlagged: first, winRateOther: second, count: sums.flaggedDeals,
      observations: Int(flagged), otherCount: sums.otherDeals, lower: one.lower, upper: one.upper,
      differenceLower: first - second - reach(first - one.lower, two.upper - second),
      differenceUpper: first - second + reach(one.upper - first, second - two.lower))
  }

  private struct Stratum {
    var flagged = 0.0
    var flaggedWon = 0.0
    var others = 0.0
    var othersWon = 0.0
    var isCompared: Bool { flagged > 0 && others > 0 }
    var otherRate: Double { othersWon / others }
  }

  private func strata(_ bit: Int) -> [Stratum] {
    var strata = [Stratum](repeating: Stratum(), count: stageCount + 1)
    let mask = UInt32(1) << UInt32(bit)
    for row in rows where row.defined & mask != 0 {
      let stage = Int(row.stage) + 1
      let won = row.isWon ? 1.0 : 0
      if row.fired & mask != 0 {
        strata[stage].flagged += 1
        strata[stage].flaggedWon += won
      } else {
        strata[stage].others += 1
        strata[stage].othersWon += won
      }
    }
    return strata
  }

  private struct ClusterSums {
    var first = 0.0
    var second = 0.0
    var product = 0.0
    var flaggedDeals = 0
    var otherDeals = 0
  }

  /// Sums over deals of the squared influences of each on both shares.
  private func clusters(
    _ bit: Int, _ strata: [Stratum], flagged: Double, first: Double, second: Double
  ) -> ClusterSums {
    let mask = UInt32(1) << UInt32(bit)
    var sums = ClusterSums()
    var deals = 0
    var position = 0
    while position < rows.count {
      let deal = rows[position].deal
      var (a, b) = (0.0, 0.0)
      var (isFlagged, isOther) = (false, false)
      while position < rows.count, rows[position].deal == deal {
        let row = rows[position]
        position += 1
        let stratum = strata[Int(row.stage) + 1]
        guard row.defined & mask != 0, stratum.isCompared else { continue }
        let won = row.isWon ? 1.0 : 0
        if row.fired & mask != 0 {
          isFlagged = true
          a += (won - first) / flagged
          b += (stratum.otherRate - second) / flagged
        } else {
          isOther = true
          b += stratum.flagged / flagged * (won - stratum.otherRate) / stratum.others
        }
      }
      sums.first += a * a
      sums.second += b * b
      sums.product += a * b
      sums.flaggedDeals += isFlagged ? 1 : 0
      sums.otherDeals += isOther ? 1 : 0
      deals += isFlagged || isOther ? 1 : 0
    }
    let correction = deals > 1 ? Double(deals) / Double(deals - 1) : 1
    sums.first *= correction
    sums.second *= correction
    sums.product *= correction
    return sums
  }

  /// Wilson's interval with the number of deals that give this variance; never more than there are.
  private func interval(_ share: Double, variance: Double, clusters: Int) -> WilsonInterval? {
    let spread = share * (1 - share)
    let worth = variance > 0 && spread > 0 ? spread / variance : Double(clusters)
    let trials = max(1, min(worth, Double(clusters)))
    return try? WilsonInterval(
      successes: min(1, max(0, share)) * trials, trials: trials, level: LiftTable.level)
  }
}

internal import Foundation
internal import Statistics

/// Whether the costs of a new customer are too high: against a target, and by their trend.
///
/// Spend is known; the number of new customers is taken for a Poisson count around its expectation, so
/// the cost of a customer has an interval even within one quarter (Jeffreys' prior). The trend is the
/// change of the cost per quarter in a Poisson regression of new customers on time with the logarithm of
/// spend as offset; what the quarters vary beyond chance widens its interval.
public struct AcquisitionCosts: Sendable {
  /// One quarter.
  public struct Quarter: Sendable, Equatable {
    /// The id of the period.
    public let id: String
    /// Minor units spent; `nil` where it is not known.
    public let spend: Double?
    /// Customers whose first deal was won in it.
    public let customers: Int

    /// A quarter as given.
    public init(id: String, spend: Double?, customers: Int) {
      self.id = id
      self.spend = spend
      self.customers = customers
    }

    /// Minor units per new customer; `nil` where either is missing.
    public var cost: Double? {
      spend.flatMap { customers > 0 ? $0 / Double(customers) : nil }
    }
  }

  /// What can be said.
  public enum Verdict: String, Sendable, CaseIterable {
    case aboveTarget, belowTarget, notToldFromTarget
    case rising, falling, noTrendSeen
    case tooFewQuarters
  }

  /// The quarters, the oldest first.
  public let quarters: [Quarter]
  /// The cost over the last four quarters together; `nil` without a new customer in them.
  public let recent: IntervalEstimate?
  /// New customers of these quarters.
  public let recentCustomers: Int
  /// The relative change of the cost per quarter; `nil` for fewer than 4 quarters with spend.
  public let trend: IntervalEstimate?
  /// The p-value of no change.
  public let trendP: Double?
  /// Minor units that a customer may cost; `nil` where no target is set.
  public let target: Double?
  /// The probability that the cost of the last four quarters lies above the target.
  public let chanceAboveTarget: Double?
  /// Quarters in the trend.
  public let trendCount: Int

  /// A probability from which on a side of the target is named.
  public static let sureness = 0.9
  static let level = 0.95

  /// Judges costs.
  ///
  /// - Parameter quarters: those that are over, the oldest first.
  public init(_ quarters: [Quarter], target: Double?) {
    self.quarters = quarters
    self.target = target
    let last = quarters.suffix(4)
    let spends = last.compactMap(\.spend)
    let customers = last.reduce(0) { $0 + $1.customers }
    let spend = spends.count == last.count ? spends.reduce(0, +) : 0
    recentCustomers = customers
    let rate = spend > 0 ? try? GammaDistribution(shape: Double(customers) + 0.5, scale: 1) : nil
    if let rate, customers > 0 {
      let tail = (1 - Self.level) / 2
      recent = IntervalEstimate(
        value: spend / Double(customers), lower: spend / rate.upperQuantile(tail),
        upper: spend / rate.quantile(tail))
    } else {
      recent = nil
    }
    chanceAboveTarget = target.flatMap { target in
      target > 0 ? rate.map { $0.cdf(spend / target) } : nil
    }
    let used = quarters.enumerated().compactMap { position, quarter in
      quarter.spend.flatMap { $0 > 0 ? (Double(position), $0, Double(quarter.customers)) : nil }
    }
    trendCount = used.count
    let fit = CostTrendFit(used)
    trend = fit?.interval(Self.level)
    trendP = fit?.pValue
  }

  /// What can be said: of the target where there is one, else of the trend.
  public var verdict: Verdict {
    if let chance = chanceAboveTarget {
      return chance >= Self.sureness
        ? .aboveTarget : chance <= 1 - Self.sureness ? .belowTarget : .notToldFromTarget
    }
    guard let trend else { return .tooFewQuarters }
    return trend.lower > 0 ? .rising : trend.upper < 0 ? .falling : .noTrendSeen
  }
}

/// The Poisson regression of new customers on time, with the logarithm of spend as offset.
private struct CostTrendFit {
  private let slope: Double
  private let standardError: Double
  private let student: StudentT

  /// - Parameter rows: position, spend and new customers of each quarter.
  init?(_ rows: [(Double, Double, Double)]) {
    let total = rows.reduce(0) { $0 + $1.2 }
    guard rows.count >= 4, total > 0,
      let student = try? StudentT(degreesOfFreedom: Double(rows.count - 2))
    else { return nil }
    let centre = rows.reduce(0) { $0 + $1.0 } / Double(rows.count)
    var level = log(total / rows.reduce(0) { $0 + $1.1 })
    var slope = 0.0
    var information = (ss: 0.0, st: 0.0, tt: 0.0)
    for _ in 0..<50 {
      var score = (0.0, 0.0)
      information = (0, 0, 0)
      for (position, spend, count) in rows {
        let time = position - centre
        let mean = spend * exp(level + slope * time)
        score.0 += count - mean
        score.1 += (count - mean) * time
        information.ss += mean
        information.st += mean * time
        information.tt += mean * time * time
      }
      let determinant = information.ss * information.tt - information.st * information.st
      guard determinant > 0 else { return nil }
      let first = (information.tt * score.0 - information.st * score.1) / determinant
      let second = (information.ss * score.1 - information.st * score.0) / determinant
      // A long step is cut: the likelihood is concave, so it arrives all the same.
      let scale = min(1, 1 / max(abs(first), abs(second), 1e-300))
      level += scale * first
      slope += scale * second
      if max(abs(first), abs(second)) < 1e-12 { break }
    }
    guard slope.isFinite, level.isFinite else { return nil }
    let pearson = rows.reduce(0.0) { sum, row in
      let mean = row.1 * exp(level + slope * (row.0 - centre))
      return sum + (row.2 - mean) * (row.2 - mean) / mean
    }
    let dispersion = max(1, pearson / Double(rows.count - 2))
    let determinant = information.ss * information.tt - information.st * information.st
    self.slope = slope
    self.student = student
    standardError = (dispersion * information.ss / determinant).squareRoot()
  }

  /// The relative change of the cost per quarter: the cost falls as the rate of customers rises.
  func interval(_ level: Double) -> IntervalEstimate {
    let half = student.quantile(0.5 + level / 2) * standardError
    return IntervalEstimate(
      value: exp(-slope) - 1, lower: exp(-slope - half) - 1, upper: exp(-slope + half) - 1)
  }

  var pValue: Double { 2 * student.survival(abs(slope / standardError)) }
}

internal import Statistics

/// Which reps reach their quotas, with what chance alone makes of a few quarters taken off.
///
/// A rep's mean attainment is drawn towards that of all by as much as its few quarters ask (random
/// effects after Paule and Mandel); the share of quarters on target likewise (beta-binomial).
public struct RepStandings: Sendable {
  /// Booked against quota in the quarters of one rep.
  public struct Record: Sendable {
    /// Who.
    public let name: String
    /// Attainment by quarter, 1 for the quota; quarters without a quota are left out.
    public let attainments: [Double]

    /// A record as given.
    public init(name: String, attainments: [Double]) {
      self.name = name
      self.attainments = attainments
    }
  }

  /// How a rep stands.
  public enum Mark: String, Sendable, CaseIterable {
    case reaches, lags, notTold
  }

  /// One rep.
  public struct Standing: Sendable {
    /// Who.
    public let name: String
    /// Quarters with a quota.
    public let count: Int
    /// Quarters on target.
    public let hits: Int
    /// Mean attainment as it happened.
    public let mean: Double
    /// Attainment to be expected, drawn towards that of all.
    public let expected: IntervalEstimate
    /// The probability that what is to be expected is the quota or more.
    public let chanceOfTarget: Double
    /// The chance of a quarter on target, drawn towards that of all; where reps differ so much that the
    /// spread of chances cannot be told from all or nothing, the rep's own with Wilson's interval.
    public let hitChance: IntervalEstimate?
    /// On which side of the quota.
    public let mark: Mark
  }

  /// The reps, the highest attainment to be expected first.
  public let standings: [Standing]
  /// The common mean of attainment.
  public let mean: Double
  /// The standard deviation between reps that chance does not explain; 0 where they do not differ beyond
  /// chance.
  public let spread: Double
  /// Quarters looked at.
  public let quarters: [String]
  /// The share of all reps' quarters that were on target.
  public let hitShare: IntervalEstimate

  /// A probability from which on a side is named.
  public static let sureness = 0.9

  /// Judges reps.
  ///
  /// - Returns: `nil` for fewer than 2 reps with a quarter each, and where no rep has two quarters.
  public init?(_ records: [Record], quarters: [String]) {
    let records = records.filter { !$0.attainments.isEmpty }
    // One variance within reps for all: four quarters say too little of each one's own.
    let squares = records.reduce(0.0) { sum, record in
      let mean = record.attainments.reduce(0, +) / Double(record.attainments.count)
      return sum + record.attainments.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let freedom = records.reduce(0) { $0 + $1.attainments.count - 1 }
    guard records.count >= 2, freedom >= 1, squares > 0 else { return nil }
    let within = squares / Double(freedom)
    let means = records.map { $0.attainments.reduce(0, +) / Double($0.attainments.count) }
    let errors = records.map { (within / Double($0.attainments.count)).squareRoot() }
    guard let pooled = try? MeanPooling(estimates: means, standardErrors: errors),
      let student = try? StudentT(degreesOfFreedom: Double(freedom))
    else { return nil }
    self.quarters = quarters
    mean = pooled.mean
    spread = pooled.varianceBetween.squareRoot()
    let hits = records.map { $0.attainments.count { $0 >= 1 } }
    let pool = HitPool(hits: hits, trials: records.map(\.attainments.count))
    guard let share = pool.share else { return nil }
    hitShare = share
    let half = student.quantile(0.975)
    standings = records.indices.map { rep in
      let (value, error) = (pooled.estimates[rep], pooled.estimateErrors[rep])
      let chance = student.cdf((value - 1) / error)
      return Standing(
        name: records[rep].name, count: records[rep].attainments.count, hits: hits[rep],
        mean: means[rep],
        expected: IntervalEstimate(
          value: value, lower: value - half * error, upper: value + half * error),
        chanceOfTarget: chance, hitChance: pool.chance(rep),
        // Where reps do not differ beyond chance, none is named: the common mean is no one's own.
        mark: pooled.varianceBetween == 0 || (1 - Self.sureness..<Self.sureness).contains(chance)
          ? .notTold : chance >= Self.sureness ? .reaches : .lags)
    }.sorted { ($1.expected.value, $0.name) < ($0.expected.value, $1.name) }
  }

  /// The reps with a mark.
  public func names(_ mark: Mark) -> [String] {
    standings.filter { $0.mark == mark }.map(\.name)
  }
}

/// The chances of quarters on target.
private struct HitPool {
  let hits: [Int]
  let trials: [Int]
  private let pooled: ProportionPooling?

  /// Shapes whose sum is below this pile all chances up at none and all: then two or three quarters alike
  /// would be taken for certainty.
  static let leastConcentration = 1.0

  init(hits: [Int], trials: [Int]) {
    self.hits = hits
    self.trials = trials
    let fit = try? ProportionPooling(
      successes: hits.map(Double.init), trials: trials.map(Double.init))
    pooled = fit.flatMap { $0.alpha + $0.beta >= Self.leastConcentration ? $0 : nil }
  }

  /// The share of all quarters, with Wilson's interval.
  var share: IntervalEstimate? {
    let wilson = try? WilsonInterval(
      successes: hits.reduce(0, +), trials: trials.reduce(0, +))
    return wilson.map { IntervalEstimate(value: $0.estimate, lower: $0.lower, upper: $0.upper) }
  }

  func chance(_ rep: Int) -> IntervalEstimate? {
    // Chances that do not differ are known no better than the share of all quarters.
    if let pooled, pooled.alpha + pooled.beta > Double(trials.reduce(0, +)) { return share }
    if let pooled, let interval = try? pooled.interval(rep) {
      return IntervalEstimate(
        value: pooled.estimate(rep), lower: interval.lower, upper: interval.upper)
    }
    guard let own = try? WilsonInterval(successes: hits[rep], trials: trials[rep]) else {
      return nil
    }
    return IntervalEstimate(value: own.estimate, lower: own.lower, upper: own.upper)
  }
}

internal import CBoostMath
internal import Foundation

/// Proportions of groups, each drawn towards the common one by as much as its few trials ask.
///
/// The groups' chances are taken for draws from a beta distribution, whose two shapes are fitted
/// by maximum likelihood of the beta-binomial. When the groups differ no more than chance alone
/// makes them, the shapes grow without end; then ``isCompletelyPooled`` says that all groups have
/// the common proportion.
///
/// - Source: Efron and Morris, "Data analysis using Stein's estimator and its generalizations",
///   1975; Gelman and others, *Bayesian Data Analysis*, 3rd ed.
public struct ProportionPooling: Equatable, Sendable {
  /// The first shape of the distribution of chances.
  public let alpha: Double
  /// The second shape.
  public let beta: Double
  /// Whether the groups do not differ beyond chance.
  public let isCompletelyPooled: Bool
  /// The logarithm of the likelihood, without binomial coefficients.
  public let logLikelihood: Double
  private let successes: [Double]
  private let trials: [Double]

  /// The sum of the shapes from which on groups do not differ: a spread of a 2000th.
  private static let largestConcentration = 1e6

  /// Fits the distribution of chances.
  ///
  /// - Parameters:
  ///   - successes: one number for each group, from 0 to its trials; sums of weights are allowed.
  ///   - trials: one number >= 0 for each group; at least 2 groups with trials.
  /// - Throws: ``FitError``; ``FitError/responseOutOfRange(row:lower:upper:)`` for more successes
  ///   than trials.
  public init(successes: [Double], trials: [Double]) throws(FitError) {
    try RegressionData.check(successes, "successes", count: trials.count)
    try RegressionData.check(trials, "trials", count: trials.count)
    if let row = trials.indices.first(where: { successes[$0] < 0 || successes[$0] > trials[$0] }) {
      throw .responseOutOfRange(row: row, lower: 0, upper: trials[row])
    }
    let used = trials.count { $0 > 0 }
    guard used >= 2 else { throw .tooFewObservations(needed: 2, found: used) }
    self.successes = successes
    self.trials = trials
    var newton = BetaBinomialNewton(successes: successes, trials: trials)
    newton.run(largestConcentration: Self.largestConcentration)
    (alpha, beta) = (newton.alpha, newton.beta)
    isCompletelyPooled = newton.alpha + newton.beta >= Self.largestConcentration
    logLikelihood = newton.objective(newton.alpha, newton.beta)
  }

  /// The number of groups.
  public var groupCount: Int { trials.count }

  /// The mean of the groups' chances.
  public var mean: Double { alpha / (alpha + beta) }

  /// The chance of a group given what was seen of it.
  public func estimate(_ group: Int) -> Double {
    (alpha + successes[group]) / (alpha + beta + trials[group])
  }

  /// The interval of a group's chance, the two shapes taken for known.
  ///
  /// - Throws: ``DistributionError/outOfRange(parameter:value:lower:upper:)`` for the level.
  public func interval(
    _ group: Int, level: Double = 0.95
  ) throws(DistributionError) -> (lower: Double, upper: Double) {
    guard level > 0, level < 1 else {
      throw .outOfRange(parameter: "level", value: level, lower: 0, upper: 1)
    }
    let chance = try BetaDistribution(
      alpha: alpha + successes[group], beta: beta + trials[group] - successes[group])
    return (chance.quantile((1 - level) / 2), chance.upperQuantile((1 - level) / 2))
  }
}

/// Newton's method on the logarithms of the two shapes.
private struct BetaBinomialNewton {
  let successes: [Double]
  let trials: [Double]
  private(set) var alpha: Double
  private(set) var beta: Double

  init(successes: [Double], trials: [Double]) {
    (self.successes, self.trials) = (successes, trials)
    let total = Descriptive.sum(trials)
    // Half a success and half a failure keep the start inside of 0...1.
    let mean = (Descriptive.sum(successes) + 0.5) / (total + 1)
    (alpha, beta) = (10 * mean, 10 * (1 - mean))
  }

  mutating func run(largestConcentration: Double) {
    for _ in 0..<200 where alpha + beta < largestConcentration {
      guard step(limit: largestConcentration) else { return }
    }
  }

  func objective(_ alpha: Double, _ beta: Double) -> Double {
    var sum = CompensatedSum()
    let prior = Self.logBeta(alpha, beta)
    for (k, n) in zip(successes, trials) where n > 0 {
      sum.add(Self.logBeta(alpha + k, beta + n - k) - prior)
    }
    return sum.value
  }

  private static func logBeta(_ a: Double, _ b: Double) -> Double {
    aforo_log_gamma(a) + aforo_log_gamma(b) - aforo_log_gamma(a + b)
  }

  private mutating func step(limit: Double) -> Bool {
    var (ga, gb) = (CompensatedSum(), CompensatedSum())
    var (haa, hbb, hab) = (0.0, 0.0, 0.0)
    let s = alpha + beta
    let (pa, pb, ps) = (aforo_digamma(alpha), aforo_digamma(beta), aforo_digamma(s))
    let (ta, tb, ts) = (aforo_trigamma(alpha), aforo_trigamma(beta), aforo_trigamma(s))
    for (k, n) in zip(successes, trials) where n > 0 {
      let (whole, slope) = (ps - aforo_digamma(n + s), ts - aforo_trigamma(n + s))
      ga.add(aforo_digamma(k + alpha) - pa + whole)
      gb.add(aforo_digamma(n - k + beta) - pb + whole)
      haa += aforo_trigamma(k + alpha) - ta + slope
      hbb += aforo_trigamma(n - k + beta) - tb + slope
      hab += slope
    }
    let (da, db) = (alpha * ga.value, beta * gb.value)
    var (ca, cb) = (-(alpha * alpha * haa + da), -(beta * beta * hbb + db))
    let cab = -alpha * beta * hab
    // Where the likelihood is not concave, the diagonal is raised until the step goes up.
    var ridge = 0.0
    while ca + ridge <= 0 || cb + ridge <= 0
      || (ca + ridge) * (cb + ridge) - cab * cab <= 1e-12 * (ca + ridge) * (cb + ridge)
    {
      ridge = max(2 * ridge, 1e-6 * (abs(ca) + abs(cb) + abs(cab)) + 1e-300)
      guard ridge.isFinite else { return false }
    }
    (ca, cb) = (ca + ridge, cb + ridge)
    let determinant = ca * cb - cab * cab
    let ua = (da * cb - db * cab) / determinant
    let ub = (db * ca - da * cab) / determinant
    return move(ua, ub, gain: da * ua + db * ub)
  }

  private mutating func move(_ ua: Double, _ ub: Double, gain: Double) -> Bool {
    let before = objective(alpha, beta)
    // No more than a factor of e^3 at a time.
    var fraction = min(1, 3 / max(abs(ua), abs(ub), 1e-300))
    for _ in 0..<40 {
      let next = (alpha * exp(fraction * ua), beta * exp(fraction * ub))
      if objective(next.0, next.1) >= before - 1e-13 * abs(before) {
        (alpha, beta) = next
        return gain > 1e-18
      }
      fraction /= 2
    }
    return false
  }
}

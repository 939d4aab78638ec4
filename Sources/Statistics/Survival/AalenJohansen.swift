internal import Foundation

/// The probability that the event has come by a time, for each of several causes that exclude each
/// other, without a model.
///
/// The causes' curves and the probability of no event yet sum to 1. For a single cause it is one
/// less ``KaplanMeier``, with Greenwood's variance.
///
/// - Source: Aalen and Johansen, "An empirical transition matrix", 1978; variance by the delta
///   method, Marubini and Valsecchi, *Analysing Survival Data*, 1995; interval on the
///   log(-log) scale.
public struct AalenJohansen: Equatable, Sendable {
  /// The curve of one cause, a value for each time.
  public struct Curve: Equatable, Sendable {
    /// The cause, from 1.
    public let cause: Int
    /// The probability that the event of this cause has come.
    public let incidence: [Double]
    /// The variance of `incidence`.
    public let variance: [Double]
    /// Lower ends of the pointwise interval.
    public let lower: [Double]
    /// Upper ends of the pointwise interval.
    public let upper: [Double]
  }

  /// The times of events of any cause, ascending.
  public let times: [Double]
  /// One curve for each cause, from 1 to the largest in the data.
  public let curves: [Curve]
  /// The probability of no event at all beyond each time.
  public let survival: [Double]

  /// The curves of all causes; without an event there are no curves.
  ///
  /// - Throws: ``SurvivalError/invalidSetting(name:value:)`` for a level outside of 0...1.
  public init(_ data: SurvivalData, level: Double = 0.95) throws(SurvivalError) {
    guard level > 0, level < 1 else { throw .invalidSetting(name: "level", value: level) }
    let table = EventTable(data)
    let z = NormalDistribution.standard.quantile(0.5 + level / 2)
    let all = table.allEvents
    var (before, product) = ([Double](), 1.0)
    var survival: [Double] = []
    for time in table.times.indices {
      before.append(product)
      let (n, d) = (table.atRisk[time], all[time])
      product = n - d <= 1e-14 * n ? 0 : product * (1 - d / n)
      survival.append(product)
    }
    times = table.times
    self.survival = survival
    curves = table.events.enumerated().map { index, events in
      Self.curve(cause: index + 1, events, all, table.atRisk, before, z)
    }
  }

  /// The probability that the event of a cause has come by a time; 0 for an unknown cause.
  public func incidence(of cause: Int, at time: Double) -> Double {
    let passed = EventSearch.countUpTo(time, in: times)
    guard passed > 0, curves.indices.contains(cause - 1) else { return 0 }
    return curves[cause - 1].incidence[passed - 1]
  }

  private static func curve(
    cause: Int, _ events: [Double], _ all: [Double], _ atRisk: [Double], _ before: [Double],
    _ z: Double
  ) -> Curve {
    var (incidence, variance, lower, upper) = ([Double](), [Double](), [Double](), [Double]())
    var total = 0.0
    // Sums of the terms a_i (F - F_i)^2 - 2 c_i (F - F_i) + b_i, with the powers of F outside.
    var (a, aF, aFF, b, c, cF) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for time in events.indices {
      let (n, d, s) = (atRisk[time], events[time], before[time])
      total += s * d / n
      if n - all[time] > 1e-14 * n {
        let term = all[time] / (n * (n - all[time]))
        a += term
        aF += term * total
        aFF += term * total * total
      }
      b += s * s * d * (n - d) / (n * n * n)
      let mixed = s * d / (n * n)
      c += mixed
      cF += mixed * total
      incidence.append(total)
      let spread = total * total * a - 2 * total * aF + aFF + b - 2 * (total * c - cF)
      variance.append(max(0, spread))
      let ends = interval(total, max(0, spread), z)
      lower.append(ends.lower)
      upper.append(ends.upper)
    }
    return Curve(
      cause: cause, incidence: incidence, variance: variance, lower: lower, upper: upper)
  }

  private static func interval(
    _ incidence: Double, _ variance: Double, _ z: Double
  ) -> (lower: Double, upper: Double) {
    guard incidence > 0, incidence < 1 else { return (incidence, incidence) }
    let spread = z * variance.squareRoot() / (incidence * log(incidence))
    return (exp(log(incidence) * exp(-spread)), exp(log(incidence) * exp(spread)))
  }
}

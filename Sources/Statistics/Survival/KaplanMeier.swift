internal import Foundation

/// The product-limit curve: the probability that the event has not come yet, without a model.
///
/// Late entries and weights are taken from the data; strata play no part. Without an event the
/// curve is 1 throughout and has no steps.
///
/// - Source: Kaplan and Meier, "Nonparametric estimation from incomplete observations", 1958;
///   variance of Greenwood; interval on the log(-log) scale, Kalbfleisch and Prentice, section 1.4.
public struct KaplanMeier: Equatable, Sendable {
  /// The event times, ascending.
  public let times: [Double]
  /// Weights of the rows at risk at each time.
  public let atRisk: [Double]
  /// Weights of the events at each time.
  public let events: [Double]
  /// The probability of lasting beyond each time.
  public let survival: [Double]
  /// Greenwood's variance of `survival`.
  public let variance: [Double]
  /// Lower ends of the pointwise interval; 0 where the curve has reached 0.
  public let lower: [Double]
  /// Upper ends of the pointwise interval; 0 where the curve has reached 0.
  public let upper: [Double]

  /// The curve of any event, with pointwise intervals of a level.
  ///
  /// - Throws: ``SurvivalError/invalidSetting(name:value:)`` for a level outside of 0...1.
  public init(_ data: SurvivalData, level: Double = 0.95) throws(SurvivalError) {
    guard level > 0, level < 1 else { throw .invalidSetting(name: "level", value: level) }
    let table = EventTable(data)
    let z = NormalDistribution.standard.quantile(0.5 + level / 2)
    (times, atRisk, events) = (table.times, table.atRisk, table.allEvents)
    var (survival, variance, lower, upper) = ([Double](), [Double](), [Double](), [Double]())
    var (product, greenwood) = (1.0, CompensatedSum())
    for time in times.indices {
      let (n, d) = (atRisk[time], min(events[time], atRisk[time]))
      // All at risk have the event, but for rounding of weights.
      if n - d <= 1e-14 * n { product = 0 } else { product *= 1 - d / n }
      if product > 0 { greenwood.add(d / (n * (n - d))) }
      survival.append(product)
      variance.append(product * product * greenwood.value)
      let ends = Self.interval(product, greenwood.value, z)
      lower.append(ends.lower)
      upper.append(ends.upper)
    }
    (self.survival, self.variance, self.lower, self.upper) = (survival, variance, lower, upper)
  }

  /// The probability of lasting beyond a time; level after the last event.
  public func survival(at time: Double) -> Double {
    let passed = EventSearch.countUpTo(time, in: times)
    return passed == 0 ? 1 : survival[passed - 1]
  }

  /// The first time by which the event has come with a probability; `nil` when that is not reached.
  public func quantile(_ probability: Double) -> Double? {
    guard let index = survival.firstIndex(where: { 1 - $0 >= probability - 1e-12 }) else {
      return nil
    }
    return times[index]
  }

  /// The mean time up to a limit: the area under the curve.
  public func restrictedMean(until limit: Double) -> Double {
    var (area, start, height) = (CompensatedSum(), 0.0, 1.0)
    for (time, next) in zip(times, survival) where time < limit {
      area.add(height * (time - start))
      (start, height) = (time, next)
    }
    area.add(height * max(0, limit - start))
    return area.value
  }

  private static func interval(
    _ survival: Double, _ greenwood: Double, _ z: Double
  ) -> (lower: Double, upper: Double) {
    guard survival > 0, survival < 1 else { return (survival, survival) }
    let spread = z * greenwood.squareRoot() / log(survival)
    return (exp(log(survival) * exp(-spread)), exp(log(survival) * exp(spread)))
  }
}

/// Search in ascending times.
enum EventSearch {
  /// How many of the times are at most one.
  static func countUpTo(_ time: Double, in times: [Double]) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

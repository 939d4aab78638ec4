public import Forecasting
internal import Foundation
internal import Statistics

/// How probable a node's quota becomes by creating pipeline: the wins of new deals drawn beside the
/// forecast's own draws, under the same shocks (science-intervals-gap.md 3.1).
///
/// In draw b the wins among an amount G of new pipeline come one after another, as G grows, at the
/// rate of a Poisson process; each adds an amount drawn from past wins. The smallest G with
/// Y^b + X^b(G) >= quota is found for every draw, so that P(quota) is known for all amounts at once,
/// and never falls as G grows.
public struct PipelineOdds: Sendable {
  /// What has to be created in each draw, ascending, minor units; infinite where the limit is not
  /// enough.
  private let needs: [Double]

  /// The odds of a node.
  ///
  /// - Parameters:
  ///   - bookings: what is booked in each draw without new pipeline beyond the forecast's own.
  ///   - draws: the forecast's draws: shocks and seed.
  ///   - segments: what is created of each segment.
  ///   - yields: what it yields per unit of amount created, in the order of `segments`.
  ///   - limit: the largest amount looked at, minor units.
  ///   - stream: the number of the node's stream of random numbers.
  public init(
    bookings: [Int64], draws: ForecastDraws, segments: [SegmentCreation], yields: [SegmentYield],
    quota: Int64, limit: Double, stream: UInt64
  ) {
    let process = WinProcess(segments, yields)
    let multipliers = segments.map { draws.multipliers[$0.group] }
    needs = bookings.indices.map { draw in
      process.need(
        Double(quota) - Double(bookings[draw]), limit: limit,
        factors: multipliers.map { $0[draw] },
        RandomStream(seed: draws.seed, stream: stream, substream: UInt64(draw)))
    }.sorted()
  }

  /// P(quota) after an amount of new pipeline, in minor units, is created.
  public func probability(creating amount: Double) -> Double {
    guard !needs.isEmpty else { return 0 }
    var (low, high) = (0, needs.count)
    while low < high {
      let middle = (low + high) / 2
      if needs[middle] <= amount { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(needs.count)
  }

  /// The smallest amount that makes the quota as probable as wanted, minor units; 0 where it is
  /// already, `nil` where no amount up to the limit does.
  public func needed(for probability: Double) -> Double? {
    guard !needs.isEmpty, probability <= 1 else { return nil }
    let rank = Int((probability * Double(needs.count)).rounded(.up))
    let need = rank <= 0 ? 0 : needs[rank - 1]
    return need.isFinite ? need : nil
  }
}

/// The wins among new pipeline as its amount grows.
private struct WinProcess {
  private let rate: Double
  private let cumulative: [Double]
  private let winAmounts: [[Double]]
  /// Brings the mean of the drawn amounts to kappa / nu.
  private let scales: [Double]

  init(_ segments: [SegmentCreation], _ yields: [SegmentYield]) {
    var running = 0.0
    var cumulative: [Double] = []
    var scales: [Double] = []
    for (segment, yield) in zip(segments, yields) {
      let mean = segment.winAmounts.reduce(0, +) / Double(max(1, segment.winAmounts.count))
      let isUsed = yield.wins > 0 && yield.value > 0 && mean > 0
      running += isUsed ? segment.share * yield.wins : 0
      cumulative.append(running)
      scales.append(isUsed ? yield.value / (yield.wins * mean) : 0)
    }
    rate = running
    self.cumulative = cumulative
    self.scales = scales
    winAmounts = segments.map(\.winAmounts)
  }

  /// The amount of pipeline with whose wins `missing` is made good; infinite above the limit.
  func need(
    _ missing: Double, limit: Double, factors: [Double], _ stream: RandomStream
  ) -> Double {
    guard missing > 0 else { return 0 }
    guard rate > 0 else { return .infinity }
    var random = stream
    var created = 0.0
    var left = missing
    while left > 0 {
      created += random.exponential() / rate
      guard created <= limit else { return .infinity }
      let segment = random.index(weights: cumulative)
      let amounts = winAmounts[segment]
      left -= amounts[random.integer(below: amounts.count)] * scales[segment] * factors[segment]
    }
    return created
  }
}

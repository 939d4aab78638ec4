internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// What a deal will close for, given what is written now (science.md 3.2, intervals-gap 1).
struct AmountModel: Codable, Equatable, Sendable {
  /// Mean and dispersion of final/current amount.
  struct Drift: Codable, Equatable, Sendable {
    /// Mean of final/current.
    let ratio: Double
    /// ln(E rho^2 / (E rho)^2): the variance of a lognormal with the ratio's moments.
    let dispersion: Double
    let count: Int
  }

  /// The price of a deal without an amount: what like deals were won for.
  struct Price: Codable, Equatable, Sendable {
    /// Mean in minor units.
    let mean: Double
    let dispersion: Double
    let count: Int
  }

  /// By open stage; the last is for deals whose stage is unknown.
  let driftOfStage: [Drift]
  let priceOfProduct: [String: Price]
  let priceOfSegment: [String: Price]
  let price: Price?

  static let minimumCount = 20
  static let defaultDispersion = 0.06
  static let weeks = 104
  static let step = 4
  static let minimumPriced = 5

  init(log: DealLog) {
    let known = log.known
    let stages = known.settings.stages.openCount
    driftOfStage = AmountModel.drifts(log, stageCount: stages)
    let from = Instant(seconds: known.cutoff.seconds - Int64(AmountModel.weeks) * 7 * 86_400)
    let won = log.entries.lazy.filter { $0.isWon && from <= $0.closed }
    let products = known.labels(of: "product")
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    priceOfProduct = AmountModel.prices(won) { $0.product < 0 ? nil : products[Int($0.product)] }
    priceOfSegment = AmountModel.prices(won) { $0.segment < 0 ? nil : segments[Int($0.segment)] }
    price = AmountModel.prices(won) { _ in "" }[""]
  }

  /// Expected final amount in minor units, and its dispersion on the log scale; `nil` when the deal
  /// has no amount and nothing like it was ever won.
  func expected(_ row: DealFeatures, known: KnownDeals) -> (mean: Double, dispersion: Double)? {
    if row.amount >= 0 {
      let drift = driftOfStage[row.stage < 0 ? driftOfStage.count - 1 : Int(row.stage)]
      return (Double(row.amount) * drift.ratio, drift.dispersion)
    }
    let product = known.label(of: "product", deal: Int(row.deal), owner: nil)
    if let product, let price = priceOfProduct[product] { return (price.mean, price.dispersion) }
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    if row.segment >= 0, let price = priceOfSegment[segments[Int(row.segment)]] {
      return (price.mean, price.dispersion)
    }
    return price.map { ($0.mean, $0.dispersion) }
  }

  /// final/current over snapshots every fourth week of won deals, by the stage at the snapshot.
  private static func drifts(_ log: DealLog, stageCount: Int) -> [Drift] {
    let known = log.known
    guard known.recorded.contains(.amount) else {
      return Array(repeating: Drift(ratio: 1, dispersion: 0, count: 0), count: stageCount + 1)
    }
    var ratios = [[Double]](repeating: [], count: stageCount + 1)
    let moments = stride(from: weeks, to: 0, by: -step).map {
      Instant(seconds: known.cutoff.seconds - Int64($0) * 7 * 86_400)
    }
    for entry in log.entries where entry.isWon {
      guard let final = entry.amount, final > 0 else { continue }
      var timeline = known.timeline(Int(entry.deal))
      for moment in moments where entry.created < moment && moment <= entry.closed {
        timeline.advance(to: moment)
        guard timeline.status == .open, let amount = timeline.amount, amount > 0 else { continue }
        ratios[timeline.stage ?? stageCount].append(Double(final) / Double(amount))
      }
    }
    return ratios.map(drift)
  }

  private static func drift(_ ratios: [Double]) -> Drift {
    guard ratios.count >= minimumCount else {
      return Drift(ratio: 1, dispersion: defaultDispersion, count: ratios.count)
    }
    let kept = Descriptive.winsorised(ratios, upperProbability: 0.99)
    let mean = kept.reduce(0, +) / Double(kept.count)
    let square = kept.reduce(0) { $0 + $1 * $1 } / Double(kept.count)
    return Drift(
      ratio: mean, dispersion: max(0, log(square / (mean * mean))), count: ratios.count)
  }

  private static func prices(
    _ won: some Sequence<DealLog.Entry>, key: (DealLog.Entry) -> String?
  ) -> [String: Price] {
    var amounts: [String: [Double]] = [:]
    for entry in won {
      guard let key = key(entry), let amount = entry.amount, amount > 0 else { continue }
      amounts[key, default: []].append(Double(amount))
    }
    return amounts.filter { $0.value.count >= minimumPriced }.mapValues { values in
      let kept = Descriptive.winsorised(values, upperProbability: 0.99)
      let mean = kept.reduce(0, +) / Double(kept.count)
      let square = kept.reduce(0) { $0 + $1 * $1 } / Double(kept.count)
      return Price(
        mean: mean, dispersion: max(0, log(square / (mean * mean))), count: values.count)
    }
  }
}

internal import Calendars
package import Deals
internal import Foundation

/// What one open deal adds to a forecast by its own chance.
package struct OpenContribution: Equatable, Sendable {
  /// The deal.
  package let deal: Int
  /// P(won in the period) times the expected amount, minor units.
  package let mean: Int64
  /// The variance of what it brings, minor units squared: p E[a^2] - (p E[a])^2.
  package let variance: Double

  init(_ scored: ScoredDeal) {
    deal = scored.forecast.deal
    let amount = scored.amount ?? 0
    let chance = scored.forecast.periodProbability
    mean = Int64((chance * amount).rounded())
    variance = chance * amount * amount * exp(scored.dispersion) - chance * chance * amount * amount
  }
}

/// A forecast with some open deals put right or left out.
package struct RepairedForecast: Sendable {
  /// The whole company.
  package let node: NodeForecast
  /// The open deals, in the order of their ids.
  package let open: [OpenContribution]
}

extension Forecaster {
  /// The forecast of the whole company with some open deals left out and others read again from
  /// repaired records; the model, the records of owners and segments, and every random number stay
  /// as they are.
  ///
  /// - Parameters:
  ///   - removed: deals that are left out.
  ///   - reread: deals that are read from `repaired`.
  ///   - repaired: the same deals with some of their records put right; the same cutoff.
  /// - Throws: as ``forecast(_:options:)``.
  package func repairedForecast(
    _ target: ForecastTarget, options: ForecastOptions, removed: Set<Int> = [],
    reread: Set<Int> = [], from repaired: KnownDeals? = nil
  ) throws(ForecastError) -> RepairedForecast {
    var options = options
    options.levels = []
    let part = try part(for: target)
    let baselines = Baselines(log: log, target: target)
    var scored = score(target, part, baselines).filter { !removed.contains($0.forecast.deal) }
    if let repaired, let model, !reread.isEmpty {
      let pricer = DealPricer(target: target, known: repaired, workers: options.workers)
      let places = scored.indices.filter { reread.contains(scored[$0].forecast.deal) }
      let moments = places.map {
        DealMoment(deal: scored[$0].forecast.deal, moment: known.cutoff)
      }
      let priced = pricer.priced(moments, model: model, records: prepared)
      for (place, deal) in zip(places, priced) {
        scored[place] = scored[place].repriced(
          deal, closeDay: repaired.latest(scored[place].forecast.deal).closeDay)
      }
    }
    let weight = weight(options.method)
    let outlook =
      part.flatMap { part in
        weight < 1
          ? PeriodOutlook(scored, part: part, log: log, target: target, weight: weight) : nil
      } ?? PeriodOutlook(bottomUp: scored, groups: part?.creation.groups.count ?? 1)
    let rollup = Rollup(
      forecaster: self, target: target, part: part, outlook: outlook, baselines: baselines,
      options: options)
    return RepairedForecast(
      node: rollup.nodes().nodes[0], open: scored.map(OpenContribution.init))
  }

  /// What an open deal would be priced at if it had no amount: what like deals were won for, minor
  /// units; `nil` where nothing like it was won.
  package func pricesOfLikeDeals(
    _ deals: Set<Int>, _ target: ForecastTarget
  ) throws(ForecastError) -> [Int: Int64] {
    guard let model else { return [:] }
    let baselines = Baselines(log: log, target: target)
    var prices: [Int: Int64] = [:]
    for deal in score(target, try part(for: target), baselines)
    where deals.contains(deal.forecast.deal) {
      let blank = deal.features.with(amount: -1, 1)
      if let price = model.amounts.expected(blank, known: known)?.mean {
        prices[deal.forecast.deal] = Int64(price.rounded())
      }
    }
    return prices
  }
}

extension ScoredDeal {
  /// The same deal with another chance and amount.
  fileprivate func repriced(_ priced: PricedDeal, closeDay: Day?) -> ScoredDeal {
    ScoredDeal(
      forecast: DealForecast(
        id: forecast.id, deal: forecast.deal,
        winProbability: max(forecast.winProbability, priced.chance),
        periodProbability: priced.chance, stageWinRate: forecast.stageWinRate,
        expectedAmount: priced.amount.map { Int64($0.rounded()) }),
      features: priced.features, amount: priced.amount, dispersion: priced.dispersion,
      closeDay: closeDay)
  }
}

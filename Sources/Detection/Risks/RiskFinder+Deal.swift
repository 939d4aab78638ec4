internal import Deals
public import Forecasting

extension RiskFinder {
  /// The rules that fire on one open deal, with what each was worth on past ones.
  ///
  /// - Parameters:
  ///   - deal: its position among the known deals.
  ///   - target: the period, by which some rules judge.
  ///   - forecast: the model's forecast of the deal; without one, the rules that read the model do
  ///     not fire.
  public func signals(
    of deal: Int, target: ForecastTarget, forecast: DealForecast? = nil
  ) -> [SignalHit] {
    let all = known.deals
    let observer = DealObserver(known, deals: all, target: target, thresholds: thresholds)
    let observed = observer.observe(deal, forecast)
    let rules = observer.rules.enumerated().filter { $0.element.missing(in: known) == nil }
    guard rules.contains(where: { $0.element.reading(observed)?.fires == true }) else { return [] }
    let table = LiftReplay(known: known, observer: observer).table(all)
    return rules.compactMap { bit, rule in
      hit(rule, observed, [rule.signal: table.lift(bit)].compactMapValues { $0 })
    }
  }
}

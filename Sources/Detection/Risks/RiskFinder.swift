internal import Calendars
public import Deals
public import Forecasting

/// Finds open deals in trouble and ranks them by money at risk.
public struct RiskFinder: Sendable {
  private let known: KnownDeals
  private let thresholds: SignalThresholds

  /// A finder for what was known at the cutoff of `known`.
  public init(known: KnownDeals, thresholds: SignalThresholds = SignalThresholds()) {
    self.known = known
    self.thresholds = thresholds
  }

  /// The open deals on which a rule fires.
  public func find(in forecast: BookingsForecast) -> RiskReport {
    let all = known.deals
    let durations = StageDurations(
      known: known, deals: all, quantile: thresholds.stalledQuantile)
    let signals = DealSignals(known: known, thresholds: thresholds, durations: durations)
    let lifts = SignalLifts(known: known, deals: all, signals: signals)
    let risks = forecast.deals.compactMap { deal in
      risk(deal, target: forecast.target, signals: signals, lifts: lifts)
    }
    var warnings = forecast.warnings
    if !known.hasActivities {
      warnings.append("no activities were imported: silence cannot be seen")
    }
    return RiskReport(
      asOf: forecast.asOf, currency: forecast.currency, trainedAsOf: forecast.trainedAsOf,
      target: forecast.target,
      deals: risks.sorted {
        ($1.moneyAtRisk, $0.forecast.id) < ($0.moneyAtRisk, $1.forecast.id)
      },
      openCount: forecast.deals.count, warnings: warnings)
  }

  private func risk(
    _ deal: DealForecast, target: ForecastTarget, signals: DealSignals, lifts: SignalLifts
  ) -> DealRisk? {
    let timeline = known.latest(deal.deal)
    let exported = known.exported(deal.deal)
    let closeDay = timeline.closeDay ?? exported?.closeDay
    var hits = signals.hits(timeline, at: known.cutoff, closeDay: closeDay)
    let isDue = closeDay.map { $0 < target.end } ?? false
    if isDue, deal.winProbability > 0 {
      let ratio = deal.periodProbability / deal.winProbability
      if ratio < thresholds.inTimeRatio {
        hits.append((.unlikelyInTime, ratio, thresholds.inTimeRatio))
      }
    }
    guard !hits.isEmpty else { return nil }
    let chance = isDue ? deal.periodProbability : deal.winProbability
    let stage = timeline.stage ?? exported?.stage
    return DealRisk(
      forecast: deal, owner: timeline.owner.map(known.ownerName) ?? KnownDeals.none,
      account: known.label(of: "account", deal: deal.deal, owner: nil),
      stage: stage.map { known.settings.stages.stages[$0].name }, amount: timeline.amount,
      closeDay: closeDay,
      moneyAtRisk: Int64(
        (Double(deal.expectedAmount ?? 0) * max(0, deal.stageWinRate - chance)).rounded()),
      signals: hits.map {
        SignalHit(
          signal: $0.signal, value: $0.value, threshold: $0.threshold, lift: lifts.lift($0.signal))
      })
  }
}

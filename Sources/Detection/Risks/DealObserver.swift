internal import Calendars
internal import Deals
internal import Forecasting

/// Puts together what the rules look at.
struct DealObserver {
  let known: KnownDeals
  let target: ForecastTarget
  let norms: SignalNorms
  /// The rules that are not switched off.
  let rules: [any SignalRule]
  private let segments: SegmentColumn
  private let limits: LimitTable

  init(_ known: KnownDeals, deals: [Int], target: ForecastTarget, thresholds: SignalThresholds) {
    self.known = known
    self.target = target
    segments = SegmentColumn(known)
    norms = SignalNorms(known: known, deals: deals, segments: segments)
    rules = SignalRules.all.filter { !thresholds.disabled.contains($0.signal) }
    limits = LimitTable(
      thresholds, segments: segments.labels, stageCount: known.settings.stages.stages.count)
  }

  /// The period like the one asked for that a past day lies in.
  func period(containing day: Day) -> (start: Day, end: Day) {
    guard let kind = target.kind else { return (day, day + (target.end - target.start)) }
    let period = known.calendar.period(kind, containing: day)
    return (period.start, period.end)
  }

  func observe(
    _ trail: DealTrail, at moment: Instant, today: Day, closeDay: Day?,
    period: (start: Day, end: Day), chances: DealChances?
  ) -> ObservedDeal {
    let segment = segments.code(trail.timeline)
    return ObservedDeal(
      trail: trail, moment: moment, today: today, closeDay: closeDay, period: period,
      limits: limits.limits(segment: segment, stage: trail.timeline.stage), segment: segment,
      known: known, norms: norms, chances: chances)
  }

  /// A deal that the forecast speaks of, as it is now.
  func observe(_ deal: DealForecast) -> ObservedDeal { observe(deal.deal, deal) }

  /// A deal as it is now, with its forecast where there is one.
  func observe(_ deal: Int, _ forecast: DealForecast?) -> ObservedDeal {
    var trail = DealTrail(known, deal: deal)
    trail.advance(to: known.cutoff)
    return observe(
      trail, at: known.cutoff, today: known.asOf,
      closeDay: trail.timeline.closeDay ?? known.exported(deal)?.closeDay,
      period: (target.start, target.end),
      chances: forecast.map { deal in
        DealChances(
          win: deal.winProbability, inPeriod: deal.periodProbability, ofStage: deal.stageWinRate)
      })
  }
}

internal import Calendars
public import Deals
public import Forecasting

/// Finds open deals in trouble and ranks them by money at risk.
public struct RiskFinder: Sendable {
  let known: KnownDeals
  let thresholds: SignalThresholds

  /// A finder for what was known at the cutoff of `known`.
  public init(known: KnownDeals, thresholds: SignalThresholds = SignalThresholds()) {
    self.known = known
    self.thresholds = thresholds
  }

  /// The open deals on which a rule fires, and what each rule was worth on past ones.
  ///
  /// - Parameters:
  ///   - selection: the deals to be shown; what rules were worth is measured on all of them.
  ///   - nodes: representatives and teams that were looked at; see ``NodeRiskFinder``.
  public func find(
    in forecast: BookingsForecast, selection: RiskSelection = RiskSelection(),
    nodes: [NodeRisk] = []
  ) -> RiskReport {
    let all = known.deals
    let observer = DealObserver(
      known, deals: all, target: forecast.target, thresholds: thresholds)
    let table = LiftReplay(known: known, observer: observer).table(all)
    var lifts: [RiskSignal: SignalLift] = [:]
    for (bit, rule) in observer.rules.enumerated() { lifts[rule.signal] = table.lift(bit) }
    var missing: [RiskSignal: MissingData] = [:]
    for rule in SignalRules.all { missing[rule.signal] = rule.missing(in: known) }
    let rules = observer.rules.filter { missing[$0.signal] == nil }
    var openCount = 0
    var risks: [DealRisk] = []
    for deal in forecast.deals {
      let observed = observer.observe(deal)
      let stage = stageName(observed)
      guard selection.contains(observed.timeline, stage: stage, known: known) else { continue }
      openCount += 1
      let hits = rules.compactMap { hit($0, observed, lifts) }
      guard !hits.isEmpty,
        selection.signals.isEmpty || hits.contains(where: { selection.signals.contains($0.signal) })
      else { continue }
      risks.append(risk(deal, observed, stage: stage, hits: hits))
    }
    risks.sort { ($1.moneyAtRisk, $0.forecast.id) < ($0.moneyAtRisk, $1.forecast.id) }
    return RiskReport(
      asOf: forecast.asOf, currency: forecast.currency, trainedAsOf: forecast.trainedAsOf,
      target: forecast.target, deals: risks, openCount: openCount,
      rules: RiskSignal.allCases.map { summary($0, missing[$0], lifts[$0], risks) }, nodes: nodes,
      selection: selection, warnings: forecast.warnings)
  }

  func hit(
    _ rule: any SignalRule, _ observed: ObservedDeal, _ lifts: [RiskSignal: SignalLift]
  ) -> SignalHit? {
    guard let reading = rule.reading(observed), reading.fires else { return nil }
    return SignalHit(
      signal: rule.signal, value: reading.value, threshold: reading.threshold,
      lift: lifts[rule.signal])
  }

  private func stageName(_ observed: ObservedDeal) -> String? {
    (observed.stage ?? known.exported(observed.timeline.deal)?.stage).map {
      known.settings.stages.stages[$0].name
    }
  }

  private func risk(
    _ deal: DealForecast, _ observed: ObservedDeal, stage: String?, hits: [SignalHit]
  ) -> DealRisk {
    let timeline = observed.timeline
    let chance = observed.isDue ? deal.periodProbability : deal.winProbability
    let money = Double(deal.expectedAmount ?? 0) * max(0, deal.stageWinRate - chance)
    return DealRisk(
      forecast: deal, owner: timeline.owner.map(known.ownerName) ?? KnownDeals.none,
      account: known.label(of: "account", deal: deal.deal, owner: nil), stage: stage,
      amount: timeline.amount, closeDay: observed.closeDay, moneyAtRisk: Int64(money.rounded()),
      signals: hits,
      pushes: known.recorded.contains(.closeDay)
        ? PushCounts(
          events: timeline.pushCount, months: observed.trail.pushMonths,
          quarters: observed.trail.pushQuarters) : nil)
  }

  private func summary(
    _ signal: RiskSignal, _ missing: MissingData?, _ lift: SignalLift?, _ risks: [DealRisk]
  ) -> RuleSummary {
    if thresholds.disabled.contains(signal) { return RuleSummary(signal: signal, state: .disabled) }
    if let missing { return RuleSummary(signal: signal, state: .unseen(missing)) }
    let flagged = risks.filter { risk in risk.signals.contains { $0.signal == signal } }
    return RuleSummary(
      signal: signal, lift: lift, flaggedCount: flagged.count,
      moneyAtRisk: MoneySum.of(flagged.map(\.moneyAtRisk)))
  }
}

internal import Calendars
internal import Deals
internal import Statistics

extension Forecaster {
  /// Why an open deal has its chance in a period; see ``DealExplanation``.
  ///
  /// - Parameters:
  ///   - deal: its position among the known deals.
  ///   - next: the period after, if its chance is wanted too.
  /// - Returns: `nil` for a deal that is not open, and for a period that is over.
  /// - Throws: as ``forecast(_:options:)``.
  public func explanation(
    of deal: Int, in target: ForecastTarget, next: ForecastTarget? = nil
  ) throws(ForecastError) -> DealExplanation? {
    guard let part = try part(for: target) else { return nil }
    let scored = outlook(
      target, part, Baselines(log: log, target: target), method: .auto
    ).scored
    guard let position = scored.firstIndex(where: { $0.forecast.deal == deal }) else { return nil }
    let own = scored[position]
    let terms = LogOddsTerms(
      part.outcome, rows: scored.map(\.features), position: position, known: known)
    let money = MoneyParts(terms: terms, deal: own)
    return DealExplanation(
      asOf: known.asOf, currency: known.settings.currency,
      trainedAsOf: model?.trainedAsOf ?? known.asOf, target: target, grade: part.outcome.grade,
      state: state(own),
      forecast: try withWindows(scored.map(\.forecast), target)[position],
      nextProbability: next.flatMap { probability(of: deal, in: $0) },
      baselineLogOdds: terms.baseline, logOdds: money.logOdds, parts: money.parts,
      baselineMoney: money.baseline, amountDrift: money.drift, contribution: money.total,
      history: known.events(of: deal), warnings: warnings(own, part.outcome))
  }

  /// `nil` where the model does not reach the period.
  private func probability(of deal: Int, in target: ForecastTarget) -> Double? {
    guard let all = try? dealForecasts(target) else { return nil }
    return all.first { $0.deal == deal }?.periodProbability
  }

  private func state(_ scored: ScoredDeal) -> ExplainedDeal {
    let deal = scored.forecast.deal
    let timeline = known.latest(deal)
    let exported = known.exported(deal)
    let week = FeatureMaker.week
    let seconds = known.cutoff.seconds
    let fourWeeks = Instant(seconds: seconds - 28 * 86_400)
    let attributes = DealSettings.attributeNames.compactMap { name in
      known.label(of: name, deal: deal, owner: timeline.owner).map {
        PathElement(level: name, value: $0)
      }
    }
    return ExplainedDeal(
      stage: (timeline.stage ?? exported?.stage).map { known.settings.stages.stages[$0].name },
      amount: timeline.amount, closeDay: timeline.closeDay ?? exported?.closeDay,
      owner: timeline.owner.map(known.ownerName), category: timeline.category?.name,
      attributes: attributes, created: known.zone.day(of: timeline.created),
      weeksOld: Double(seconds - timeline.created.seconds) / week,
      weeksInStage: timeline.stageEntered.map { Double(seconds - $0.seconds) / week },
      pushes: timeline.pushCount,
      activitiesInFourWeeks: known.hasActivities
        ? timeline.activityCount(from: fourWeeks, to: known.cutoff) : nil,
      lastActivity: timeline.lastActivity(before: known.cutoff).map { known.zone.day(of: $0) })
  }

  private func warnings(_ own: ScoredDeal, _ outcome: OutcomeModel) -> [String] {
    var warnings: [String] = []
    if outcome.grade == .baseline {
      warnings.append(
        "grade baseline: every open deal has the same chance, so nothing sets it apart")
    }
    if own.amount == nil {
      warnings.append("the deal has no amount and nothing to price it by: it adds no money")
    } else if own.features.amount < 0 {
      warnings.append("the deal has no amount: it is priced by what like deals were won for")
    }
    return warnings
  }
}

/// The terms of a deal's log-odds as reasons, with the money that falls to each.
struct MoneyParts {
  let parts: [ExplanationPart]
  let baseline: Int64
  let drift: Int64
  let total: Int64
  let logOdds: Double

  init(terms: LogOddsTerms, deal: ScoredDeal) {
    let chance = deal.forecast.periodProbability
    let end = LogScale.logit(chance)
    let rest = end - terms.total
    // A chance that rounds to 0 or 1 has no log-odds; those of its columns stand then.
    let isPlain = !rest.isFinite || abs(rest) < 1e-6
    logOdds = isPlain ? terms.total : end
    var named = zip(terms.columns, terms.terms).compactMap { column, term in
      column.reason.map { (reason: $0, name: column.name, term: term) }
    }
    if !isPlain { named.append((.runRate, ExplanationReason.runRate.name, rest)) }
    let written = deal.writtenAmount
    let final = deal.amount ?? 0
    let slope = Chance.slope(from: terms.baseline, to: logOdds)
    total = Int64((chance * final).rounded())
    let money = Chance.rounded(
      [Chance.probability(logOdds: terms.baseline) * written]
        + named.map { slope * $0.term * written } + [chance * (final - written)], total: total)
    baseline = money[0]
    drift = money[money.count - 1]
    var columns: [ExplanationReason: [ExplanationColumn]] = [:]
    for (position, item) in named.enumerated() {
      columns[item.reason, default: []].append(
        ExplanationColumn(name: item.name, logOdds: item.term, money: money[position + 1]))
    }
    parts = columns.map { ExplanationPart(reason: $0.key, columns: $0.value) }.sorted {
      (abs($1.logOdds), $0.reason.name) < (abs($0.logOdds), $1.reason.name)
    }
  }
}

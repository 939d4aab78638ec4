internal import Deals

/// Late in the process, and nothing is planned.
///
/// What was planned on a day is known where activities say when they were entered; a text of the
/// next step is undated in exports, and would look ahead.
struct NoNextStepRule: SignalRule {
  let signal = RiskSignal.noNextStep

  func missing(in known: KnownDeals) -> MissingData? {
    if known.hasPlans { return nil }
    return known.hasActivities ? .plans : .activities
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard deal.stage != nil, deal.isLate else { return nil }
    return .below(deal.timeline.hasPlan(at: deal.moment) ? 1 : 0, 1)
  }
}

internal import Deals

/// Moved back to an earlier stage not long ago.
struct StageRegressionRule: SignalRule {
  let signal = RiskSignal.stageRegression

  func missing(in known: KnownDeals) -> MissingData? {
    known.recorded.contains(.stage) ? nil : .stageHistory
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard deal.stage != nil else { return nil }
    let since = deal.before(days: deal.limits[.regressionDays])
    return .atLeast(
      Double(deal.trail.regressions.count { $0 >= since }), deal.limits[.regressions])
  }
}

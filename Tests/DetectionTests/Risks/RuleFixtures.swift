import Calendars
import DealFixtures
import Deals
import Forecasting

// Single readings have no package face; a report shows what fired.
@testable import Detection

/// What a rule finds on a deal at the end of a day; `nil` where it is undefined.
func reading(
  _ signal: RiskSignal, _ crm: SampleCRM, _ id: String = "D1", asOf day: String,
  thresholds: SignalThresholds = SignalThresholds(), win: Double = 0.5, period: Double = 0.4,
  segments: [String] = []
) throws -> SignalReading? {
  let known = try crm.book(crm.settings(segments: segments)).known(atEndOf: try Day(iso: day))
  let rule = SignalRules.all[signal.rawValue]
  guard let deal = known.deals.first(where: { known.id($0) == id }), rule.missing(in: known) == nil
  else { return nil }
  let target = ForecastTarget(known.calendar.quarter(containing: known.asOf + 1))
  let observer = DealObserver(
    known, deals: known.deals, target: target, thresholds: thresholds)
  return rule.reading(
    observer.observe(
      DealForecast(
        id: id, deal: deal, winProbability: win, periodProbability: period, stageWinRate: 0.5,
        expectedAmount: 1_000)))
}

/// Whether a rule fires; `nil` where it is undefined.
func fires(
  _ signal: RiskSignal, _ crm: SampleCRM, asOf day: String, win: Double = 0.5,
  period: Double = 0.4
) throws -> Bool? {
  try reading(signal, crm, asOf: day, win: win, period: period)?.fires
}

/// The risks of a CRM as of a day, with given probabilities for the open deals.
func risks(
  _ crm: SampleCRM, asOf day: String, thresholds: SignalThresholds = SignalThresholds(),
  selection: RiskSelection = RiskSelection()
) throws -> RiskReport {
  let known = try crm.book().known(atEndOf: try Day(iso: day))
  let open = known.deals.filter { known.latest($0).status == .open }.map {
    DealForecast(
      id: known.id($0), deal: $0, winProbability: 0.5, periodProbability: 0.4, stageWinRate: 0.6,
      expectedAmount: 1_000)
  }
  return RiskFinder(known: known, thresholds: thresholds)
    .find(in: try emptyForecast(known, deals: open), selection: selection)
}

/// A forecast of which only the deals matter.
func emptyForecast(_ known: KnownDeals, deals: [DealForecast]) throws -> BookingsForecast {
  forecast(known, deals: deals, nodes: [node([], booked: 0, quota: nil)])
}

/// A forecast of these parts for the running quarter.
func forecast(
  _ known: KnownDeals, deals: [DealForecast], nodes: [NodeForecast]
) -> BookingsForecast {
  BookingsForecast(
    asOf: known.asOf, currency: known.settings.currency, trainedAsOf: known.asOf,
    target: ForecastTarget(known.calendar.quarter(containing: known.asOf + 1)), nodes: nodes,
    deals: deals, warnings: [])
}

/// A node of which only booked and quota matter.
func node(_ path: [PathElement], booked: Int64, quota: Int64?) -> NodeForecast {
  NodeForecast(
    path: path, grade: .model, booked: booked, open: 0, new: 0,
    quantiles: BookingsForecast.probabilities.map { _ in 0 }, quota: quota,
    probabilityOfQuota: nil, baselines: NodeBaselines(), openCount: 0)
}

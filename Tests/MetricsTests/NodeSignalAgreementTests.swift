import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting
import Testing

@testable import Metrics

/// `risks --nodes` and the metrics of teams compute the same signals, each in its own module: what both define
/// alike must be one number. They differ in three ways, which the simulated CRM does not have: amounts and
/// owners that change after a win, thresholds that a user sets, and periods that are over.
@Suite("Signals of nodes in risks and in metrics")
struct NodeSignalAgreementTests {
  static let tolerance = 1e-9

  /// Signals whose value is that of a metric.
  static let pairs: [(signal: NodeSignal, metric: String)] = [
    (.attainmentPace, "attainment_pace.share"), (.coverage, "coverage.remaining"),
    (.creationRate, "creation_rate.4w"), (.slipRate, "slip_rate.amount"),
    (.commitYield, "commit_yield.amount"), (.forecastBias, "forecast_bias.share"),
    (.sandbagging, "sandbag_index.share"), (.hygiene, "hygiene.share"),
    (.activity, "activity_anomaly.week"),
  ]

  @Test(
    "both give the same numbers for every node of a running quarter", arguments: [20_270, 20_325])
  func agrees(day: Int32) throws {
    let crm = try SampleCRM.simulated(deals: 1_200, seed: 7)
    let book = try DealBook(crm.facts(), settings: crm.simulatedSettings)
    let known = book.known(atEndOf: Day(number: day))
    let target = ForecastTarget(known.calendar.quarter(containing: known.asOf))
    let model = try BookingsModel.train(on: known, targets: [target])
    let forecast = try Forecaster(model: model, known: known).forecast(
      target, options: ForecastOptions(levels: known.settings.hierarchy, draws: 200))
    let untidy = Set(known.deals.filter { $0.isMultiple(of: 3) })
    let risks = NodeRiskFinder(known: known, untidyDeals: untidy).find(in: forecast)
    var options = MetricOptions()
    options.untidyDeals = untidy
    let period = try #require(MetricPeriod(id: target.id, calendar: known.calendar))
    let facts = MetricFacts(
      MetricFrame(known, period: period, levels: known.settings.hierarchy, options: options))
    var compared: [String: Int] = [:]
    for risk in risks {
      let path = risk.node.path.map(\.value)
      let node = try #require(facts.tree.nodes.first { $0.path.map(\.value) == path })
      func metric(_ name: String) -> Double? {
        MetricRegistry.find(name)?.readings(facts, node).first?.value
      }
      for (signal, name) in Self.pairs {
        guard let expected = risk[signal]?.value else { continue }
        compared[name, default: 0] += 1
        expect(metric(name), expected, "\(name) of \(path)")
      }
      if let required = risk[.coverage]?.threshold {
        compared["coverage.required", default: 0] += 1
        expect(metric("coverage.required"), required, "coverage.required of \(path)")
      }
    }
    print("signals compared: \(compared.sorted { $0.key < $1.key })")
    // Calls of people are not simulated.
    for (_, name) in Self.pairs where name != "forecast_bias.share" {
      #expect((compared[name] ?? 0) > 0, "\(name) was defined nowhere")
    }
  }

  private func expect(_ value: Double?, _ expected: Double, _ comment: Comment) {
    let isSame = value.map { abs($0 - expected) <= Self.tolerance * max(1, abs(expected)) }
    #expect(isSame ?? false, "\(comment): \(value ?? .nan), risks \(expected)")
  }
}

import Calendars
import Currencies
import Evaluation
import Forecasting
import Reporting

extension Fixtures {
  /// Two days, two horizons, two levels, and a truth for the running period.
  static let backtest = backtest(judgement: nil)

  /// The same with the judgement of the calls, where there is one.
  static func backtest(judgement: [BacktestJudgement]?) -> BacktestReport {
    var truth = BacktestTruth()
    let days = [(20_223, "2025-Q2", 140_000_050), (20_315, "2025-Q3", 90_000_000)].map {
      number, period, actual in
      let day = Day(number: Int32(number))
      truth.nodes[BacktestTruth.NodeKey(asOf: day, ahead: 0, level: "total", name: "")] =
        BacktestTruth.Node(
          period: period, mean: 120_000_000, quantiles: [90, 100, 120, 140, 160].map { $0 * 1e6 })
      return ReplayedDay(
        question: BacktestQuestion(day: day, aheads: [0]),
        targets: [
          ReplayedTarget(
            ahead: 0,
            rows: [
              row(day, period, actual: Int64(actual), nodes[0]),
              row(day, period, actual: Int64(actual) / 2, nodes[1]),
            ], deals: judgedDeals)
        ], refused: number == 20_315 ? ["2024-01-31: too few closed deals"] : [])
    }
    return BacktestReport(currency: .eur, days: days, truth: truth, judgement: judgement)
  }

  private static func row(
    _ day: Day, _ period: String, actual: Int64, _ node: NodeForecast
  ) -> BacktestRow {
    BacktestRow(
      asOf: day, ahead: 0, period: period, end: day + 47, actual: actual, forecast: node,
      crps: 11_000_000.4, probabilityIntegral: 0.45, naiveError: 30_000_000)
  }

  private static let judgedDeals: JudgedDeals = {
    var deals = JudgedDeals()
    for index in 0..<20 {
      deals.ids.append("D\(index)")
      deals.winProbabilities.append(Double(index + 2) / 25)
      deals.periodProbabilities.append(Double(index + 1) / 25)
      deals.expectedAmounts.append(index == 3 ? nil : Int64(100_000 * index))
      deals.isWon.append(index % 3 == 1)
    }
    deals.baseRate = 0.3
    return deals
  }()

  static let model: ModelFacts = {
    var running = ModelFacts.Fit(periodsAhead: 0)
    running.rows = 12_345
    running.wonRows = 3_210
    running.periods = 9
    running.iterations = 6
    running.logLoss = 0.4321
    running.baseLogLoss = 0.5678
    running.judgedCount = 4_000
    running.commonShock = 0.042
    running.segmentShock = 0.061
    var next = ModelFacts.Fit(periodsAhead: 1)
    next.rows = 9_876
    next.wonRows = 1_200
    next.periods = 8
    next.converged = false
    next.warnings = ["region EMEA predicts the outcome without error"]
    next.commonShock = 0.08
    next.segmentShock = 0.08
    var ever = ModelFacts.Fit(periodsAhead: nil)
    ever.rows = 12_345
    ever.wonRows = 5_000
    ever.periods = 9
    return ModelFacts(
      id: "2025-11-01", path: "models/2025-11-01.json", trainedAsOf: trained, grade: .pooled,
      reason: "only 70 closed deals", wonCount: 30, lostCount: 40, horizonDays: 365,
      fits: [running, next, ever],
      coefficients: [("intercept", -1.234567), ("stage Negotiation", 0.75), ("region=A|B", 0)])
  }()
}

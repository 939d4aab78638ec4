import Calendars
import Currencies
import Evaluation
import Forecasting
import Reporting

extension Fixtures {
  static let backtest = BacktestReport(
    currency: .eur,
    rows: [
      BacktestRow(
        asOf: Day(number: 20_223), period: "2025-Q2", horizonDays: 46, actual: 140_000_050,
        forecast: nodes[0]),
      BacktestRow(
        asOf: Day(number: 20_315), period: "2025-Q3", horizonDays: 46, actual: 90_000_000,
        forecast: nodes[0]),
    ],
    scores: [
      BacktestScore(
        method: "aforo", meanAbsoluteError: 29_403_003.6, weightedAbsolutePercentageError: 0.2557,
        bias: 0.2483, count: 2),
      BacktestScore(
        method: "stage_weighted", meanAbsoluteError: 25_000_000,
        weightedAbsolutePercentageError: 0.31, bias: -0.021, count: 2),
      BacktestScore(
        method: "pace", meanAbsoluteError: 42_911_050, weightedAbsolutePercentageError: nil,
        bias: nil, count: 2),
    ],
    coverage: [
      IntervalCoverage(level: 0.8, value: 0.5, lower: 0.0945, upper: 0.9055),
      IntervalCoverage(level: 0.95, value: 0.5, lower: 0.0945, upper: 0.9055),
    ],
    dealLogLoss: 0.4321, dealBaseLogLoss: 0.5678, dealCount: 1_234,
    refused: ["2024-01-31: too few closed deals"])

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

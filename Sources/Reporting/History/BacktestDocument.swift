internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// The JSON of a backtest.
struct BacktestDocument {
  let report: BacktestReport

  var value: JSONValue {
    .object([
      "currency": .string(report.currency.code),
      "deals": deals,
      "refused": .texts(report.refused),
      "rows": .array(report.rows.map(row)),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "scores": .array(report.scores.map(score)),
      "summary": .array(report.scores.first.map { [summary($0)] } ?? []),
    ])
  }

  private func row(_ row: BacktestRow) -> JSONValue {
    .object([
      "asOf": .day(row.asOf),
      "path": .path(row.forecast.path),
      "period": .string(row.period),
      "horizonDays": .integer(row.horizonDays),
      "actual": .money(row.actual, report.currency),
      "mean": .money(row.forecast.mean, report.currency),
      "median": .money(row.forecast.median, report.currency),
      "quantiles": .quantiles(row.forecast, report.currency),
      "crps": .null,
      "baselines": .baselines(row.forecast, report.currency),
    ])
  }

  private func score(_ score: BacktestScore) -> JSONValue {
    .object([
      "method": .string(score.method),
      "meanAbsoluteError": money(score.meanAbsoluteError),
      "wape": .number(score.weightedAbsolutePercentageError),
      "bias": .number(score.bias),
      "n": .integer(score.count),
    ])
  }

  /// The scores of aforo itself over all horizons.
  private func summary(_ score: BacktestScore) -> JSONValue {
    let skill: [String: JSONValue] = ["stageWeighted": .null, "pace": .null, "lastYear": .null]
    return .object([
      "horizon": .null,
      "wape": .number(score.weightedAbsolutePercentageError),
      "bias": .number(score.bias),
      "mase": .null,
      "crps": .null,
      "crpsSkill": .object(skill),
      "coverage": coverage,
      "n": .integer(score.count),
    ])
  }

  private var coverage: JSONValue {
    let members = report.coverage.map { coverage in
      (
        "\(coverage.level)",
        JSONValue.object([
          "value": .number(coverage.value), "lower": .number(coverage.lower),
          "upper": .number(coverage.upper),
        ])
      )
    }
    return .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
  }

  private var deals: JSONValue {
    .object([
      "brier": .null,
      "logLoss": .number(report.dealLogLoss),
      "baseLogLoss": .number(report.dealBaseLogLoss),
      "calibrationError": .null,
      "auc": .null,
      "n": .integer(report.dealCount),
    ])
  }

  /// A mean of amounts, to the minor unit.
  private func money(_ minorUnits: Double) -> JSONValue {
    .money(Int64(exactly: minorUnits.rounded()), report.currency)
  }
}

internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// The CSV of a backtest: one record per day, horizon and node.
struct BacktestRecords {
  let report: BacktestReport

  var string: String {
    let levels = self.levels
    var csv = CSVText(
      header: ["asOf", "ahead", "period", "horizonDays", "level"] + levels + ["actual", "mean"]
        + BookingsForecast.probabilities.map { "q\($0)" }
        + BaselineMethod.allCases.map(\.rawValue) + ["crps", "pit", "naiveError", "grade"])
    for row in report.rows {
      let node = row.forecast
      csv.day(row.asOf)
      csv.integer(row.ahead)
      csv.text(row.period)
      csv.integer(row.horizonDays)
      csv.text(row.level)
      for level in levels { csv.text(node.path.last { $0.level == level }?.value) }
      for amount in [row.actual, node.mean] + node.quantiles {
        csv.money(amount, report.currency)
      }
      for method in BaselineMethod.allCases {
        csv.money(method.value(node.baselines), report.currency)
      }
      csv.money(row.crps.flatMap(minorUnits), report.currency)
      csv.number(row.probabilityIntegral)
      csv.money(row.naiveError.flatMap(minorUnits), report.currency)
      csv.text(node.grade.rawValue)
      csv.end()
    }
    return csv.string
  }

  private func minorUnits(_ amount: Double) -> Int64? { Int64(exactly: amount.rounded()) }

  /// All levels of all paths, in the order of their first appearance.
  private var levels: [String] {
    var levels: [String] = []
    for row in report.rows {
      for step in row.forecast.path where !levels.contains(step.level) {
        levels.append(step.level)
      }
    }
    return levels
  }
}

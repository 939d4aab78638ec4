internal import Calendars
internal import Currencies
public import Evaluation
internal import Forecasting

/// Renders the forecasts of the past beside what came.
public enum BacktestText {
  /// The answer of `aforo backtest`.
  public static func render(
    _ report: BacktestReport, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: BacktestPage(report: report, style: style).render(format)
    case .json: BacktestDocument(report: report).value.document
    case .csv: csv(report)
    }
  }

  private static func csv(_ report: BacktestReport) -> String {
    var csv = CSVText(
      header: ["asOf", "period", "horizonDays", "actual", "mean"]
        + BookingsForecast.probabilities.map { "q\($0)" } + ["stageWeighted", "pace", "grade"])
    for row in report.rows {
      csv.day(row.asOf)
      csv.text(row.period)
      csv.integer(row.horizonDays)
      let node = row.forecast
      let amounts: [Int64?] = [row.actual, node.mean] + node.quantiles
      for amount in amounts + [node.stageWeighted, node.pace] {
        csv.money(amount, report.currency)
      }
      csv.text(node.grade.rawValue)
      csv.end()
    }
    return csv.string
  }
}

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
    case .csv: BacktestRecords(report: report).string
    }
  }
}

/// The deals of a backtest, for other programs.
public enum JudgedDealsReport {
  /// CSV `id,asOf,winProbability,periodProbability,expectedAmount,ahead,won`; `won` is 1 for a deal
  /// that was won within the period that lies `ahead` periods ahead.
  public static func csv(_ report: BacktestReport) -> String {
    var csv = CSVText(header: [
      "id", "asOf", "winProbability", "periodProbability", "expectedAmount", "ahead", "won",
    ])
    for day in report.days {
      for target in day.targets {
        let deals = target.deals
        for index in deals.ids.indices {
          csv.text(deals.ids[index])
          csv.day(day.question.day)
          csv.number(deals.winProbabilities[index])
          csv.number(deals.periodProbabilities[index])
          csv.money(deals.expectedAmounts[index], report.currency)
          csv.integer(target.ahead)
          csv.integer(deals.isWon[index] ? 1 : 0)
          csv.end()
        }
      }
    }
    return csv.string
  }
}

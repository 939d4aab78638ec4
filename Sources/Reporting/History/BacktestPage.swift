internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// A backtest for people.
struct BacktestPage {
  let report: BacktestReport
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading("\(words("Backtest")), \(report.currency.code)")
    if !report.rows.isEmpty { page.table(rows) }
    if !report.scores.isEmpty { page.table(scores) }
    for coverage in report.coverage { page.text(sentence(coverage)) }
    if let loss = report.dealLogLoss {
      page.text(
        "\(words("deals")): \(words("log loss")) \(numbers.fixed(loss, 4)), "
          + "\(words("base rate")) \(numbers.fixed(report.dealBaseLogLoss, 4)), "
          + "n = \(numbers.count(report.dealCount))")
    }
    for refusal in report.refused {
      page.text("\(words("refused")): \(refusal)", .warning)
    }
    return page.render(format)
  }

  private var rows: TextTable {
    var table = TextTable(
      [TextTable.Column(words("as of")), TextTable.Column(words("period"))]
        + ["actual", "mean", "median", "10 %", "90 %", "weighted", "pace"].map {
          TextTable.Column(words($0), .right)
        })
    for row in report.rows {
      let node = row.forecast
      let low = node.quantiles[2]
      let high = node.quantiles[6]
      let isOutside = row.actual < low || row.actual > high
      table.append([
        TextTable.Cell(row.asOf.iso8601), TextTable.Cell(row.period),
        TextTable.Cell(amount(row.actual), tone: isOutside ? .warning : .plain),
        TextTable.Cell(amount(node.mean)), TextTable.Cell(amount(node.median)),
        TextTable.Cell(amount(low)), TextTable.Cell(amount(high)),
        TextTable.Cell(amount(node.stageWeighted)), TextTable.Cell(amount(node.pace)),
      ])
    }
    return table
  }

  private var scores: TextTable {
    var table = TextTable(
      [TextTable.Column(words("method"))]
        + ["MAE", "WAPE", "bias", "n"].map { TextTable.Column(words($0), .right) })
    for score in report.scores {
      table.append([
        score.method, amount(Int64(exactly: score.meanAbsoluteError.rounded())),
        numbers.precisePercent(score.weightedAbsolutePercentageError),
        numbers.precisePercent(score.bias), numbers.count(score.count),
      ])
    }
    return table
  }

  private func sentence(_ coverage: IntervalCoverage) -> String {
    "\(numbers.percent(coverage.level)) \(words("interval")): "
      + "\(numbers.precisePercent(coverage.value)) \(words("inside")) "
      + "(95 %: \(numbers.precisePercent(coverage.lower)) \(words("to")) "
      + "\(numbers.precisePercent(coverage.upper)))"
  }

  private func amount(_ minorUnits: Int64?) -> String {
    numbers.amount(minorUnits, report.currency)
  }
}

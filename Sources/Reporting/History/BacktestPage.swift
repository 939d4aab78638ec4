internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// A backtest for people: the scores first, then the rows.
struct BacktestPage {
  let report: BacktestReport
  let style: TextStyle

  /// Where there are more rows, only those of the total are shown.
  static let manyRows = 40

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }
  private var figures: BacktestFigures { BacktestFigures(report: report, style: style) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading("\(words("Backtest")), \(report.currency.code)")
    for ahead in Set(report.summaries.map(\.ahead)).sorted() {
      let members = report.summaries.filter { $0.ahead == ahead }
      page.heading(heading(ahead, members), level: 3)
      page.table(scores(members))
      for summary in members { add(summary, to: &page) }
      page.figure(figures.forecasts(ahead: ahead))
    }
    if !report.deals.isEmpty {
      page.heading(words("Deals"), level: 3)
      page.table(deals)
      for summary in report.deals {
        page.text(
          "\(BacktestWords.title(summary.ahead, of: report, words)): "
            + words("share won by probability given, in bins of equal counts"))
        page.figure(figures.calibration(summary.scores))
      }
    }
    for judgement in report.judgement ?? [] {
      JudgementPage(
        report: judgement.report, style: style,
        period: BacktestWords.title(judgement.ahead, of: report, words)
      ).add(to: &page)
    }
    if !report.summaries.isEmpty {
      page.text(words(BacktestWords.points))
      page.text(words(BacktestWords.dependence))
      addRows(to: &page)
    }
    for refusal in report.refused {
      page.text("\(words("refused")): \(refusal)", .warning)
    }
    return page.render(format)
  }

  private func heading(_ ahead: Int, _ members: [BacktestSummary]) -> String {
    let periods = members.first?.periodCount ?? 0
    return BacktestWords.title(ahead, of: report, words)
      + ": \(numbers.count(periods)) \(words("periods"))"
  }

  private func scores(_ members: [BacktestSummary]) -> TextTable {
    var table = TextTable(
      [TextTable.Column(words("level")), TextTable.Column(words("method"))]
        + ["WAPE", "bias", "MASE", "MAE", "CRPS", "CRPS %", "skill", "n"].map {
          TextTable.Column(words($0), .right)
        })
    for summary in members {
      for score in summary.scores {
        table.append([
          score.method == .aforo ? words(summary.level) : "",
          words(BacktestWords.name(score.method)),
          numbers.precisePercent(score.weightedAbsolutePercentageError),
          numbers.precisePercent(score.bias), numbers.fixed(score.meanAbsoluteScaledError, 2),
          amount(score.meanAbsoluteError), amount(score.crps),
          numbers.precisePercent(score.crpsShare), numbers.precisePercent(score.skill),
          numbers.count(score.count),
        ])
      }
    }
    return table
  }

  private func add(_ summary: BacktestSummary, to page: inout Page) {
    let level = words(summary.level)
    for coverage in summary.coverage { page.text("\(level): \(sentence(coverage))") }
    if summary.integralCounts.contains(where: { $0 > 0 }) {
      let counts = summary.integralCounts.map { numbers.count($0) }.joined(separator: " ")
      page.text("\(level): \(words("PIT by tenth (even when calibrated)")): \(counts)")
    }
    if let ratio = summary.oracleRatio {
      page.text(
        "\(level): \(words("aforo over oracle")): WAPE "
          + "\(numbers.fixed(ratio.weightedAbsolutePercentageError, 3)), "
          + "\(words("quantile loss")) \(numbers.fixed(ratio.quantileLoss, 3)), "
          + "n = \(numbers.count(ratio.count))")
    }
  }

  private var deals: TextTable {
    var table = TextTable(
      [TextTable.Column(words("period")), TextTable.Column(words("method"))]
        + [
          "n", "won", "expected", "log loss", "base rate", "Brier", "slope", "intercept", "ECE",
          "AUC",
        ].map { TextTable.Column(words($0), .right) })
    for summary in report.deals {
      table.append(
        row(
          BacktestWords.horizon(summary.ahead, of: report, words), .aforo, summary.scores,
          base: summary.baseLogLoss))
      if let oracle = summary.oracle { table.append(row("", .oracle, oracle, base: nil)) }
    }
    return table
  }

  private func row(
    _ name: String, _ method: BacktestMethod, _ scores: DealScores, base: Double?
  ) -> [String] {
    [
      name, words(BacktestWords.name(method)), numbers.count(scores.count),
      numbers.count(scores.wonCount), numbers.fixed(scores.expectedWins, 1),
      numbers.fixed(scores.logLoss, 4), numbers.fixed(base, 4), numbers.fixed(scores.brier, 4),
      numbers.fixed(scores.calibrationSlope, 3), numbers.fixed(scores.calibrationIntercept, 3),
      numbers.fixed(scores.calibrationError, 4), numbers.fixed(scores.areaUnderCurve, 3),
    ]
  }

  private func addRows(to page: inout Page) {
    let all = report.rows
    let shown =
      all.count > BacktestPage.manyRows ? all.filter { $0.level == BacktestRow.total } : all
    page.table(BacktestRowTable(rows: shown, currency: report.currency, style: style).table)
    if shown.count < all.count {
      page.text(
        "\(numbers.count(shown.count)) \(words("of")) \(numbers.count(all.count)) "
          + words("rows shown; all are in --format csv and json"))
    }
  }

  private func sentence(_ coverage: IntervalCoverage) -> String {
    "\(numbers.percent(coverage.level)) \(words("interval")): "
      + "\(numbers.precisePercent(coverage.value)) "
      + "\(words("of the rows inside (95 % confidence")) "
      + "\(numbers.precisePercent(coverage.lower)) \(words("to")) "
      + "\(numbers.precisePercent(coverage.upper)))"
  }

  private func amount(_ minorUnits: Double?) -> String {
    numbers.amount(minorUnits.flatMap { Int64(exactly: $0.rounded()) }, report.currency)
  }
}

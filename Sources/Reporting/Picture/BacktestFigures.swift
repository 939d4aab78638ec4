internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// The pictures of a backtest in characters.
struct BacktestFigures {
  let report: BacktestReport
  let style: TextStyle

  /// Rows in one picture; the last ones are shown.
  static let maximumRows = 24

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  /// Forecasts of the whole company at one horizon beside what came.
  func forecasts(ahead: Int) -> [String] {
    let rows = report.rows.filter { $0.ahead == ahead && $0.level == BacktestRow.total }
      .suffix(BacktestFigures.maximumRows)
    let major = Double(report.currency.minorUnitsPerMajor)
    let lines = rows.map { row in
      let quantiles = row.forecast.quantiles.map { Double($0) / major }
      return SpanFigure.Line(
        label: "\(row.asOf) \(row.period)", outer: quantiles[2]...quantiles[6],
        inner: quantiles[3]...quantiles[5], centre: quantiles[4],
        other: Double(row.actual) / major, note: "")
    }
    let axis = AxisScale(lines.flatMap { [$0.outer.lowerBound, $0.outer.upperBound, $0.other] })
    return SpanFigure(
      lines: lines,
      legend: SpanFigure.Legend(
        outer: words("10 to 90 %"), inner: words("25 to 75 %"), centre: words("median"),
        other: words("actual")), axis: axis, style: style
    ) { numbers.amount(Int64(($0 * major).rounded()), report.currency) }.text
  }

  /// Share won against the probability given, by bin.
  func calibration(_ scores: DealScores) -> [String] {
    let lines = scores.curve.map { bin in
      SpanFigure.Line(
        label: numbers.precisePercent(bin.probability), outer: bin.lower...bin.upper, inner: nil,
        centre: bin.share, other: bin.probability,
        note: "\(numbers.precisePercent(bin.share)) n = \(numbers.count(bin.count))")
    }
    let axis = AxisScale(scores.curve.flatMap { [$0.upper, $0.probability] }, from: 0)
    return SpanFigure(
      lines: lines,
      legend: SpanFigure.Legend(
        outer: words("95 % interval"), inner: nil, centre: words("share won"),
        other: words("probability given")), axis: axis, style: style
    ) { numbers.percent($0) }.text
  }
}

internal import Currencies
public import Evaluation
internal import Forecasting

/// A backtest as one SVG picture: forecasts against what came over time, one panel a horizon, and
/// the calibration of the deals' probabilities.
public enum BacktestPicture {
  private static let timeWidth = 560.0
  private static let panelHeight = 240.0
  private static let panelStep = 350.0
  private static let left = 84.0
  private static let top = 96.0
  private static let side = 330.0

  /// The document; the same bytes for the same report.
  public static func svg(
    _ report: BacktestReport, language: OutputLanguage = .en
  ) -> String {
    let rows = report.rows.filter { $0.level == BacktestRow.total }
    let aheads = Set(rows.map(\.ahead)).sorted()
    let hasDeals = !report.deals.isEmpty
    let width = left + timeWidth + (hasDeals ? 110 + side : 0) + 36
    let height = top + max(1, Double(aheads.count)) * panelStep
    var canvas = SVGCanvas(width: width, height: height)
    let title = "\(language("Backtest")): \(language("forecasts and what came"))"
    canvas.text(title, 24, 34, style: "title")
    drawLegend(at: 24, language, on: &canvas)
    for (place, ahead) in aheads.enumerated() {
      let frame = PanelFrame(
        left: left, top: top + Double(place) * panelStep + 14, width: timeWidth,
        height: panelHeight)
      canvas.text(
        heading(ahead, report, language), frame.left, frame.top - 12, style: "heading")
      ForecastPanel(
        rows: rows.filter { $0.ahead == ahead }, currency: report.currency, frame: frame,
        style: style(of: place), words: language
      ).draw(on: &canvas)
    }
    if hasDeals { drawCalibration(report, aheads, language, on: &canvas) }
    return canvas.document(
      title: title,
      description: aheads.map { heading($0, report, language) }.joined(separator: ". "))
  }

  /// Colours by horizon; from the third on they alternate.
  private static func style(of place: Int) -> String { place % 2 == 0 ? "first" : "second" }

  private static func heading(
    _ ahead: Int, _ report: BacktestReport, _ words: OutputLanguage
  ) -> String {
    let numbers = NumberText(words)
    let name = BacktestWords.title(ahead, of: report, words)
    guard let summary = report.summary(ahead: ahead),
      let inside = summary.coverage.first(where: { $0.level == 0.8 })
    else { return name }
    let own = summary.scores.first { $0.method == .aforo }
    return "\(name): WAPE \(numbers.precisePercent(own?.weightedAbsolutePercentageError)), "
      + "\(numbers.percent(inside.value)) \(words("inside the 80 % interval"))"
  }

  private static func drawLegend(
    at left: Double, _ words: OutputLanguage, on canvas: inout SVGCanvas
  ) {
    let y = 62.0
    canvas.line(left, y - 4, left + 28, y - 4, "narrow first")
    canvas.text(words("10 to 90 %"), left + 36, y)
    canvas.line(left + 130, y - 4, left + 158, y - 4, "wide first")
    canvas.text(words("2.5 to 97.5 %"), left + 166, y)
    canvas.line(left + 284, y - 4, left + 312, y - 4, "narrow first")
    canvas.line(left + 298, y - 8, left + 298, y, "median")
    canvas.text(words("median"), left + 320, y)
    canvas.circle(left + 398, y - 4, 4, "came", words("actual"))
    canvas.text(words("actual"), left + 408, y)
  }

  private static func drawCalibration(
    _ report: BacktestReport, _ aheads: [Int], _ words: OutputLanguage,
    on canvas: inout SVGCanvas
  ) {
    let frame = PanelFrame(
      left: left + timeWidth + 110, top: top + 14, width: side, height: side)
    canvas.text(words("Deals: share won"), frame.left, frame.top - 12, style: "heading")
    let deals = report.deals.map { summary in
      (summary: summary, style: style(of: aheads.firstIndex(of: summary.ahead) ?? 0))
    }
    CalibrationPanel(deals: deals, frame: frame, words: words).draw(on: &canvas)
    let numbers = NumberText(words)
    for (place, entry) in deals.enumerated() {
      let y = frame.bottom + 62 + 42 * Double(place)
      let scores = entry.summary.scores
      canvas.circle(frame.left + 4, y - 4, 4, entry.style, "")
      canvas.text(
        BacktestWords.title(entry.summary.ahead, of: report, words), frame.left + 16, y)
      canvas.text(
        "ECE \(numbers.fixed(scores.calibrationError, 4)), \(words("slope")) "
          + "\(numbers.fixed(scores.calibrationSlope, 2)), n = \(numbers.count(scores.count))",
        frame.left + 16, y + 17, style: "tick")
    }
    let y = frame.bottom + 62 + 42 * Double(deals.count)
    canvas.text(
      words("bars: 95 % interval of the share (Wilson)"), frame.left, y, style: "tick")
  }
}

internal import Calendars
internal import Currencies
internal import Evaluation
internal import Forecasting

/// Forecasts of one horizon by as-of day: intervals as bars, what came as points.
struct ForecastPanel {
  let rows: [BacktestRow]
  let currency: Currency
  let frame: PanelFrame
  let style: String
  let words: OutputLanguage

  private static let labelWidth = 66.0

  func draw(on canvas: inout SVGCanvas) {
    guard let first = rows.first, let last = rows.last else { return }
    let numbers = NumberText(words)
    let major = 1 / Double(currency.minorUnitsPerMajor)
    let ends = rows.flatMap { row in
      [row.forecast.quantiles[0], row.forecast.quantiles[8], row.actual].map { Double($0) * major }
    }
    let unit = AmountUnit(largest: ends.max() ?? 0, currency: currency.code, words)
    let scale = AxisScale(ends.map { $0 / unit.size }, from: 0)
    frame.drawVertical(scale, name: unit.name, on: &canvas) { numbers.fixed($0, scale.decimals) }
    let days = Double(max(1, last.asOf - first.asOf))
    let margin = 16.0
    func x(_ row: BacktestRow) -> Double {
      frame.left + margin
        + (frame.width - 2 * margin) * (rows.count > 1 ? Double(row.asOf - first.asOf) / days : 0.5)
    }
    func y(_ amount: Int64) -> Double {
      frame.bottom - frame.height * scale.share(Double(amount) * major / unit.size)
    }
    drawDays(x, on: &canvas)
    for row in rows {
      let quantiles = row.forecast.quantiles
      let at = x(row)
      canvas.line(at, y(quantiles[0]), at, y(quantiles[8]), "wide \(style)")
      canvas.line(at, y(quantiles[2]), at, y(quantiles[6]), "narrow \(style)")
      canvas.line(at - 3, y(row.forecast.median), at + 3, y(row.forecast.median), "median")
    }
    for group in groups {
      if let from = group.first, let to = group.last, group.count > 1 {
        canvas.line(x(from), y(from.actual), x(to), y(to.actual), "level")
      }
      for row in group {
        let amounts = [row.actual, row.forecast.median].map { numbers.amount($0, currency) }
        canvas.circle(
          x(row), y(row.actual), 4, "came",
          "\(row.asOf), \(row.period): \(words("actual")) \(amounts[0]), \(words("median")) "
            + "\(amounts[1])")
      }
    }
  }

  /// Rows of one period, which share what came.
  private var groups: [[BacktestRow]] {
    var groups: [[BacktestRow]] = []
    for row in rows {
      if let last = groups.last?.last, last.period == row.period {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  /// Ticks at the first as-of day of periods, as many as have room for their labels.
  private func drawDays(_ x: (BacktestRow) -> Double, on canvas: inout SVGCanvas) {
    canvas.line(frame.left, frame.bottom, frame.right, frame.bottom, "axis")
    let firsts = groups.compactMap(\.first)
    for index in stride(from: 0, to: firsts.count, by: step(firsts.map(x))) {
      let row = firsts[index]
      canvas.line(x(row), frame.bottom, x(row), frame.bottom + 5, "axis")
      canvas.text(
        row.asOf.iso8601, x(row), frame.bottom + 18, anchor: .middle, style: "tick")
      canvas.text(row.period, x(row), frame.bottom + 32, anchor: .middle, style: "tick")
    }
    canvas.text(
      words("as-of day, and the period forecast"), frame.left + frame.width / 2,
      frame.bottom + 50, anchor: .middle, style: "tick")
  }

  /// Every which of the places has room for its label.
  private func step(_ places: [Double]) -> Int {
    var step = 1
    while step < places.count {
      let kept = stride(from: 0, to: places.count, by: step).map { places[$0] }
      let hasRoom = zip(kept, kept.dropFirst()).allSatisfy {
        $1 - $0 >= ForecastPanel.labelWidth
      }
      if hasRoom { break }
      step += 1
    }
    return step
  }
}

internal import Evaluation

/// Share of deals won against the probability that was given, by bin, for each horizon.
struct CalibrationPanel {
  let deals: [(summary: DealSummary, style: String)]
  let frame: PanelFrame
  let words: OutputLanguage

  func draw(on canvas: inout SVGCanvas) {
    let bins = deals.flatMap { $0.summary.scores.curve }
    let numbers = NumberText(words)
    // One scale for both axes, so that the diagonal is what it seems.
    let scale = AxisScale(
      bins.flatMap { [$0.probability, $0.upper].map { min(1, $0) } }, from: 0)
    let label: (Double) -> String = { numbers.fixed($0 * 100, max(0, scale.decimals - 2)) }
    frame.drawVertical(scale, name: "\(words("share won")), %", on: &canvas, label: label)
    frame.drawHorizontal(
      scale, name: "\(words("probability given")), %", on: &canvas, label: label)
    canvas.line(frame.left, frame.bottom, frame.right, frame.top, "ideal")
    func point(_ probability: Double, _ share: Double) -> (x: Double, y: Double) {
      (
        frame.left + frame.width * scale.share(probability),
        frame.bottom - frame.height * scale.share(share)
      )
    }
    for (summary, style) in deals {
      let curve = summary.scores.curve
      for bin in curve {
        let low = point(bin.probability, bin.lower)
        let high = point(bin.probability, bin.upper)
        canvas.line(low.x, low.y, high.x, high.y, "interval \(style)")
      }
      canvas.path(curve.map { point($0.probability, $0.share) }, "curve \(style)")
      for bin in curve {
        let place = point(bin.probability, bin.share)
        canvas.circle(
          place.x, place.y, 4, style,
          "\(numbers.precisePercent(bin.probability)): \(numbers.precisePercent(bin.share)) "
            + "(\(numbers.precisePercent(bin.lower)) \(words("to")) "
            + "\(numbers.precisePercent(bin.upper))), n = \(numbers.count(bin.count))")
      }
    }
  }
}

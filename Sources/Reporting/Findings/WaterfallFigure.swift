/// Steps from one level to another: a bar for each end, and one for each step between.
struct WaterfallFigure {
  /// A step, or an end of the figure.
  struct Step {
    let label: String
    /// The level before; `nil` for an end, whose bar begins at the border.
    let from: Double?
    /// The level after.
    let to: Double
    let amount: String
    let note: String
  }

  let steps: [Step]
  let style: TextStyle

  static let minimumSize = 10
  static let maximumSize = 48

  /// The figure; empty where it does not fit.
  var text: [String] {
    let labels = steps.map { DisplayText.width($0.label) }.max() ?? 0
    let amounts = steps.map { DisplayText.width($0.amount) }.max() ?? 0
    let notes = steps.map { DisplayText.width($0.note) }.max() ?? 0
    let size = min(
      WaterfallFigure.maximumSize, style.width - labels - amounts - notes - 3 * 2)
    guard size >= WaterfallFigure.minimumSize, !steps.isEmpty else { return [] }
    let bars = WaterfallBars(
      levels: steps.flatMap { [$0.from ?? $0.to, $0.to] }, size: size, isASCII: style.isASCII)
    return steps.map { step in
      let bar = step.from.map { bars.step(from: $0, to: step.to) } ?? bars.end(step.to)
      let text = [
        pad(step.label, labels, left: false), pad(step.amount, amounts, left: true),
        pad(bar, size, left: false), step.note,
      ].joined(separator: "  ").reversed().drop { $0 == " " }.reversed()
      return String(text)
    }
  }

  private func pad(_ text: String, _ width: Int, left: Bool) -> String {
    let blank = String(repeating: " ", count: max(0, width - DisplayText.width(text)))
    return left ? blank + text : text + blank
  }
}

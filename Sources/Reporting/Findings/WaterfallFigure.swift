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
  /// The part of the width that the ends' bars keep below the lowest level.
  static let base = 0.25

  /// The figure; empty where it does not fit.
  var text: [String] {
    let labels = steps.map { DisplayText.width($0.label) }.max() ?? 0
    let amounts = steps.map { DisplayText.width($0.amount) }.max() ?? 0
    let notes = steps.map { DisplayText.width($0.note) }.max() ?? 0
    let size = min(
      WaterfallFigure.maximumSize, style.width - labels - amounts - notes - 3 * 2)
    guard size >= WaterfallFigure.minimumSize, !steps.isEmpty else { return [] }
    let levels = steps.flatMap { [$0.from ?? $0.to, $0.to] }
    let low = levels.min() ?? 0
    let high = levels.max() ?? 0
    let extent = high > low ? high - low : max(1, abs(high))
    let floor = low - extent * WaterfallFigure.base / (1 - WaterfallFigure.base)
    let place = { (level: Double) -> Int in
      Int(((level - floor) / (low + extent - floor) * Double(size)).rounded())
    }
    return steps.map { step in
      let bar = bar(step, size: size, place: place)
      let text = [
        pad(step.label, labels, left: false), pad(step.amount, amounts, left: true),
        pad(bar, size, left: false), step.note,
      ].joined(separator: "  ").reversed().drop { $0 == " " }.reversed()
      return String(text)
    }
  }

  private func bar(_ step: Step, size: Int, place: (Double) -> Int) -> String {
    let full = style.isASCII ? "#" : "█"
    guard let from = step.from else { return String(repeating: full, count: place(step.to)) }
    let (down, up) = style.isASCII ? ("-", "+") : ("░", "▓")
    let start = min(place(from), place(step.to))
    let length = abs(place(from) - place(step.to))
    let blank = String(repeating: " ", count: min(start, size - 1))
    guard length > 0 else { return step.from == step.to ? "" : blank + (style.isASCII ? "|" : "│") }
    return blank + String(repeating: step.to < from ? down : up, count: length)
  }

  private func pad(_ text: String, _ width: Int, left: Bool) -> String {
    let blank = String(repeating: " ", count: max(0, width - DisplayText.width(text)))
    return left ? blank + text : text + blank
  }
}

/// Lines of text that share one axis: a span with marks on each.
struct SpanFigure {
  /// One line: `label`, the span, `note`.
  struct Line {
    let label: String
    /// Ends of the thin part.
    let outer: ClosedRange<Double>
    /// Ends of the thick part, if any.
    let inner: ClosedRange<Double>?
    /// What is likely or seen: a round mark.
    let centre: Double
    /// What it is compared with: a pointed mark.
    let other: Double
    let note: String
  }

  /// What the marks mean.
  struct Legend {
    let outer: String
    let inner: String?
    let centre: String
    let other: String
  }

  let lines: [Line]
  let legend: Legend
  let axis: AxisScale
  let style: TextStyle
  /// The axis' numbers.
  let label: (Double) -> String

  /// Narrower spans tell nothing.
  static let minimumSize = 10
  static let maximumSize = 72

  private var marks: (thin: String, thick: String, centre: String, other: String, both: String) {
    style.isASCII ? ("-", "=", "o", "X", "*") : ("─", "━", "●", "◆", "◈")
  }

  /// The figure; empty where it does not fit.
  var text: [String] {
    let left = lines.map { DisplayText.width($0.label) }.max() ?? 0
    let right = lines.map { DisplayText.width($0.note) }.max() ?? 0
    let size = min(SpanFigure.maximumSize, style.width - left - right - 2)
    let low = label(axis.low)
    let high = label(axis.high)
    let gap = size - DisplayText.width(low) - DisplayText.width(high)
    guard size >= SpanFigure.minimumSize, gap > 0, !lines.isEmpty else { return [] }
    let head =
      String(repeating: " ", count: left + 1) + low + String(repeating: " ", count: gap) + high
    return [head] + lines.map { draw($0, left: left, right: right, size: size) } + legendLines
  }

  private func draw(_ line: Line, left: Int, right: Int, size: Int) -> String {
    func place(_ value: Double) -> Int { Int((axis.share(value) * Double(size - 1)).rounded()) }
    var cells = [String](repeating: " ", count: size)
    for cell in place(line.outer.lowerBound)...place(line.outer.upperBound) {
      cells[cell] = marks.thin
    }
    if let inner = line.inner {
      for cell in place(inner.lowerBound)...place(inner.upperBound) { cells[cell] = marks.thick }
    }
    cells[place(line.centre)] = marks.centre
    let other = place(line.other)
    cells[other] = other == place(line.centre) ? marks.both : marks.other
    let label =
      String(repeating: " ", count: left - DisplayText.width(line.label)) + line.label
    let note =
      String(repeating: " ", count: right - DisplayText.width(line.note)) + line.note
    let text = "\(label) \(cells.joined()) \(note)"
    return String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count))
  }

  /// On one line where it fits, else one line each.
  private var legendLines: [String] {
    let parts =
      ["\(marks.thin)\(marks.thin) \(legend.outer)"]
      + (legend.inner.map { ["\(marks.thick)\(marks.thick) \($0)"] } ?? []) + [
        "\(marks.centre) \(legend.centre)", "\(marks.other) \(legend.other)",
        "\(marks.both) \(style.language("both"))",
      ]
    let line = parts.joined(separator: "  ")
    return DisplayText.width(line) <= style.width ? [line] : parts
  }
}

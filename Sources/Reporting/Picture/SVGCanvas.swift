internal import Foundation

/// An SVG document that is drawn piece by piece. Colours are classes of its own style sheet, which
/// follows the reader's choice of light or dark.
struct SVGCanvas {
  /// Where a text stands to its point.
  enum Anchor: String {
    case start, middle, end
  }

  private let width: Double
  private let height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String
  ) {
    body +=
      "<line class=\"\(style)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" "
      + "x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>\n"
  }

  /// A circle with what it stands for, which a browser shows when pointed at.
  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String, _ title: String)
  {
    body +=
      "<circle class=\"\(style)\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\">"
      + "<title>\(SVGCanvas.escaped(title))</title></circle>\n"
  }

  mutating func path(_ points: [(x: Double, y: Double)], _ style: String) {
    guard points.count > 1 else { return }
    let steps = points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: " L")
    body += "<path class=\"\(style)\" d=\"M\(steps)\"/>\n"
  }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, anchor: Anchor = .start, style: String = "label",
    isUpright: Bool = false
  ) {
    let turn = isUpright ? " transform=\"rotate(-90 \(number(x)) \(number(y)))\"" : ""
    body +=
      "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" "
      + "text-anchor=\"\(anchor.rawValue)\"\(turn)>\(SVGCanvas.escaped(text))</text>\n"
  }

  /// The document.
  func document(title: String, description: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" \
    width="\(number(width))" height="\(number(height))" role="img" \
    aria-labelledby="title description">
    <title id="title">\(SVGCanvas.escaped(title))</title>
    <desc id="description">\(SVGCanvas.escaped(description))</desc>
    <style>\(SVGCanvas.styleSheet)</style>
    <rect class="page" width="100%" height="100%"/>
    \(body)</svg>

    """
  }

  private func number(_ value: Double) -> String {
    let text = String(format: "%.1f", value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Text that is neither markup nor anything that XML refuses.
  static func escaped(_ text: String) -> String {
    DisplayText.escaped(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }

  /// Okabe and Ito's colours, told apart by the colour-blind; lighter ones on a dark page.
  private static let styleSheet = """

    :root { --page: #ffffff; --ink: #1f2328; --faint: #d5d9de; --grey: #656d76;
      --first: #0072b2; --second: #b8590b; --came: #1f2328; }
    @media (prefers-color-scheme: dark) {
      :root { --page: #0d1117; --ink: #e6edf3; --faint: #30363d; --grey: #9198a1;
        --first: #56b4e9; --second: #f0a04b; --came: #ffffff; }
    }
    text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--ink); }
    .title { font-size: 18px; font-weight: 600; } .heading { font-size: 14px; font-weight: 600; }
    .label { font-size: 12px; } .tick { font-size: 11px; fill: var(--grey); }
    .page { fill: var(--page); } .grid { stroke: var(--faint); stroke-width: 1; }
    .axis { stroke: var(--grey); stroke-width: 1; }
    .ideal { stroke: var(--grey); stroke-width: 1; stroke-dasharray: 4 4; }
    .wide { stroke-width: 2; } .narrow { stroke-width: 6; opacity: 0.55; }
    .first { stroke: var(--first); } .second { stroke: var(--second); }
    .median { stroke: var(--page); stroke-width: 2; }
    .curve { fill: none; stroke-width: 2; } .interval { stroke-width: 1.5; }
    circle.first { fill: var(--first); stroke: none; }
    circle.second { fill: var(--second); stroke: none; }
    .came { fill: var(--came); stroke: var(--page); stroke-width: 1.5; }
    .level { stroke: var(--came); stroke-width: 1; }

    """
}

/// Bars of a waterfall in one line each: both ends from the border, each step from where the last one
/// ended, one sign for steps down and another for steps up.
struct WaterfallBars {
  private let low: Double
  private let high: Double
  private let size: Int
  private let signs: (end: String, down: String, up: String, none: String)

  /// - Parameters:
  ///   - levels: every level that is touched, the ends among them.
  ///   - size: the width of the highest level.
  init(levels: [Double], size: Int, isASCII: Bool) {
    let (least, most) = (levels.min() ?? 0, levels.max() ?? 0)
    // The bars begin at nought, unless that would leave no room for the steps.
    let leavesRoom = least <= 0 || most - least >= 0.5 * most
    low = leavesRoom ? min(0, least) : least - 0.5 * (most - least)
    high = max(most, low + 1)
    self.size = size
    signs = isASCII ? ("#", "-", "+", "|") : ("█", "░", "▓", "│")
  }

  /// The bar of an end.
  func end(_ level: Double) -> String { String(repeating: signs.end, count: place(level)) }

  /// The bar of a step; blank where nothing moves.
  func step(from: Double, to: Double) -> String {
    guard from != to else { return "" }
    let start = min(place(from), place(to))
    let length = abs(place(from) - place(to))
    guard length > 0 else {
      return String(repeating: " ", count: min(start, size - 1)) + signs.none
    }
    return String(repeating: " ", count: start)
      + String(repeating: to < from ? signs.down : signs.up, count: length)
  }

  private func place(_ level: Double) -> Int {
    Int(((level - low) / (high - low) * Double(size)).rounded())
  }
}

internal import Currencies
internal import Forecasting

/// The range of a node's bookings on one line: 10 to 90 %, the middle half, median and quota.
struct RangeFigure {
  let node: NodeForecast
  let currency: Currency
  let style: TextStyle

  /// The line and its legend.
  var lines: [String] {
    let ends = [node.quantiles[2], node.quantiles[6]] + (node.quota.map { [$0] } ?? [])
    guard let low = ends.min(), let high = ends.max() else { return [] }
    let numbers = NumberText(style.language)
    let left = numbers.amount(low, currency)
    let right = numbers.amount(high, currency)
    let size = min(60, style.width - left.count - right.count - 2)
    guard size >= 10 else { return [] }
    return ["\(left) \(bar(low, high, size)) \(right)", legend]
  }

  private var marks: (outside: String, tail: String, half: String, median: String, quota: String) {
    style.isASCII ? (".", "-", "=", "O", "Q") : ("·", "─", "━", "●", "◆")
  }

  private func bar(_ low: Int64, _ high: Int64, _ size: Int) -> String {
    func place(_ amount: Int64) -> Int {
      guard high > low else { return 0 }
      let share = (Double(amount) - Double(low)) / (Double(high) - Double(low))
      return min(size - 1, max(0, Int((share * Double(size - 1)).rounded())))
    }
    var cells = [String](repeating: marks.outside, count: size)
    for cell in place(node.quantiles[2])...place(node.quantiles[6]) { cells[cell] = marks.tail }
    for cell in place(node.quantiles[3])...place(node.quantiles[5]) { cells[cell] = marks.half }
    cells[place(node.median)] = marks.median
    if let quota = node.quota { cells[place(quota)] = marks.quota }
    return cells.joined()
  }

  private var legend: String {
    let words = style.language
    let parts = [
      "\(marks.tail)\(marks.tail) \(words("10 to 90 %"))",
      "\(marks.half)\(marks.half) \(words("25 to 75 %"))", "\(marks.median) \(words("median"))",
    ]
    return (parts + (node.quota == nil ? [] : ["\(marks.quota) \(words("quota"))"]))
      .joined(separator: "  ")
  }
}

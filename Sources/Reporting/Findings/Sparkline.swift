internal import Detection

/// A series as one line of bars, and the stretch that stands out underlined.
struct Sparkline {
  let lines: [String]

  private static let bars = Array("▁▂▃▄▅▆▇█")
  private static let ascii = Array("_.:-=+*#")

  init(_ picture: AnomalyPicture, isASCII: Bool) {
    let known = picture.values.compactMap { $0 }.filter(\.isFinite)
    guard known.count > 1, let low = known.min(), let high = known.max() else {
      lines = []
      return
    }
    let bars = isASCII ? Sparkline.ascii : Sparkline.bars
    // From 0 where the series is of counts or shares, so that heights can be compared.
    let floor = low >= 0 ? 0 : low
    let span = high - floor
    let line = picture.values.map { value -> Character in
      guard let value, value.isFinite else { return " " }
      let height = span > 0 ? (value - floor) / span : 0.5
      return bars[min(bars.count - 1, Int(height * Double(bars.count)))]
    }
    let mark = picture.values.indices.map { $0 >= picture.marked ? "^" : " " }.joined()
    lines = ["  " + String(line), "  " + mark]
  }
}

/// A series in one line of text, and a line of marks under it.
struct Sparkline {
  /// The values as heights; long series are averaged into one character for several values.
  let line: String
  private let count: Int
  private let cells: Int

  /// - Parameter fromZero: whether heights are counted from 0 where no value is below it, so that
  ///   counts and shares can be compared.
  init(_ values: [Double], width: Int, isASCII: Bool, fromZero: Bool = false) {
    count = values.count
    cells = max(1, min(width, values.count))
    let marks = Array(isASCII ? "_.-~=^*#" : "▁▂▃▄▅▆▇█")
    let size = (values.count, cells)
    let means = (0..<cells).map { cell -> Double? in
      let part = values[(cell * size.0 / size.1)..<((cell + 1) * size.0 / size.1)]
        .filter(\.isFinite)
      guard !part.isEmpty else { return nil }
      return part.reduce(0) { $0 + $1 / Double(part.count) }
    }
    let known = means.compactMap { $0 }
    let (least, high) = (known.min() ?? 0, known.max() ?? 0)
    let low = fromZero ? min(0, least) : least
    // Halves, since the difference of two finite numbers may be none.
    let range = 0.5 * high - 0.5 * low
    line = String(
      means.map { mean -> Character in
        guard let mean else { return " " }
        guard range > 0 else { return marks[3] }
        return marks[min(7, Int((0.5 * mean - 0.5 * low) / range * 8))]
      })
  }

  /// Marks under the line: later ones lie over earlier ones.
  func marks(_ places: [(index: Int, mark: Character)]) -> String {
    var text = [Character](repeating: " ", count: cells)
    for place in places where place.index >= 0 && place.index < count {
      // The cell whose values hold the index.
      var cell = place.index * cells / count
      while (cell + 1) * count / cells <= place.index { cell += 1 }
      text[min(cells - 1, cell)] = place.mark
    }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

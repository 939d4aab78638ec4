/// Text broken into lines at blanks.
enum Paragraph {
  /// The lines of an escaped text, none wider than `width`; lines after the first are indented by
  /// `hanging` more.
  static func lines(
    _ text: String, width: Int, indent: Int = 0, hanging: Int = 0
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    var margin = indent
    func end() {
      lines.append(String(repeating: " ", count: margin) + line)
      margin = indent + hanging
      line = ""
      used = 0
    }
    for word in words(text) {
      for piece in pieces(word, width: width - indent - hanging) {
        let size = DisplayText.width(piece)
        if used > 0, margin + used + 1 + size > width { end() }
        line += used > 0 ? " \(piece)" : piece
        used += used > 0 ? size + 1 : size
      }
    }
    if used > 0 { end() }
    return lines
  }

  /// The words of a text; a percent sign stays with its number.
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      if word.first == "%", let last = words.popLast() {
        words.append("\(last) \(word)")
      } else {
        words.append(String(word))
      }
    }
  }

  /// A word that is too long for a line, cut.
  private static func pieces(_ word: String, width: Int) -> [String] {
    guard DisplayText.width(word) > width else { return [word] }
    var pieces = [""]
    var used = 0
    for character in word {
      let size = DisplayText.width(String(character))
      if used + size > width {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += size
    }
    return pieces
  }
}

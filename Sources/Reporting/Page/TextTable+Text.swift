extension TextTable {
  /// The lines of the table, none wider than the style's width, none with blanks at its end.
  ///
  /// Where the columns do not fit, the widest text columns are cut; where that is not enough, the
  /// columns that are left go into further tables below, each with the first column again.
  public func lines(_ style: TextStyle) -> [String] {
    let noted = withNoteColumn
    if noteTitle != nil, noted.total(noted.naturalWidths) <= style.width {
      return noted.lines(style)
    }
    var widths = naturalWidths.map { min($0, style.width) }
    shrink(&widths, to: style.width, least: Self.leastTextWidth)
    if total(widths) <= style.width {
      return block(Array(columns.indices), widths, style, withNotes: true)
    }
    widths = naturalWidths
    for column in columns.indices where columns[column].alignment == .left {
      widths[column] = min(widths[column], style.width / 3)
    }
    var lines: [String] = []
    for group in groups(&widths, style.width) {
      if !lines.isEmpty { lines.append("") }
      lines += block(group, widths, style, withNotes: lines.isEmpty)
    }
    return lines
  }

  private static let gap = 2
  private static let leastTextWidth = 12

  private var naturalWidths: [Int] {
    columns.indices.map { column in
      rows.reduce(DisplayText.width(columns[column].title)) { max($0, $1.cells[column].width) }
    }
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }

  /// Takes from the widest text column, one by one, until all fit or none may be cut further.
  private func shrink(_ widths: inout [Int], to limit: Int, least: Int) {
    var excess = total(widths) - limit
    while excess > 0 {
      let candidates = columns.indices.filter {
        columns[$0].alignment == .left && widths[$0] > least
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  /// The columns of each table: the first one, and as many others as fit.
  private func groups(_ widths: inout [Int], _ limit: Int) -> [[Int]] {
    var groups: [[Int]] = [[0]]
    var used = widths[0]
    for column in columns.indices.dropFirst() {
      widths[column] = min(widths[column], limit - widths[0] - Self.gap)
      if used + Self.gap + widths[column] > limit {
        groups.append([0])
        used = widths[0]
      }
      groups[groups.count - 1].append(column)
      used += Self.gap + widths[column]
    }
    return groups
  }

  private func block(
    _ shown: [Int], _ widths: [Int], _ style: TextStyle, withNotes: Bool
  ) -> [String] {
    let size = total(shown.map { widths[$0] })
    let header = shown.map { Cell(columns[$0].title, tone: .heading) }
    let rule = String(repeating: style.isASCII ? "-" : "─", count: size)
    var lines = [line(header, shown, widths, style), rule]
    for row in rows {
      lines.append(line(shown.map { row.cells[$0] }, shown, widths, style))
      guard withNotes, let note = row.note, !note.text.isEmpty else { continue }
      lines += Paragraph.lines(note.text, width: style.width, indent: 4)
    }
    return lines
  }

  private func line(
    _ cells: [Cell], _ shown: [Int], _ widths: [Int], _ style: TextStyle
  ) -> String {
    var line = ""
    var blanks = 0
    for (cell, column) in zip(cells, shown) {
      let indent = min(2 * cell.depth, max(0, widths[column] - 2))
      let text = DisplayText.truncated(
        cell.text, to: widths[column] - indent, isASCII: style.isASCII)
      let free = widths[column] - indent - DisplayText.width(text)
      let isRight = columns[column].alignment == .right
      blanks += indent + (isRight ? free : 0)
      if !text.isEmpty {
        line += String(repeating: " ", count: blanks) + cell.tone.paint(text, style.colour)
        blanks = 0
      }
      blanks += (isRight ? 0 : free) + Self.gap
    }
    return line
  }
}

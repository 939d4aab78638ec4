extension TextTable {
  /// The table in GitHub's Markdown: nothing cut, notes as the last column.
  public var markdown: [String] {
    let table = withNoteColumn
    let header = table.columns.map { MarkdownText.escaped($0.title) }
    let rule = table.columns.map { $0.alignment == .right ? "---:" : "---" }
    let body = table.rows.map { row in
      row.cells.map { cell in
        String(repeating: "&emsp;", count: cell.depth) + MarkdownText.escaped(cell.text)
      }
    }
    return ([header, rule] + body).map { fields in
      "|" + fields.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
    }
  }
}

/// Text that Markdown shows as it is.
enum MarkdownText {
  /// The text with the characters escaped that would start a table cell, emphasis, code, a link
  /// or an HTML element.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "|", "\\", "*", "`", "[", "]": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}

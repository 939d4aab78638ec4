/// A reader of RFC 4180 for tests: strict, and of another make than the tool's.
enum CSVRows {
  static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var previousWasQuote = false
    for character in text.unicodeScalars {
      if isQuoted, !previousWasQuote {
        if character == "\"" {
          previousWasQuote = true
        } else {
          field.unicodeScalars.append(character)
        }
        continue
      }
      if previousWasQuote {
        previousWasQuote = false
        if character == "\"" {
          field.unicodeScalars.append(character)
          continue
        }
        isQuoted = false
      }
      switch character {
      case "\"": isQuoted = true
      case ",":
        row.append(field)
        field = ""
      case "\r": break
      case "\n":
        rows.append(row + [field])
        row = []
        field = ""
      default: field.unicodeScalars.append(character)
      }
    }
    if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
    return rows
  }
}

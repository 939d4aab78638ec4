/// What the cells of a sheet refer to.
struct SheetContext {
  let name: String
  let strings: SharedStrings
  let formats: [CellFormat]
  let uses1904: Bool
  let rendering: WorkbookRendering
  let limits: WorkbookLimits
}

/// A cell as it is being read.
struct OpenCell {
  /// How the value is stored: the letter or word of the attribute `t`.
  enum Storage {
    case number
    case sharedString
    case formulaString
    case inlineString
    case boolean
    case error
    case date
  }

  var column = 0
  var storage = Storage.number
  var style = 0
  var hasFormula = false

  /// `nil` for a word that the format does not know.
  static func storage(_ word: UnsafePointer<CChar>) -> Storage? {
    switch String(cString: word) {
    case "n": .number
    case "s": .sharedString
    case "str": .formulaString
    case "inlineStr": .inlineString
    case "b": .boolean
    case "e": .error
    case "d": .date
    default: nil
    }
  }
}

/// What the compiler does not refuse, but the project does.
enum SourceStyle {
  /// The limit of a file's length.
  static let maximumLines = 400

  /// Lines that can stop the program: `try!`, `as!`, `fatalError`, forced unwrapping. A line, or
  /// the one before it, may say in a comment why it cannot happen.
  static func hazards(in text: String) -> [(line: Int, text: String)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.compactMap { index in
      guard isHazard(code(of: lines[index])) else { return nil }
      let isExplained =
        lines[index].contains("//")
        || (index > 0 && lines[index - 1].drop { $0 == " " }.hasPrefix("//"))
      return isExplained ? nil : (index + 1, lines[index])
    }
  }

  private static func isHazard(_ code: String) -> Bool {
    if ["try!", "as!", "fatalError("].contains(where: code.contains) { return true }
    let characters = Array(code)
    return characters.indices.dropFirst().contains { index in
      guard characters[index] == "!" else { return false }
      let before = characters[index - 1]
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      let isOperand = before.isLetter || before.isNumber || ")]_}".contains(before)
      return isOperand && after != "="
    }
  }

  /// The line without its comment and without what stands in quotes.
  private static func code(of line: String) -> String {
    var code = ""
    var isQuoted = false
    var last: Character = " "
    for character in line {
      if character == "\"", last != "\\" { isQuoted.toggle() }
      if !isQuoted {
        if character == "/", last == "/" { return String(code.dropLast()) }
        code.append(character)
      }
      last = character
    }
    return code
  }
}

/// A word of a formula and where it stands.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    case number(String)
    case symbol(Character)
    case end
  }

  let kind: Kind
  /// From 1, in characters.
  let column: Int

  /// The words of a formula, with `end` last.
  ///
  /// Names begin with a letter, `_` or `.` and go on with these and digits; anything else can be
  /// named between backquotes.
  static func tokens(of formula: String) throws(FormulaError) -> [FormulaToken] {
    let characters = Array(formula)
    var tokens: [FormulaToken] = []
    var index = 0
    func run(while holds: (Character) -> Bool) -> String {
      let start = index
      while index < characters.count, holds(characters[index]) { index += 1 }
      return String(characters[start..<index])
    }
    while index < characters.count {
      let (character, column) = (characters[index], index + 1)
      if character.isWhitespace {
        index += 1
      } else if isNameStart(character) {
        tokens.append(
          FormulaToken(kind: .name(run { isNameStart($0) || $0.isNumber }), column: column))
      } else if character.isASCII, character.isNumber {
        tokens.append(
          FormulaToken(
            kind: .number(run { $0.isASCII && ($0.isNumber || $0 == ".") }), column: column))
      } else if character == "`" {
        index += 1
        let name = run { $0 != "`" }
        guard index < characters.count, !name.isEmpty else {
          throw .syntax(
            formula: formula, column: column, problem: "a name opens here and is never closed")
        }
        index += 1
        tokens.append(FormulaToken(kind: .name(name), column: column))
      } else if "~+-*:^(),/".contains(character) {
        index += 1
        tokens.append(FormulaToken(kind: .symbol(character), column: column))
      } else {
        throw .syntax(
          formula: formula, column: column, problem: "\"\(character)\" has no meaning here")
      }
    }
    return tokens + [FormulaToken(kind: .end, column: characters.count + 1)]
  }

  private static func isNameStart(_ character: Character) -> Bool {
    character.isLetter || character == "_" || character == "."
  }
}

/// Reads an expression from left to right: sums of products of factors.
struct MetricExpressionParser {
  private let characters: [Character]
  private var place = 0
  private var depth = 0
  /// Parentheses and signs nest no deeper.
  private static let deepest = 50

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func parse() throws(MetricExpressionError) -> MetricExpression.Node {
    let sum = try sum()
    skipBlanks()
    guard place == characters.count else {
      throw error("\"\(characters[place])\" is not expected here; write an operator: + - * /")
    }
    return sum
  }

  private mutating func sum() throws(MetricExpressionError) -> MetricExpression.Node {
    var left = try product()
    while let operation = take([.plus, .minus]) {
      left = .operation(operation, left, try product())
    }
    return left
  }

  private mutating func product() throws(MetricExpressionError) -> MetricExpression.Node {
    var left = try factor()
    while let operation = take([.times, .over]) {
      left = .operation(operation, left, try factor())
    }
    return left
  }

  private mutating func factor() throws(MetricExpressionError) -> MetricExpression.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("is nested more than \(Self.deepest) deep") }
    skipBlanks()
    guard place < characters.count else {
      throw error("the expression ends where a metric, a number or a parenthesis is expected")
    }
    let character = characters[place]
    if character == "-" {
      place += 1
      return .negative(try factor())
    }
    if character == "(" {
      place += 1
      let inner = try sum()
      skipBlanks()
      guard place < characters.count, characters[place] == ")" else {
        throw error("a closing parenthesis is missing")
      }
      place += 1
      return inner
    }
    if Self.isDigit(character) { return try number() }
    guard Self.isLetter(character) else {
      throw error("\"\(character)\" begins neither a metric nor a number")
    }
    return .term(try term())
  }

  private mutating func number() throws(MetricExpressionError) -> MetricExpression.Node {
    let start = place
    while place < characters.count, Self.isDigit(characters[place]) || characters[place] == "." {
      place += 1
    }
    guard let number = Double(String(characters[start..<place])) else {
      place = start
      throw error("is no number; write 0.5, not .5 or 1,000")
    }
    return .number(number)
  }

  private mutating func term() throws(MetricExpressionError) -> MetricExpression.Term {
    let start = place
    while place < characters.count, Self.isNamePart(characters[place]) { place += 1 }
    let name = String(characters[start..<place])
    guard place < characters.count, characters[place] == "[" else {
      return MetricExpression.Term(name: name, key: nil)
    }
    guard let end = characters[place...].firstIndex(of: "]"), end > place + 1 else {
      throw error("needs a key and a closing bracket, such as [Proposal]")
    }
    let key = String(characters[(place + 1)..<end])
    place = end + 1
    return MetricExpression.Term(name: name, key: key)
  }

  private mutating func take(
    _ operations: [MetricExpression.Operation]
  ) -> MetricExpression.Operation? {
    skipBlanks()
    guard place < characters.count,
      let found = operations.first(where: { $0.rawValue == characters[place] })
    else { return nil }
    place += 1
    return found
  }

  private mutating func skipBlanks() {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
  }

  private func error(_ problem: String) -> MetricExpressionError {
    MetricExpressionError(column: place + 1, problem: problem)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isASCII && character.isLetter
  }

  private static func isNamePart(_ character: Character) -> Bool {
    isLetter(character) || isDigit(character) || character == "_" || character == "."
  }
}

/// Reads a formula from left to right.
///
///     formula     = response "~" sum
///     sum         = ["+" | "-"] product { ("+" | "-") product }
///     product     = interaction { "*" interaction }
///     interaction = atom { ":" atom }
///     atom        = "0" | "1" | name | call | "(" sum ")"
struct FormulaParser {
  let text: String
  let tokens: [FormulaToken]
  private var position = 0
  private var depth = 0

  private static let maximumDepth = 32
  private static let maximumTerms = 1_000
  private static let maximumFactors = 8
  private static let functions = ["C", "I", "log", "poly"]

  init(_ text: String, tokens: [FormulaToken]) {
    self.text = text
    self.tokens = tokens
  }

  private var token: FormulaToken { tokens[position] }

  private func mistake(_ problem: String, at token: FormulaToken? = nil) -> FormulaError {
    .syntax(formula: text, column: (token ?? self.token).column, problem: problem)
  }

  private mutating func take(_ symbol: Character) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func require(_ symbol: Character) throws(FormulaError) {
    guard take(symbol) else { throw mistake("\"\(symbol)\" is expected here") }
  }

  private mutating func name() throws(FormulaError) -> String {
    guard case .name(let name) = token.kind else {
      throw mistake("the name of a column is expected here")
    }
    position += 1
    return name
  }

  private mutating func wholeNumber(_ range: ClosedRange<Int>) throws(FormulaError) -> Int {
    guard case .number(let digits) = token.kind, let value = Int(digits), range.contains(value)
    else {
      throw mistake("a whole number from \(range.lowerBound) to \(range.upperBound) is expected")
    }
    position += 1
    return value
  }

  /// The left side, and the `~` after it.
  mutating func response() throws(FormulaError) -> FormulaResponse {
    let start = token
    let first = try name()
    let response: FormulaResponse
    if take("(") {
      let inner = try name()
      switch first {
      case "log": response = .logarithm(inner)
      case "cbind", "Surv":
        try require(",")
        let second = try name()
        response =
          first == "Surv"
          ? .survival(time: inner, event: second) : .counts(successes: inner, failures: second)
      default:
        throw mistake("a response can be log(y), cbind(a, b) or Surv(time, event)", at: start)
      }
      try require(")")
    } else if take("/") {
      response = .share(successes: first, trials: try name())
    } else {
      response = .column(first)
    }
    guard take("~") else { throw mistake("\"~\" is expected after the response") }
    return response
  }

  mutating func end() throws(FormulaError) {
    guard token.kind == .end else { throw mistake("the formula should end here") }
  }

  mutating func sum() throws(FormulaError) -> FormulaTerms {
    var terms = FormulaTerms()
    var adds = !take("-")
    if adds { _ = take("+") }
    while true {
      if let intercept = try interceptSign() {
        terms.hasIntercept = intercept == adds
      } else {
        let product = try product()
        if adds { terms.add(product) } else { terms.remove(product) }
      }
      if take("+") {
        adds = true
      } else if take("-") {
        adds = false
      } else {
        return terms
      }
    }
  }

  /// `true` for 1, `false` for 0, `nil` for anything else.
  private mutating func interceptSign() throws(FormulaError) -> Bool? {
    guard case .number(let digits) = token.kind else { return nil }
    guard digits == "0" || digits == "1" else {
      throw mistake("only the numbers 0 and 1 can be terms")
    }
    guard depth == 0 else { throw mistake("the intercept cannot stand in parentheses") }
    position += 1
    return digits == "1"
  }

  private mutating func product() throws(FormulaError) -> FormulaTerms {
    var result = try interaction()
    while take("*") {
      let right = try interaction()
      let both = try interaction(of: result, and: right)
      result.add(right)
      result.add(both)
    }
    return result
  }

  private mutating func interaction() throws(FormulaError) -> FormulaTerms {
    var result = try atom()
    while take(":") { result = try interaction(of: result, and: try atom()) }
    return result
  }

  /// Interactions, refused before they get out of hand.
  private func interaction(
    of left: FormulaTerms, and right: FormulaTerms
  ) throws(FormulaError) -> FormulaTerms {
    guard left.list.count * right.list.count <= Self.maximumTerms else {
      throw mistake("more than \(Self.maximumTerms) interactions come together here")
    }
    let terms = left.interacting(with: right)
    guard terms.list.allSatisfy({ $0.count <= Self.maximumFactors }) else {
      throw mistake("an interaction of more than \(Self.maximumFactors) columns ends here")
    }
    return terms
  }

  private mutating func atom() throws(FormulaError) -> FormulaTerms {
    if take("(") {
      guard depth < Self.maximumDepth else { throw mistake("too many parentheses") }
      depth += 1
      let terms = try sum()
      depth -= 1
      try require(")")
      return terms
    }
    let start = token
    guard case .name(let name) = token.kind else {
      throw mistake("a column or one of C(), I(), log(), poly() is expected here")
    }
    position += 1
    guard take("(") else { return FormulaTerms(.column(name)) }
    let factor = try call(name, at: start)
    try require(")")
    return FormulaTerms(factor)
  }

  /// A function, from after its opening parenthesis.
  private mutating func call(
    _ function: String, at start: FormulaToken
  ) throws(FormulaError) -> FormulaFactor {
    guard Self.functions.contains(function) else {
      throw mistake("\"\(function)\" is none of C, I, log, poly", at: start)
    }
    let inner = try name()
    switch function {
    case "C": return .categorical(inner)
    case "log": return .logarithm(inner)
    case "I": return .power(inner, exponent: take("^") ? try wholeNumber(1...20) : 1)
    default:
      try require(",")
      return .polynomial(inner, degree: try wholeNumber(1...20))
    }
  }
}

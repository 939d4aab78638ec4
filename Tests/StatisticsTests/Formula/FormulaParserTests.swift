import Statistics
import Testing

@Suite("Formulas")
struct FormulaParserTests {
  private func terms(_ text: String) throws -> [String] {
    let formula = try ModelFormula(text)
    return (formula.hasIntercept ? ["1"] : [])
      + formula.terms.map { $0.map(\.text).joined(separator: ":") }
  }

  @Test(
    "terms expand",
    arguments: [
      ("y ~ x", "1 x"), ("y ~ 1", "1"), ("y ~ x - 1", "x"), ("y ~ 0 + x", "x"),
      ("y ~ -1 + x", "x"), ("y ~ x - 1 + 1", "1 x"), ("y ~ x - 0", "1 x"),
      ("y ~ a*b", "1 a b a:b"), ("y ~ a*b*c", "1 a b c a:b a:c b:c a:b:c"),
      ("y ~ a:b + a", "1 a a:b"), ("y ~ a + a + b:a + a:b", "1 a b:a"), ("y ~ a:a", "1 a"),
      ("y ~ (a + b):c", "1 a:c b:c"), ("y ~ (a + b)*c", "1 a b c a:c b:c"),
      ("y ~ a*b - a:b", "1 a b"), ("y ~ a*b - b:a - b", "1 a"),
      ("y ~ C(k) + I(x^2) + log(z)", "1 C(k) I(x^2) log(z)"), ("y ~ poly(x, 3)", "1 poly(x, 3)"),
      ("y~x+`close date`:a", "1 x close date:a"), ("  y  ~  .x_1  ", "1 .x_1"),
      ("y ~ I(x)", "1 I(x)"), ("log(y) ~ a", "1 a"), ("año ~ región", "1 región"),
      ("y ~ log + C", "1 log C"), ("y ~ +x", "1 x"),
    ])
  func expansion(_ text: String, _ expected: String) throws {
    #expect(try terms(text).joined(separator: " ") == expected)
  }

  @Test(
    "a mistake is told by its column",
    arguments: [
      ("", 1), ("y", 2), ("y x", 3), ("~ x", 1), ("y ~", 4), ("y ~ x +", 8), ("y ~ x + + z", 9),
      ("y ~ x z", 7), ("y ~ x ** 2", 8), ("y ~ (a + b)^2", 12), ("y ~ 2*x", 5), ("y ~ 1:x", 6),
      ("y ~ a:1", 7), ("y ~ (a", 7), ("y ~ a)", 6), ("y ~ sqrt(x)", 5), ("y ~ I(x + z)", 9),
      ("y ~ I(x^0.5)", 9), ("y ~ I(x^21)", 9), ("y ~ poly(x)", 11), ("y ~ poly(x, 0)", 13),
      ("y ~ C()", 7), ("y ~ `open", 5), ("y ~ x ~ z", 7), ("y ~ x; z", 6), ("exp(y) ~ x", 1),
      ("cbind(a) ~ x", 8), ("Surv(t, e ~ x", 11), ("y ~ (x - 1)", 10), ("y / ~ x", 5),
      ("y ~ x | z", 7), ("y ~ \u{1F600}", 5),
    ])
  func mistakes(_ text: String, _ expected: Int) {
    do throws(FormulaError) {
      _ = try ModelFormula(text)
      Issue.record("\(text) was read")
    } catch {
      guard case .syntax(text, let column, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(column == expected, "\(error)")
    }
  }

  @Test("the message points at the mistake")
  func message() {
    let error = FormulaError.syntax(formula: "y ~ x + + z", column: 9, problem: "what")
    #expect("\(error)" == "formula, column 9: what\n  y ~ x + + z\n          ^")
  }

  @Test("columns are named once, by what they have to be")
  func names() throws {
    let formula = try ModelFormula("y / n ~ x*C(k) + I(x^2) + log(z) + poly(z, 2) + a:x")
    #expect(formula.numericNames == ["y", "n", "x", "z"])
    #expect(formula.plainNames == ["x", "a"])
    #expect(formula.categoricalNames == ["k"])
  }

  @Test("interactions that would not end are refused at once")
  func size() throws {
    let names = (0..<40).map { "a\($0)" }
    for text in [
      names.joined(separator: "*"), names.joined(separator: ":"),
      "(\(names.joined(separator: "+"))):(\(names.joined(separator: "+")))",
    ] {
      #expect(throws: FormulaError.self) { try ModelFormula("y ~ \(text)") }
    }
    #expect(try ModelFormula("y ~ a*b*c*d*e*f").terms.count == 63)
  }

  @Test("any text is read or refused, never more")
  func fuzz() {
    let words = [
      "y", "x", "~", "+", "-", "*", ":", "^", "(", ")", ",", "/", "1", "0", "2.5", "C", "I(",
      "log(",
      "poly(", "cbind(", "Surv(", "`", " ", "é", "\u{0}", "\u{1F600}",
    ]
    var stream = RandomStream(seed: 5, stream: 1)
    for _ in 0..<20_000 {
      let count = 1 + Int(stream.next() % 14)
      let text = (0..<count).map { _ in words[Int(stream.next() % UInt64(words.count))] }
      guard let formula = try? ModelFormula("y ~ " + text.joined()) else { continue }
      #expect(formula.terms.allSatisfy { !$0.isEmpty })
    }
  }

  @Test("parentheses end somewhere")
  func depth() {
    let text = "y ~ " + String(repeating: "(", count: 10_000) + "x"
    #expect(throws: FormulaError.self) { try ModelFormula(text) }
  }
}

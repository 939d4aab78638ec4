/// A model in the notation of Wilkinson and Rogers: what is explained `~` by what.
///
///     y ~ x1 + C(region) + x1:x2 + a*b - 1 + I(x^2) + log(x) + poly(x, 3)
///
/// | written | means |
/// | --- | --- |
/// | `a + b` | both terms |
/// | `a:b` | their interaction |
/// | `a*b` | `a + b + a:b` |
/// | `(a + b):c` | `a:c + b:c` |
/// | `- a` | without a term written before |
/// | `- 1`, `+ 0` | without the intercept, which is there unless taken away |
/// | `C(x)` | categories, also where they are numbers |
/// | `I(x^k)` | a power, *k* a whole number from 1 to 20 |
/// | `log(x)` | the natural logarithm |
/// | `poly(x, k)` | orthonormal polynomials of degree 1 to *k* |
/// | `` `close date` `` | a column whose name has blanks or signs |
///
/// To the left of `~`: a column, `log(y)`, `successes / trials`, `cbind(successes, failures)`, or
/// `Surv(time, event)`. Terms stand by their order (main effects, then interactions of two, ...),
/// as R has it, and equal terms once.
///
/// - Source: Wilkinson and Rogers, "Symbolic description of factorial models for analysis of
///   variance", Applied Statistics 22 (1973).
public struct ModelFormula: Equatable, Sendable {
  /// The formula as it was written.
  public let text: String
  /// What is explained.
  public let response: FormulaResponse
  /// Whether there is an intercept.
  public let hasIntercept: Bool
  /// The other terms: each the factors that are multiplied.
  public let terms: [[FormulaFactor]]

  /// Reads a formula.
  ///
  /// - Throws: ``FormulaError/syntax(formula:column:problem:)``.
  public init(_ text: String) throws(FormulaError) {
    var parser = FormulaParser(text, tokens: try FormulaToken.tokens(of: text))
    self.text = text
    response = try parser.response()
    let terms = try parser.sum()
    try parser.end()
    hasIntercept = terms.hasIntercept
    self.terms = terms.list.enumerated()
      .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
  }

  /// The columns that have to be numbers, each once.
  public var numericNames: [String] {
    var names = response.names
    for factor in terms.joined() {
      switch factor {
      case .power, .logarithm, .polynomial: names.append(factor.name)
      case .column, .categorical: break
      }
    }
    return names.uniqued
  }

  /// The columns that are numbers or, where they are text, categories.
  public var plainNames: [String] {
    terms.joined().compactMap { if case .column(let name) = $0 { name } else { nil } }.uniqued
  }

  /// The columns that are categories in any case.
  public var categoricalNames: [String] {
    terms.joined().compactMap { if case .categorical(let name) = $0 { name } else { nil } }
      .uniqued
  }
}

extension Array where Element: Hashable {
  /// The elements, each where it comes first.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

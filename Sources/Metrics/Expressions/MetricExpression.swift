/// Arithmetic over registered metrics, such as `deals.won.amount.by_transition / calls.all.count`.
///
/// Numbers, names of metrics (`stage_conversion.reached[Proposal]` for the value of a key), `+ - * /` and
/// parentheses. A metric that is undefined makes the whole undefined, and so does a division by 0.
public struct MetricExpression: Sendable, Equatable {
  /// A metric, and the key of the value that is meant.
  public struct Term: Hashable, Sendable {
    /// The name in the registry.
    public let name: String
    /// The key; `nil` for metrics with one value.
    public let key: String?
  }

  indirect enum Node: Sendable, Equatable {
    case number(Double)
    case term(Term)
    case negative(Node)
    case operation(Operation, Node, Node)
  }

  enum Operation: Character, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  /// The text as written.
  public let text: String
  let root: Node

  /// Reads an expression.
  ///
  /// - Throws: ``MetricExpressionError`` with the column, counted from 1.
  public init(_ text: String) throws(MetricExpressionError) {
    var parser = MetricExpressionParser(text)
    root = try parser.parse()
    self.text = text
  }

  /// The metrics named, each once, in the order of the text.
  public var terms: [Term] {
    var found: [Term] = []
    func walk(_ node: Node) {
      switch node {
      case .number: break
      case .term(let term): if !found.contains(term) { found.append(term) }
      case .negative(let inner): walk(inner)
      case .operation(_, let left, let right):
        walk(left)
        walk(right)
      }
    }
    walk(root)
    return found
  }

  /// The value, with those of the terms given.
  ///
  /// - Returns: `nil` where a term is, where something is divided by 0, or where the result is no number.
  public func value(_ valueOf: (Term) -> Double?) -> Double? {
    func walk(_ node: Node) -> Double? {
      switch node {
      case .number(let number): return number
      case .term(let term): return valueOf(term)
      case .negative(let inner): return walk(inner).map { -$0 }
      case .operation(let operation, let left, let right):
        guard let left = walk(left), let right = walk(right) else { return nil }
        switch operation {
        case .plus: return left + right
        case .minus: return left - right
        case .times: return left * right
        case .over: return right == 0 ? nil : left / right
        }
      }
    }
    return walk(root).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// A text that is no expression.
public struct MetricExpressionError: Error, Equatable, CustomStringConvertible, Sendable {
  /// Where, counted from 1.
  public let column: Int
  /// What is wrong, and what would be right.
  public let problem: String

  /// Both.
  public var description: String { "column \(column): \(problem)" }
}

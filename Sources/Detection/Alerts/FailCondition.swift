/// A condition on an answer, such as `gap>10%`, `risk>250000`, `odds<50%` or `gap@region>20%`.
///
/// A name, a level of the hierarchy where any of its nodes is meant instead of the whole company,
/// a comparison, and a number: money in major units (`k` and `M` for thousands and millions), a
/// count, or a percentage.
public struct FailCondition: Hashable, Sendable {
  /// How a figure is compared with the limit.
  public enum Comparison: String, CaseIterable, Sendable {
    // The longer signs first: the text is searched for them in this order.
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"

    func holds(_ value: Double, _ limit: Double) -> Bool {
      switch self {
      case .atLeast: value >= limit
      case .atMost: value <= limit
      case .above: value > limit
      case .below: value < limit
      }
    }
  }

  /// The condition as written, without blanks.
  public let text: String
  /// The name of the figure.
  public let name: String
  /// The level any of whose nodes is meant; `nil` for the whole company.
  public let level: String?
  /// The comparison.
  public let comparison: Comparison
  /// The limit as written; of a percentage the number before the sign.
  public let limit: Double
  /// Whether the limit is a percentage.
  public let isPercent: Bool

  /// Reads a condition.
  ///
  /// - Throws: ``FailConditionError`` for a text that is none.
  public init(_ written: String) throws(FailConditionError) {
    let text = written.filter { !$0.isWhitespace }
    self.text = text
    guard
      let (comparison, range) = Comparison.allCases.lazy.compactMap({ sign in
        text.firstRange(of: sign.rawValue).map { (sign, $0) }
      }).first
    else { throw FailConditionError(text: written, problem: "has no comparison: > >= < or <=") }
    let subject = text[..<range.lowerBound].split(
      separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = subject.first, FailCondition.isName(name),
      subject.count == 1 || FailCondition.isName(subject[1])
    else {
      throw FailConditionError(text: written, problem: "names no figure before the comparison")
    }
    guard let (limit, isPercent) = FailCondition.number(text[range.upperBound...]) else {
      throw FailConditionError(
        text: written, problem: "needs a number after the comparison: 250000, 250k, 2.5M or 10%")
    }
    self.name = String(name)
    level = subject.count == 2 ? String(subject[1]) : nil
    self.comparison = comparison
    self.limit = limit
    self.isPercent = isPercent
  }

  private static func isName(_ text: Substring) -> Bool {
    text.first?.isLetter == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
  }

  private static func number(_ text: Substring) -> (Double, isPercent: Bool)? {
    let scales: [Character: Double] = ["%": 1, "k": 1_000, "M": 1_000_000]
    let scale = text.last.flatMap { scales[$0] }
    let digits = scale == nil ? text : text.dropLast()
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }),
      let number = Double(digits)
    else { return nil }
    return (number * (scale ?? 1), text.last == "%")
  }
}

/// A text that is no condition.
public struct FailConditionError: Error, Equatable, CustomStringConvertible, Sendable {
  /// What was written.
  public let text: String
  /// What is wrong with it.
  public let problem: String

  /// What is wrong and what would be right.
  public var description: String {
    "\"\(text)\" \(problem); write a condition such as gap>10% or risk>250000"
  }
}

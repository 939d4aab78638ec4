public import Currencies
internal import Forecasting

/// A condition and a figure that it was set against.
public struct JudgedCondition: Equatable, Sendable {
  /// The condition.
  public let condition: FailCondition
  /// The figure.
  public let measure: FindingMeasure

  /// A condition and its figure.
  public init(condition: FailCondition, measure: FindingMeasure) {
    self.condition = condition
    self.measure = measure
  }

  /// What one finding is known by: a later run with another figure finds the same.
  public var key: String {
    let path = measure.path.map { "\($0.level)=\($0.value)" }.joined(separator: "/")
    return [condition.text, path, measure.period ?? ""].joined(separator: "|")
  }
}

/// Conditions set against the figures of an answer.
public struct ConditionCheck: Sendable {
  /// The figures.
  public let measures: [FindingMeasure]
  private let minorUnitsPerMajor: Double

  /// A check of an answer with amounts in a currency.
  public init(_ measures: [FindingMeasure], currency: Currency) {
    self.measures = measures
    minorUnitsPerMajor = Double(currency.minorUnitsPerMajor)
  }

  /// What the answer says of a condition.
  public enum Outcome: Equatable, Sendable {
    /// It holds for the first figures, and not for the second.
    case fired([JudgedCondition], quiet: [JudgedCondition])
    /// It holds for none of these figures.
    case quiet([JudgedCondition])
    /// The answer has no such figure.
    case unknown(known: [String])
    /// The figure is undefined.
    case undefined
    /// A percentage of this figure has no sense.
    case noPercentage
  }

  /// Sets one condition against the figures.
  public func outcome(of condition: FailCondition) -> Outcome {
    let named = measures.filter { $0.name == condition.name }
    guard !named.isEmpty else { return .unknown(known: names) }
    let meant = named.filter { measure in
      condition.level.map { $0 == measure.path.last?.level } ?? measure.path.isEmpty
    }
    guard !meant.isEmpty else {
      return condition.level == nil ? .undefined : .unknown(known: levels(of: condition.name))
    }
    var fired: [JudgedCondition] = []
    var quiet: [JudgedCondition] = []
    for measure in meant {
      guard let value = measure.value else { continue }
      guard let limit = limit(condition, measure) else {
        if measure.unit == .money, measure.base == nil || measure.base == 0 { continue }
        return .noPercentage
      }
      let judged = JudgedCondition(condition: condition, measure: measure)
      if condition.comparison.holds(value, limit) {
        fired.append(judged)
      } else {
        quiet.append(judged)
      }
    }
    if !fired.isEmpty { return .fired(fired, quiet: quiet) }
    return quiet.isEmpty ? .undefined : .quiet(quiet)
  }

  /// The limit in the unit of a figure.
  private func limit(_ condition: FailCondition, _ measure: FindingMeasure) -> Double? {
    switch (measure.unit, condition.isPercent) {
    case (.share, true): condition.limit / 100
    case (_, true): measure.base.flatMap { $0 > 0 ? condition.limit / 100 * $0 : nil }
    case (.money, false): condition.limit * minorUnitsPerMajor
    case (.share, false), (.count, false): condition.limit
    }
  }

  /// The names of the figures, each once.
  private var names: [String] {
    measures.reduce(into: []) { if !$0.contains($1.name) { $0.append($1.name) } }
  }

  private func levels(of name: String) -> [String] {
    measures.reduce(into: []) { known, measure in
      guard measure.name == name, let level = measure.path.last?.level else { return }
      let text = "\(name)@\(level)"
      if !known.contains(text) { known.append(text) }
    }
  }
}

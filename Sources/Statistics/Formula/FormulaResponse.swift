/// What a formula explains.
public enum FormulaResponse: Hashable, Codable, Sendable {
  /// A column of numbers.
  case column(String)
  /// Its natural logarithm, `log(y)`.
  case logarithm(String)
  /// Grouped outcomes, `successes / trials`.
  case share(successes: String, trials: String)
  /// Grouped outcomes, `cbind(successes, failures)`.
  case counts(successes: String, failures: String)
  /// A time and whether it ended with the event, `Surv(time, event)`.
  case survival(time: String, event: String)

  /// The columns that it is made of.
  public var names: [String] {
    switch self {
    case .column(let name), .logarithm(let name): [name]
    case .share(let first, let second), .counts(let first, let second),
      .survival(let first, let second):
      [first, second]
    }
  }

  /// How it is written in a formula.
  public var text: String {
    switch self {
    case .column(let name): name
    case .logarithm(let name): "log(\(name))"
    case .share(let successes, let trials): "\(successes) / \(trials)"
    case .counts(let successes, let failures): "cbind(\(successes), \(failures))"
    case .survival(let time, let event): "Surv(\(time), \(event))"
    }
  }
}

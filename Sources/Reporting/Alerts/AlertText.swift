public import Calendars
public import Currencies
public import Detection
internal import Forecasting

/// What is told of a fired condition: a sentence, and its figures as one line of JSON.
public struct AlertText: Sendable {
  private let fired: JudgedCondition
  private let context: AlertContext

  /// The text of a condition that fired in an answer.
  public init(_ fired: JudgedCondition, _ context: AlertContext) {
    self.fired = fired
    self.context = context
  }

  /// For example `gap>10%: gap of EMEA in 2025-Q4 is EUR 1,234 (12 %), as of 2025-11-14`.
  public var sentence: String {
    let measure = fired.measure
    let node = measure.path.last.map { " of \($0.value)" } ?? ""
    let period = measure.period.map { " in \($0)" } ?? ""
    return "\(fired.condition.text): \(measure.name)\(node)\(period) is \(value), as of "
      + context.asOf.iso8601
  }

  /// What the finding is known by: a later run with another figure finds the same.
  public var key: String { context.scope.isEmpty ? fired.key : "\(fired.key)|\(context.scope)" }

  /// One line of JSON without a line feed; `text` is what chat tools show.
  public var json: String {
    let measure = fired.measure
    let value: JSONValue =
      switch measure.unit {
      case .money: .money(measure.value.map { Int64($0.rounded()) }, context.currency)
      case .share, .count: .number(measure.value)
      }
    return JSONValue.object([
      "asOf": .day(context.asOf),
      "command": .string(context.command),
      "condition": .string(fired.condition.text),
      "currency": .string(context.currency.code),
      "key": .string(key),
      "measure": .string(measure.name),
      "path": .path(measure.path),
      "period": .text(measure.period),
      "reproduce": .string(context.reproduce),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "text": .string("aforo: " + sentence),
      "value": value,
    ]).line
  }

  private var value: String {
    let value = fired.measure.value ?? 0
    let numbers = NumberText(.en)
    switch fired.measure.unit {
    case .money:
      let amount = numbers.amount(Int64(value.rounded()), context.currency)
      let share = fired.measure.base.flatMap { $0 > 0 ? numbers.percent(value / $0) : nil }
      return "\(context.currency.code) \(amount)" + (share.map { " (\($0))" } ?? "")
    case .share: return numbers.percent(value)
    case .count: return numbers.count(Int(value))
    }
  }
}

/// The answer in which a condition fired.
public struct AlertContext: Sendable {
  /// The command that answered, such as `gaps`.
  public let command: String
  /// What the answer was narrowed to; blank for all.
  public let scope: String
  /// The last day whose facts were used.
  public let asOf: Day
  /// The currency of the amounts.
  public let currency: Currency
  /// The command line that shows the finding again.
  public let reproduce: String

  /// A context.
  public init(command: String, scope: String = "", asOf: Day, currency: Currency, reproduce: String)
  {
    self.command = command
    self.scope = scope
    self.asOf = asOf
    self.currency = currency
    self.reproduce = reproduce
  }
}

internal import Calendars
internal import Currencies
internal import Metrics

/// What the answers say, in a language.
struct AskText {
  let report: AskReport
  let words: OutputLanguage

  var numbers: NumberText { NumberText(words) }

  func section(_ answer: QuestionAnswer) -> AskSection {
    switch answer {
    case .cac(let costs): section(costs)
    case .campaigns(let response): section(response)
    case .reps(let standings): section(standings)
    case .leads(let leaks): section(leaks)
    case .tactics(let tempo): section(tempo)
    case .unanswered(let topic, let reason, let values):
      AskSection(
        topic: topic, title: title(topic), verdict: "unanswered",
        says: [
          words.filled(
            "No answer: {}", [words.filled(reason, values.map { numbers.count($0) })])
        ],
        evidence: words("nothing is said of what is not known"), evidenceName: "none", tables: [],
        commands: [command(topic)])
    }
  }

  func title(_ topic: QuestionTopic) -> String {
    switch topic {
    case .cac: words("Are acquisition costs too high?")
    case .campaigns: words("Do sales move with campaigns?")
    case .reps: words("Which reps reach the target while others lag?")
    case .leads: words("Where do leads and deals fall, and why?")
    case .tactics: words("Which tactics go with faster wins?")
    }
  }

  /// The command that gives this answer again.
  func command(_ topic: QuestionTopic) -> String {
    "aforo ask \(topic.rawValue)\(report.source) --as-of \(report.asOf.iso8601)"
  }

  /// The command that shows metrics behind an answer.
  func kpis(_ metrics: [String], _ rest: String) -> String {
    "aforo kpis --metric \(metrics.joined(separator: ",")) \(rest)\(report.source)"
      + " --as-of \(report.asOf.iso8601)"
  }

  func money(_ value: Double) -> String {
    Self.value(value, .money, report.currency, numbers) + " \(report.currency.code)"
  }

  /// A change with its sign.
  func change(_ value: Double) -> String { Self.value(value, .change, report.currency, numbers) }

  /// `lower to upper` of a change.
  func changes(_ estimate: IntervalEstimate) -> [String] {
    [estimate.value, estimate.lower, estimate.upper].map(change)
  }

  /// A difference of shares, in points with its sign.
  func points(_ value: Double) -> String {
    (value > 0 ? "+" : "") + numbers.fixed(value * 100, 1)
  }

  static func minorUnits(_ value: Double?) -> Int64? {
    value.flatMap { Int64(exactly: $0.rounded()) }
  }

  static func value(
    _ value: Double?, _ unit: AskRecord.Unit, _ currency: Currency, _ numbers: NumberText
  ) -> String {
    guard let value else { return NumberText.none }
    switch unit {
    case .money: return numbers.amount(minorUnits(value), currency)
    case .share: return numbers.precisePercent(value)
    case .change: return (value > 0 ? "+" : "") + numbers.precisePercent(value)
    case .ratio, .perMoney, .perThousand: return numbers.fixed(value, 2)
    case .count: return numbers.fixed(value, 0)
    }
  }
}

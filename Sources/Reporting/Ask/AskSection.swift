internal import Metrics

/// One figure of an answer.
struct AskRecord {
  /// What the value is counted in.
  enum Unit: String {
    case money, share, change, ratio, count
    /// Of the response for each unit of money spent: money, or leads for a thousand.
    case perMoney, perThousand
  }

  let name: String
  let unit: Unit
  let value: Double?
  var interval: IntervalEstimate?
  let count: Int
  var probability: Double?
  var pValue: Double?
  var adjusted: Double?
  /// More about it, in the language of the answer.
  var note: String?

  init(
    _ name: String, _ unit: Unit, _ estimate: IntervalEstimate?, count: Int,
    probability: Double? = nil, pValue: Double? = nil, adjusted: Double? = nil, note: String? = nil
  ) {
    self.name = name
    self.unit = unit
    value = estimate?.value
    interval = estimate
    self.count = count
    self.probability = probability
    self.pValue = pValue
    self.adjusted = adjusted
    self.note = note
  }
}

/// Figures of one kind.
struct AskTable {
  /// The name in machine formats.
  let name: String
  /// The heading.
  let title: String
  /// What the values are.
  let measure: String
  let records: [AskRecord]
}

/// The answer to one question, in the language of the answer.
struct AskSection {
  let topic: QuestionTopic
  let title: String
  /// The verdict in machine formats.
  let verdict: String
  /// The answer in sentences.
  let says: [String]
  /// Whether the answer is one of association, and what else it may be.
  let evidence: String
  /// The same in machine formats: description, association, none.
  let evidenceName: String
  let tables: [AskTable]
  /// The commands that reproduce it.
  let commands: [String]
}

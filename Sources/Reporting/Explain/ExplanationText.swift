internal import Calendars
internal import Currencies
internal import Forecasting

/// Reasons, causes and events in words.
struct ExplanationText {
  let currency: Currency
  let words: OutputLanguage
  let numbers: NumberText

  init(_ currency: Currency, _ style: TextStyle) {
    self.currency = currency
    words = style.language
    numbers = NumberText(style.language)
  }

  func reason(_ reason: ExplanationReason) -> String {
    switch reason {
    case .closeDate: words("close date")
    case .category: words("forecast category")
    case .record: words("recent record of segment and region")
    case .timeLeft: words("time left")
    case .owner: words("owner's record")
    case .amount: words("amount against its segment")
    case .attribute(let name): words(name)
    case .stage, .age, .activity, .runRate: words(reason.name)
    }
  }

  func cause(_ kind: NodeCause.Kind) -> String {
    switch kind {
    case .booked: words("booked")
    case .openStage(let stage): "\(words("open")): \(stage ?? words("stage unknown"))"
    case .openCloseDate(let stretch): words(ExplanationText.stretch(stretch))
    case .amountDrift: words("amounts changing before the close")
    case .newSegment(let label): "\(words("new")): \(label.isEmpty ? words("all others") : label)"
    case .judgement: words("people's calls")
    }
  }

  private static func stretch(_ stretch: CloseDateStretch) -> String {
    switch stretch {
    case .overdue: "more than 7 days overdue"
    case .now: "within 7 days"
    case .thisPeriod: "later in the running period"
    case .nextPeriod: "in the period after"
    case .later: "after that"
    case .unknown: "no close date"
    }
  }

  /// The name of a cause in machine-readable output, and its value where it has one.
  static func key(_ kind: NodeCause.Kind) -> (cause: String, value: String?) {
    switch kind {
    case .booked: ("booked", nil)
    case .openStage(let stage): ("open_stage", stage)
    case .openCloseDate(let stretch): ("open_close_date", stretch.rawValue)
    case .amountDrift: ("amount_drift", nil)
    case .newSegment(let label): ("new_segment", label.isEmpty ? nil : label)
    case .judgement: ("judgement", nil)
    }
  }

  /// What happened: "stage: Qualify -> Proposal".
  func event(_ change: DealEvent.Change) -> String {
    switch change {
    case .created: words("created")
    case .stage(let old, let new): line("stage", old, new)
    case .amount(let old, let new): line("amount", old.map(amount), new.map(amount))
    case .closeDay(let old, let new): line("close date", old?.iso8601, new?.iso8601)
    case .owner(let old, let new): line("owner", old, new)
    case .category(let old, let new): line("forecast category", old, new)
    }
  }

  private func line(_ field: String, _ old: String?, _ new: String?) -> String {
    "\(words(field)): " + (old.map { "\($0) -> " } ?? "") + (new ?? NumberText.none)
  }

  func amount(_ minorUnits: Int64) -> String { numbers.amount(minorUnits, currency) }

  /// Log-odds with their sign.
  func logOdds(_ value: Double) -> String {
    let text = numbers.fixed(value, 2)
    return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+\(text)" : text
  }

  /// An amount with its sign.
  func signed(_ minorUnits: Int64) -> String {
    (minorUnits > 0 ? "+" : "") + amount(minorUnits)
  }
}

extension DealEvent.Change {
  /// The field's name in machine-readable output.
  var field: String {
    switch self {
    case .created: "created"
    case .stage: "stage"
    case .amount: "amount"
    case .closeDay: "closeDate"
    case .owner: "owner"
    case .category: "category"
    }
  }

  /// Both values in machine-readable form.
  func values(_ currency: Currency) -> (from: JSONValue, to: JSONValue) {
    switch self {
    case .created: (.null, .null)
    case .stage(let old, let new), .owner(let old, let new), .category(let old, let new):
      (.text(old), .text(new))
    case .amount(let old, let new): (.money(old, currency), .money(new, currency))
    case .closeDay(let old, let new): (.day(old), .day(new))
    }
  }
}

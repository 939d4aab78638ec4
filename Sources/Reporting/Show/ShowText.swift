internal import Calendars
internal import Currencies

/// Events and totals in words.
struct ShowText {
  let currency: Currency
  let style: TextStyle

  var words: OutputLanguage { style.language }
  var numbers: NumberText { NumberText(style.language) }

  /// The events with their texts; a deal's first values stand with its creation.
  func rows(_ events: [ShownEvent]) -> [(event: ShownEvent, text: String)] {
    var rows: [(event: ShownEvent, text: String)] = []
    var created: ShownEvent?
    for event in events {
      if let first = created, event.deal == first.deal, event.at == first.at, event.before == nil,
        !event.isActivity, let value = event.after
      {
        // The owner stands beside it.
        if event.kind != .owner { rows[rows.count - 1].text += ", \(self.value(value))" }
        continue
      }
      created = event.kind == .created ? event : nil
      rows.append((event, self.event(event)))
    }
    return rows
  }

  /// `stage: Proposal -> Negotiation`, `call, outbound, completed, 12 min, with P7`.
  func event(_ event: ShownEvent) -> String {
    switch event.kind {
    case .created: return words("created")
    case .accountCreated: return words("account created")
    case .place: return change("place", event)
    case .leadCreated:
      return (["\(words("lead created"))"] + source(event)).joined(separator: ", ")
    case .leadConverted: return words("lead converted")
    case .stage: return change("stage", event)
    case .amount: return change("amount", event)
    case .closeDate: return change("close date", event)
    case .owner: return change("owner", event)
    case .category: return change("forecast category", event)
    case .call, .email, .meeting, .task, .other: return activity(event)
    }
  }

  /// The kind of an activity.
  func kind(_ kind: ShownEvent.Kind) -> String {
    switch kind {
    case .call: words("phone call")
    case .email: words("mail")
    case .meeting: words("meeting")
    case .task: words("task")
    default: words("other activity")
    }
  }

  private func activity(_ event: ShownEvent) -> String {
    var parts = [event.isDemo ? words("demonstration") : kind(event.kind)]
    parts += [event.direction, event.outcome].compactMap { word in
      word.map { words($0.replacing("_", with: " ")) }
    }
    if let seconds = event.seconds, seconds > 0 {
      parts.append(seconds < 60 ? "\(seconds) s" : "\(numbers.count(Int(seconds) / 60)) min")
    }
    if let person = event.person { parts.append(words.filled("with {}", [person])) }
    return parts.joined(separator: ", ")
  }

  private func source(_ event: ShownEvent) -> [String] {
    guard case .text(let source) = event.after else { return [] }
    return ["\(words("source")) \(source)"]
  }

  private func change(_ field: String, _ event: ShownEvent) -> String {
    "\(words(field)): " + (event.before.map { "\(value($0)) -> " } ?? "")
      + (event.after.map(value) ?? NumberText.none)
  }

  private func value(_ value: ShownEvent.Value) -> String {
    switch value {
    case .text(let text): text
    case .money(let amount): numbers.amount(amount, currency)
    case .day(let day): day.iso8601
    }
  }

  /// `3, 1,234 (1 without amount)`.
  func total(_ total: ShownTotal) -> String {
    guard total.count > 0 else { return "0" }
    let missing =
      total.missingCount > 0
      ? " (" + words.filled("{} without amount", [numbers.count(total.missingCount)]) + ")" : ""
    return "\(numbers.count(total.count)); \(numbers.amount(total.amount, currency))\(missing)"
  }

  /// `5 phone calls` and so on, with commas between them.
  func counts(_ counts: [ShownCount]) -> String {
    counts.isEmpty
      ? "0"
      : counts.map { "\(kind($0.kind)) \(numbers.count($0.count))" }.joined(separator: ", ")
  }
}

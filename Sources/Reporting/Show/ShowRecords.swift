internal import Calendars
internal import Currencies

/// Timelines as CSV: one record an event.
struct ShowRecords {
  private let currency: Currency

  init(_ currency: Currency) { self.currency = currency }

  func text(_ timeline: ShownTimeline) -> String {
    var csv = CSVText(header: [
      "at", "day", "kind", "deal", "lead", "account", "owner", "person", "before", "after",
      "currency", "direction", "outcome", "seconds", "demo",
    ])
    for event in timeline.events {
      csv.text(event.at.iso8601)
      csv.day(event.day)
      csv.text(event.kind.rawValue)
      csv.text(event.deal)
      csv.text(event.lead)
      csv.text(event.account)
      csv.text(event.owner)
      csv.text(event.person)
      csv.value(event.before, currency)
      csv.value(event.after, currency)
      csv.text(event.kind == .amount ? currency.code : nil)
      csv.text(event.direction)
      csv.text(event.outcome)
      csv.text(event.seconds.map { "\($0)" })
      csv.text(event.isActivity ? (event.isDemo ? "true" : "false") : nil)
      csv.end()
    }
    return csv.string
  }
}

extension CSVText {
  fileprivate mutating func value(_ value: ShownEvent.Value?, _ currency: Currency) {
    switch value {
    case nil: text(nil)
    case .text(let words): text(words)
    case .money(let amount): money(amount, currency)
    case .day(let day): self.day(day)
    }
  }
}

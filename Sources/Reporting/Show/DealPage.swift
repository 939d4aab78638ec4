internal import Calendars
internal import Detection

/// A deal for people.
struct DealPage {
  let view: DealView
  let limit: Int?
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    let parts = ShowParts(currency: view.currency, limit: limit, style: style)
    var page = Page(style)
    parts.heading("Deal", view.deal.id, view.timeline, &page)
    if view.deal.status == .open { parts.model(view.model, &page) }
    page.table(parts.fields(fields(parts)))
    let reasons = view.signals.filter(\.isReason)
    let others = view.signals.filter { !$0.isReason }
    add("flagged", reasons, &page)
    add("also fires, and tells nothing here", others, &page)
    if !view.planned.isEmpty {
      page.heading(words("Planned"), level: 3)
      var table = TextTable([
        TextTable.Column(words("day"), mayBeCut: false), TextTable.Column(words("event")),
        TextTable.Column(words("owner")),
      ])
      for event in view.planned {
        table.append([
          event.day.iso8601, parts.text.event(event), event.owner ?? NumberText.none,
        ])
      }
      page.table(table)
    }
    parts.contacts(view.contacts, &page)
    parts.timeline(view.timeline, [.owner], &page)
    return page.render(format)
  }

  private func add(_ title: String, _ hits: [SignalHit], _ page: inout Page) {
    guard !hits.isEmpty else { return }
    let texts = hits.map(SignalText(style).reason).joined(separator: "; ")
    page.text("\(words(title)): \(texts)", .warning)
  }

  private func fields(_ parts: ShowParts) -> [(String, String?)] {
    let deal = view.deal
    let stage = deal.stage.map { stage in
      [stage, view.stageEntered.map { words.filled("since {}", [$0.iso8601]) }]
        .compactMap { $0 }.joined(separator: ", ")
    }
    let pushed = view.pushes.flatMap { count in
      count > 0
        ? words.filled("pushed {} {}", ["\(count)", words(count == 1 ? "time" : "times")]) : nil
    }
    let closeDay = [deal.closeDay?.iso8601, pushed].compactMap { $0 }.joined(separator: ", ")
    let lead = view.lead.map { lead in
      [lead.id, lead.source, lead.created.iso8601].compactMap { $0 }.joined(separator: ", ")
    }
    return [
      ("account", deal.account), ("owner", deal.owner), ("stage", stage),
      ("amount", numbers.amount(deal.amount, view.currency)),
      ("expected amount", view.expectedAmount.map { numbers.amount($0, view.currency) }),
      ("close date", closeDay.isEmpty ? nil : closeDay), ("forecast category", deal.category),
    ] + view.attributes.map { ($0.name, $0.value) } + [
      ("created", deal.created.iso8601), ("closed on", deal.closed?.iso8601),
      ("loss reason", deal.lossReason), ("came from the lead", lead),
      ("chance to win", deal.winProbability.map { numbers.precisePercent($0) }),
      (
        words.filled("chance to win in {}", [view.period]),
        deal.periodProbability.map { numbers.precisePercent($0) }
      ),
    ]
  }
}

internal import Calendars

/// A representative for people.
struct RepPage {
  let view: RepView
  let limit: Int?
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  /// Transfers shown.
  private static let rowLimit = 10

  func render(_ format: OutputFormat) -> String {
    let parts = ShowParts(currency: view.currency, limit: limit, style: style)
    var page = Page(style)
    parts.heading("Representative", view.name, view.timeline, &page)
    page.table(parts.fields(fields(parts)))
    addPlaces(&page)
    if !view.openDeals.isEmpty { parts.model(view.model, &page) }
    parts.openDeals(view.openDeals, &page)
    parts.leads(view.leads, &page)
    addTransfers(&page)
    parts.timeline(view.timeline, [.deal], &page)
    return page.render(format)
  }

  private func fields(_ parts: ShowParts) -> [(String, String?)] {
    let incoming = view.transfers.count { $0.isIn }
    return [
      (words.filled("quota of {}", [view.period]), numbers.amount(view.quota, view.currency)),
      (words.filled("won in {}", [view.period]), parts.text.total(view.wonInPeriod)),
      ("attainment", numbers.percent(view.attainment)),
      (words.filled("won in {}", [view.year]), parts.text.total(view.wonInYear)),
      (words.filled("lost in {}", [view.year]), parts.text.total(view.lostInYear)),
      ("deals open", parts.text.total(ShownTotal(view.openDeals))),
      (
        words.filled("activities of {} days", ["\(RepView.recentDays)"]),
        parts.text.counts(view.recentActivities)
      ),
      (
        "deals taken over, handed over",
        "\(numbers.count(incoming)), \(numbers.count(view.transfers.count - incoming))"
      ),
    ]
  }

  private func addPlaces(_ page: inout Page) {
    guard !view.places.isEmpty else { return }
    var table = TextTable([
      TextTable.Column(words("place since"), mayBeCut: false), TextTable.Column(words("manager")),
      TextTable.Column(words("region")),
    ])
    for place in view.places {
      table.append([
        place.from?.iso8601 ?? NumberText.none, place.manager ?? NumberText.none,
        place.region ?? NumberText.none,
      ])
    }
    page.table(table)
  }

  private func addTransfers(_ page: inout Page) {
    guard !view.transfers.isEmpty else { return }
    page.heading("\(words("Transfers")): \(numbers.count(view.transfers.count))", level: 3)
    var table = TextTable([
      TextTable.Column(words("day"), mayBeCut: false),
      TextTable.Column(words("deal"), mayBeCut: false), TextTable.Column(words("event")),
    ])
    for transfer in view.transfers.suffix(Self.rowLimit) {
      let other = transfer.other ?? NumberText.none
      table.append([
        transfer.day.iso8601, transfer.deal,
        words.filled(transfer.isIn ? "came from {}" : "went to {}", [other]),
      ])
    }
    page.table(table)
    if view.transfers.count > Self.rowLimit {
      page.text(
        words.filled("and {} more", [numbers.count(view.transfers.count - Self.rowLimit)]))
    }
  }
}

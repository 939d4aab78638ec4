internal import Calendars
internal import Currencies

/// The parts that the pages of accounts, deals and representatives have in common.
struct ShowParts {
  let currency: Currency
  /// The most events shown; `nil` for all.
  let limit: Int?
  let style: TextStyle

  var words: OutputLanguage { style.language }
  var numbers: NumberText { NumberText(style.language) }
  var text: ShowText { ShowText(currency: currency, style: style) }

  /// The most rows of deals that are closed, of leads, contacts and transfers.
  private static let rowLimit = 10

  func heading(_ subject: String, _ name: String, _ timeline: ShownTimeline, _ page: inout Page) {
    page.heading(
      "\(words(subject)) \(name), \(currency.code), \(words("as of")) \(timeline.asOf.iso8601)")
  }

  func model(_ model: ShownModel?, _ page: inout Page) {
    if let model {
      page.text(PageHeading.model(model.id, trainedAsOf: model.trainedAsOf, style: style))
    } else {
      page.text(words("no stored model applies: no probabilities"))
    }
  }

  /// Names and values; a value that is not there has no row.
  func fields(_ fields: [(String, String?)]) -> TextTable {
    var table = TextTable([
      TextTable.Column(words("field"), mayBeCut: false), TextTable.Column(words("value")),
    ])
    for (name, value) in fields {
      if let value { table.append([words(name), value]) }
    }
    return table
  }

  func openDeals(_ deals: [ShownDeal], _ page: inout Page) {
    guard !deals.isEmpty else { return }
    page.heading("\(words("Open deals")): \(numbers.count(deals.count))", level: 3)
    var table = TextTable(
      dealColumns + [
        TextTable.Column(words("close date"), mayBeCut: false),
        TextTable.Column(words("chance to win"), .right),
      ])
    for deal in deals {
      table.append(
        cells(deal) + [
          deal.closeDay?.iso8601 ?? NumberText.none, numbers.percent(deal.winProbability),
        ])
    }
    page.table(table)
  }

  /// The deals that were closed last.
  func closedDeals(_ deals: [ShownDeal], _ page: inout Page) {
    guard !deals.isEmpty else { return }
    page.heading("\(words("Closed deals")): \(numbers.count(deals.count))", level: 3)
    var table = TextTable(
      dealColumns + [
        TextTable.Column(words("closed on"), mayBeCut: false),
        TextTable.Column(words("loss reason")),
      ])
    let latest = deals.sorted {
      ($1.closed ?? $1.created, $0.id) < ($0.closed ?? $0.created, $1.id)
    }
    for deal in latest.prefix(Self.rowLimit) {
      table.append(
        cells(deal) + [deal.closed?.iso8601 ?? NumberText.none, deal.lossReason ?? NumberText.none])
    }
    page.table(table)
    more(deals.count - Self.rowLimit, &page)
  }

  private var dealColumns: [TextTable.Column] {
    [
      TextTable.Column("id", mayBeCut: false), TextTable.Column(words("stage")),
      TextTable.Column(words("amount"), .right), TextTable.Column(words("owner")),
    ]
  }

  private func cells(_ deal: ShownDeal) -> [String] {
    [
      deal.id, deal.stage ?? NumberText.none, numbers.amount(deal.amount, currency),
      deal.owner ?? NumberText.none,
    ]
  }

  func contacts(_ contacts: [ShownContact], _ page: inout Page) {
    guard !contacts.isEmpty else { return }
    page.heading("\(words("Contacts")): \(numbers.count(contacts.count))", level: 3)
    var table = TextTable([
      TextTable.Column(words("name")), TextTable.Column(words("activities"), .right),
      TextTable.Column(words("first one"), mayBeCut: false),
      TextTable.Column(words("last one"), mayBeCut: false),
    ])
    for contact in contacts.prefix(Self.rowLimit) {
      table.append([
        contact.name, numbers.count(contact.count), contact.first.iso8601, contact.last.iso8601,
      ])
    }
    page.table(table)
    more(contacts.count - Self.rowLimit, &page)
  }

  func leads(_ leads: [ShownLead], _ page: inout Page) {
    guard !leads.isEmpty else { return }
    let converted = leads.count { $0.converted != nil }
    page.heading(
      "\(words("Leads")): \(numbers.count(leads.count)), "
        + words.filled("{} converted", [numbers.count(converted)]), level: 3)
    var table = TextTable([
      TextTable.Column("id", mayBeCut: false), TextTable.Column(words("source")),
      TextTable.Column(words("owner")), TextTable.Column(words("created"), mayBeCut: false),
      TextTable.Column(words("converted on"), mayBeCut: false),
      TextTable.Column(words("deal"), mayBeCut: false),
    ])
    for lead in leads.suffix(Self.rowLimit) {
      table.append([
        lead.id, lead.source ?? NumberText.none, lead.owner ?? NumberText.none,
        lead.created.iso8601, lead.converted?.iso8601 ?? NumberText.none,
        lead.deal ?? NumberText.none,
      ])
    }
    page.table(table)
    more(leads.count - Self.rowLimit, &page)
  }

  /// What a timeline tells beside day and event.
  enum TimelineColumn {
    case deal, owner
  }

  /// Weeks of activity, and the newest events in ascending order.
  func timeline(
    _ timeline: ShownTimeline, _ columns: Set<TimelineColumn>, _ page: inout Page
  ) {
    page.heading(words("Timeline"), level: 3)
    let count = timeline.weeks.reduce(0, +)
    if count > 0 {
      let line = Sparkline(
        timeline.weeks.map(Double.init), width: timeline.weeks.count, isASCII: style.isASCII,
        fromZero: true
      ).line
      page.figure([
        words.filled(
          "activities in {} weeks: {}", ["\(timeline.weeks.count)", numbers.count(count)]) + " "
          + line
      ])
    }
    let rows = text.rows(timeline.events)
    let shown = rows.suffix(limit ?? rows.count)
    var table = TextTable(
      [TextTable.Column(words("day"), mayBeCut: false), TextTable.Column(words("event"))]
        + (columns.contains(.deal) ? [TextTable.Column(words("deal"), mayBeCut: false)] : [])
        + (columns.contains(.owner) ? [TextTable.Column(words("owner"))] : []))
    for (event, text) in shown {
      table.append(
        [event.day.iso8601, text]
          + (columns.contains(.deal) ? [event.deal ?? event.lead ?? NumberText.none] : [])
          + (columns.contains(.owner) ? [event.owner ?? NumberText.none] : []))
    }
    if !table.isEmpty { page.table(table) }
    if shown.count < rows.count {
      page.text(
        words.filled(
          "the newest {} of {} events; --limit 0 shows all",
          [numbers.count(shown.count), numbers.count(rows.count)]))
    }
    if let since = timeline.since, timeline.earlierCount > 0 {
      page.text(
        words.filled(
          "{} events before {}", [numbers.count(timeline.earlierCount), since.iso8601]))
    }
  }

  private func more(_ count: Int, _ page: inout Page) {
    if count > 0 { page.text(words.filled("and {} more", [numbers.count(count)])) }
  }
}

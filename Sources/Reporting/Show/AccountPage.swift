internal import Calendars

/// An account for people.
struct AccountPage {
  let view: AccountView
  let limit: Int?
  let style: TextStyle

  func render(_ format: OutputFormat) -> String {
    let parts = ShowParts(currency: view.currency, limit: limit, style: style)
    var page = Page(style)
    parts.heading(
      "Account", view.name == view.id ? view.name : "\(view.name) (\(view.id))", view.timeline,
      &page)
    page.table(
      parts.fields([
        ("owner", view.owner), ("industry", view.industry), ("segment", view.segment),
        ("region", view.region), ("parent account", view.parent),
        ("created", view.created?.iso8601),
        ("deals won", parts.text.total(view.total(.won))),
        ("deals open", parts.text.total(view.total(.open))),
        ("deals lost", parts.text.total(view.total(.lost))),
      ]))
    let open = view.deals.filter { $0.status == .open }
    if !open.isEmpty { parts.model(view.model, &page) }
    parts.openDeals(open, &page)
    parts.closedDeals(view.deals.filter { $0.status != .open }, &page)
    parts.contacts(view.contacts, &page)
    parts.leads(view.leads, &page)
    parts.timeline(view.timeline, [.deal, .owner], &page)
    return page.render(format)
  }
}

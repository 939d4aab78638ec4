internal import Calendars
internal import Currencies
internal import Detection

/// Views as JSON.
struct ShowDocument {
  private let currency: Currency

  init(_ currency: Currency) { self.currency = currency }

  private typealias Members = [String: JSONValue]

  func account(_ view: AccountView) -> JSONValue {
    document(
      "account", view.timeline, view.model,
      [
        "contacts": .array(view.contacts.map(contact)),
        "created": .day(view.created),
        "deals": .array(view.deals.map(deal)),
        "id": .string(view.id),
        "industry": .text(view.industry),
        "leads": .array(view.leads.map(lead)),
        "lost": total(view.total(.lost)),
        "name": .string(view.name),
        "open": total(view.total(.open)),
        "owner": .text(view.owner),
        "parent": .text(view.parent),
        "region": .text(view.region),
        "segment": .text(view.segment),
        "won": total(view.total(.won)),
      ])
  }

  func deal(_ view: DealView) -> JSONValue {
    document(
      "deal", view.timeline, view.model,
      [
        "attributes": .object(
          Dictionary(view.attributes.map { ($0.name, .string($0.value)) }) { first, _ in first }),
        "contacts": .array(view.contacts.map(contact)),
        "deal": deal(view.deal),
        "expectedAmount": .money(view.expectedAmount, currency),
        "id": .string(view.deal.id),
        "lead": view.lead.map(lead) ?? .null,
        "period": .string(view.period),
        "planned": .array(view.planned.map(event)),
        "pushes": view.pushes.map { .integer($0) } ?? .null,
        "signals": .array(view.signals.map(signal)),
        "stageEntered": .day(view.stageEntered),
      ])
  }

  func rep(_ view: RepView) -> JSONValue {
    document(
      "rep", view.timeline, view.model,
      [
        "attainment": .number(view.attainment),
        "id": .string(view.name),
        "leads": .array(view.leads.map(lead)),
        "lostInYear": total(view.lostInYear),
        "open": total(ShownTotal(view.openDeals)),
        "openDeals": .array(view.openDeals.map(deal)),
        "period": .string(view.period),
        "places": .array(
          view.places.map {
            .object([
              "from": .day($0.from), "manager": .text($0.manager), "region": .text($0.region),
            ])
          }),
        "quota": .money(view.quota, currency),
        "recentActivities": .object(
          Dictionary(view.recentActivities.map { ($0.kind.rawValue, .integer($0.count)) }) {
            first, _ in first
          }),
        "transfers": .array(
          view.transfers.map {
            .object([
              "day": .day($0.day), "deal": .string($0.deal),
              "direction": .string($0.isIn ? "in" : "out"), "other": .text($0.other),
            ])
          }),
        "wonInPeriod": total(view.wonInPeriod),
        "wonInYear": total(view.wonInYear),
        "year": .string(view.year),
      ])
  }

  private func document(
    _ subject: String, _ timeline: ShownTimeline, _ model: ShownModel?, _ members: Members
  ) -> JSONValue {
    let common: Members = [
      "asOf": .day(timeline.asOf),
      "currency": .string(currency.code),
      "earlierEvents": .integer(timeline.earlierCount),
      "events": .array(timeline.events.map(event)),
      "model": model.map { .model($0.id, trainedAsOf: $0.trainedAsOf) } ?? .null,
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "since": .day(timeline.since),
      "subject": .string(subject),
      "weeklyActivities": .array(timeline.weeks.map { .integer($0) }),
    ]
    return .object(members.merging(common) { own, _ in own })
  }

  private func total(_ total: ShownTotal) -> JSONValue {
    .object([
      "amount": .money(total.amount, currency), "count": .integer(total.count),
      "missingAmount": .integer(total.missingCount),
    ])
  }

  private func deal(_ deal: ShownDeal) -> JSONValue {
    .object([
      "account": .text(deal.account), "amount": .money(deal.amount, currency),
      "category": .text(deal.category), "closeDate": .day(deal.closeDay),
      "closed": .day(deal.closed), "created": .day(deal.created), "id": .string(deal.id),
      "lossReason": .text(deal.lossReason), "owner": .text(deal.owner),
      "periodProbability": .number(deal.periodProbability), "stage": .text(deal.stage),
      "status": .string(deal.status.rawValue), "winProbability": .number(deal.winProbability),
    ])
  }

  private func lead(_ lead: ShownLead) -> JSONValue {
    .object([
      "company": .text(lead.company), "converted": .day(lead.converted),
      "created": .day(lead.created), "deal": .text(lead.deal), "id": .string(lead.id),
      "owner": .text(lead.owner), "source": .text(lead.source),
    ])
  }

  private func contact(_ contact: ShownContact) -> JSONValue {
    .object([
      "activities": .integer(contact.count), "first": .day(contact.first),
      "last": .day(contact.last), "name": .string(contact.name),
    ])
  }

  private func signal(_ hit: SignalHit) -> JSONValue {
    .object([
      "isReason": .bool(hit.isReason), "signal": .string(hit.signal.name),
      "threshold": .number(hit.threshold), "value": .number(hit.value),
    ])
  }

  private func event(_ event: ShownEvent) -> JSONValue {
    .object([
      "account": .text(event.account), "after": value(event.after),
      "at": .string(event.at.iso8601), "before": value(event.before), "day": .day(event.day),
      "deal": .text(event.deal), "demo": event.isActivity ? .bool(event.isDemo) : .null,
      "direction": .text(event.direction), "kind": .string(event.kind.rawValue),
      "lead": .text(event.lead), "outcome": .text(event.outcome), "owner": .text(event.owner),
      "person": .text(event.person),
      "seconds": event.seconds.map { .integer(Int($0)) } ?? .null,
    ])
  }

  private func value(_ value: ShownEvent.Value?) -> JSONValue {
    switch value {
    case nil: .null
    case .text(let text): .string(text)
    case .money(let amount): .money(amount, currency)
    case .day(let day): .day(day)
    }
  }
}

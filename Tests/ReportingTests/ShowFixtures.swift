import Calendars
import Currencies
import Detection
import Reporting

/// Views made by hand, with what pages have to cope with: blanks, long names, signs of control.
enum ShowFixtures {
  static func day(_ text: String) throws -> Day { try Day(iso: text) }

  static func event(
    _ day: String, _ kind: ShownEvent.Kind, _ hour: Int64 = 9,
    _ change: (inout ShownEvent) -> Void = { _ in }
  ) throws -> ShownEvent {
    let day = try Day(iso: day)
    let at = Instant(seconds: Int64(day.number) * 86_400 + hour * 3_600)
    var event = ShownEvent(at: at, day: day, kind: kind)
    change(&event)
    return event
  }

  static func events() throws -> [ShownEvent] {
    [
      try event("2025-01-02", .accountCreated) { $0.account = "Acme" },
      try event("2025-01-10", .leadCreated) {
        $0.lead = "L1"
        $0.owner = "Ana"
        $0.after = .text("Web")
      },
      try event("2025-02-01", .leadConverted) {
        $0.lead = "L1"
        $0.deal = "D1"
        $0.after = .text("D1")
      },
      try event("2025-02-01", .created, 10) {
        $0.deal = "D1"
        $0.owner = "Ana"
      },
      try event("2025-02-01", .stage, 10) {
        $0.deal = "D1"
        $0.owner = "Ana"
        $0.after = .text("Lead")
      },
      try event("2025-02-01", .amount, 10) {
        $0.deal = "D1"
        $0.owner = "Ana"
        $0.after = .money(120_000)
      },
      try event("2025-05-20", .stage) {
        $0.deal = "D1"
        $0.owner = "Ana"
        $0.before = .text("Lead")
        $0.after = .text("Offer | \u{1B}[31m")
      },
      try event("2025-05-20", .closeDate, 10) {
        $0.deal = "D1"
        $0.owner = "Ana"
        $0.before = .day(Day(number: 20_269))
      },
      try event("2025-05-30", .call, 11) {
        $0.deal = "D1"
        $0.owner = "Ana"
        $0.person = "Pia"
        $0.direction = "outbound"
        $0.outcome = "no_show"
        $0.seconds = 725
      },
      try event("2025-05-31", .meeting, 12) {
        $0.deal = "D1"
        $0.owner = "Ben"
        $0.isDemo = true
        $0.seconds = 30
      },
    ]
  }

  static func deals() throws -> [ShownDeal] {
    var open = ShownDeal(id: "D1", status: .open, created: try day("2025-02-01"))
    open.account = "Acme"
    open.owner = "Ana"
    open.stage = "Offer"
    open.category = "commit"
    open.closeDay = try day("2025-06-30")
    open.winProbability = 0.415
    open.periodProbability = 0.25
    var lost = ShownDeal(id: "D2", status: .lost, created: try day("2025-02-03"))
    lost.amount = 1_234_567_89
    lost.stage = "Closed Lost"
    lost.closed = try day("2025-03-03")
    lost.lossReason = "price"
    return [open, lost]
  }

  static func lead() throws -> ShownLead {
    var lead = ShownLead(id: "L1", created: try day("2025-01-10"))
    lead.converted = try day("2025-02-01")
    lead.deal = "D1"
    lead.source = "Web"
    lead.owner = "Ana"
    return lead
  }

  static func timeline(since: String? = nil) throws -> ShownTimeline {
    ShownTimeline(
      try events(), asOf: try day("2025-05-31"), since: try since.map { try day($0) })
  }

  static func account() throws -> AccountView {
    var view = AccountView(
      id: "A1", name: "Acme", timeline: try timeline(), currency: try Currency("EUR"))
    view.industry = "Steel"
    view.created = try day("2025-01-02")
    view.deals = try deals()
    view.leads = [try lead()]
    view.contacts = (1...12).map { number in
      ShownContact(
        name: "Person \(number)", count: 13 - number, first: view.timeline.asOf - 9,
        last: view.timeline.asOf)
    }
    view.model = ShownModel(id: "bookings-2025-05-31", trainedAsOf: try day("2025-05-31"))
    return view
  }

  static func deal() throws -> DealView {
    var view = DealView(
      deal: try deals()[0], timeline: try timeline(since: "2025-05-01"),
      currency: try Currency("EUR"), period: "2025-Q2")
    view.attributes = [.init(name: "region", value: "EMEA"), .init(name: "product", value: "Core")]
    view.stageEntered = try day("2025-05-20")
    view.pushes = 2
    view.lead = try lead()
    view.signals = [SignalHit(signal: .overdue, value: 12, threshold: 0, lift: nil)]
    view.planned = [try event("2025-06-03", .meeting) { $0.outcome = "planned" }]
    return view
  }

  static func rep() throws -> RepView {
    var view = RepView(
      name: "Ana", period: "2025-Q2", year: "2025", timeline: try timeline(),
      currency: try Currency("EUR"))
    view.places = [
      .init(from: nil, manager: "Mia", region: nil),
      .init(from: try day("2025-04-01"), manager: "Noe", region: "South"),
    ]
    view.quota = 4_000_00
    view.wonInPeriod = ShownTotal([1_000_00, nil])
    view.lostInYear = ShownTotal([nil])
    view.openDeals = [try deals()[0]]
    view.recentActivities = ShownCount.of(view.timeline.events)
    view.leads = [try lead()]
    view.transfers = [
      .init(day: try day("2025-03-15"), deal: "D1", other: "Ben", isIn: true),
      .init(day: try day("2025-05-10"), deal: "D2", other: nil, isIn: false),
    ]
    return view
  }
}

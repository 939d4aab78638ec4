import Calendars
import DealFixtures
import Deals
import Testing

@Suite("KnownTracking")
struct KnownTrackingTests {
  /// Two deals of Ada, one lost in March; activities of three people; a lead of each kind.
  private func crm() throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal(
      "A", created: "2025-01-10", closed: "2025-03-05", closeDay: "2025-03-05", stage: "Lost",
      lossReason: "Price", ["account": "C1"])
    try crm.deal("B", created: "2025-02-20", ["account": "C2"])
    try crm.activity(
      "A", "2025-02-01T10:00",
      ActivityDetail(
        id: "M1", kind: "Email", direction: "Outbound", owner: "Ada", person: "P1", account: "C1",
        status: "Sent", end: try seconds("2025-02-01T10:00"), recipients: 2, isOpened: true))
    try crm.activity(
      "", "2025-02-15T09:00",
      ActivityDetail(
        id: "M2", kind: "Llamada", direction: "Saliente", owner: "Bo", person: "L1",
        status: "Completada", seconds: 120))
    try crm.activity(
      "B", "2025-03-10T15:00",
      ActivityDetail(
        id: "M3", kind: "demo", owner: "Ada", person: "P2", status: "no_show",
        end: try seconds("2025-03-10T16:00"), created: try seconds("2025-02-25"), isChild: true))
    var lead = LeadFact(id: "L1", created: try seconds("2025-01-05"))
    lead.isConverted = true
    lead.converted = try seconds("2025-02-20")
    lead.deal = "B"
    lead.owner = "Bo"
    lead.source = "Web"
    crm.leads = [lead, LeadFact(id: "L0", created: try seconds("2025-01-05"))]
    crm.leads[1].isConverted = true
    crm.accounts = [
      AccountFact(id: "C2", name: "Beta", created: try seconds("2025-02-28")),
      AccountFact(id: "C1", name: "Acme"),
    ]
    crm.spend = [
      SpendFact(period: "2025-02", team: "sales", accountCode: "x", amount: 500, currency: "USD"),
      SpendFact(
        period: "2025-01", team: "marketing", accountCode: "", amount: 100, currency: "EUR"),
    ]
    crm.rates = [
      RateFact(currency: "USD", day: try Day(iso: "2025-02-01").number, rate: 0.5),
      RateFact(currency: "USD", day: try Day(iso: "2025-03-01").number, rate: 0.8),
    ]
    crm.people = [PersonFact(owner: "Bo", manager: "Kay", region: "EMEA")]
    return crm
  }

  private func tracking(_ cutoff: String, _ crm: SampleCRM? = nil) throws -> KnownTracking {
    let crm = try crm ?? self.crm()
    var settings = crm.settings()
    settings.demo = DemoRule(kinds: ["Demo"])
    return try #require(try crm.book(settings).known(before: try instant(cutoff)).tracking)
  }

  @Test("an activity has what its record says")
  func activities() throws {
    let tracking = try tracking("2025-04-01")
    let all = Array(tracking.activities())
    #expect(all.map(\.kind) == [.email, .call, .meeting])
    #expect(all.map(\.direction) == [.outbound, .outbound, .unsaid])
    #expect(all.map(\.outcome) == [.completed, .completed, .noShow])
    #expect(all.map(\.deal) == [0, -1, 1])
    #expect(all.map { tracking.known(owner: $0.owner) } == ["Ada", "Bo", "Ada"])
    #expect(all.map { tracking.personName($0.person) } == ["P1", "L1", "P2"])
    #expect(all.map(\.seconds) == [nil, 120, nil])
    #expect(all.map(\.recipients) == [2, nil, nil])
    #expect(all.map(\.isOpened) == [true, nil, nil])
    #expect(all.map(\.isDemo) == [false, false, true])
    #expect(all.map(\.isCopy) == [false, false, true])
    #expect(Set(all.map(\.message)).count == 3)
    #expect(all[0].end == all[0].start)
    #expect(all[2].entered == (try seconds("2025-02-25")))
    #expect(tracking.accountName(all[0].account) == "Acme")
    #expect(all[1].account == -1)
  }

  @Test("a range of activities is that of their starts, below the cutoff")
  func ranges() throws {
    let tracking = try tracking("2025-03-01")
    #expect(tracking.activities().map(\.row) == [0, 1])
    #expect(tracking.activities(from: try instant("2025-02-01T10:00:01")).map(\.row) == [1])
    #expect(tracking.activities(to: try instant("2025-02-15T09:00")).map(\.row) == [0])
    #expect(tracking.activities(from: try instant("2026-01-01")).isEmpty)
    var rows: [Int] = []
    tracking.forEachActivity(from: try instant("2025-02-15T09:00"), to: try instant("2030-01-01")) {
      rows.append($0.row)
    }
    #expect(rows == [1])
  }

  @Test("what is planned is known since it was entered, and its outcome is not")
  func planned() throws {
    #expect(try tracking("2025-02-25").plannedActivities().isEmpty)
    let planned = try tracking("2025-02-25T00:00:01").plannedActivities()
    #expect(planned.map(\.kind) == [.meeting])
    #expect(planned[0].outcome == .planned)
    #expect(planned[0].entered == (try seconds("2025-02-25")))
    // It is under way.
    let running = try #require(try tracking("2025-03-10T15:30").activities().last)
    #expect(running.kind == .meeting)
    #expect(running.outcome == .unsaid)
  }

  @Test("a deal, conversion and reason are known from their moments on")
  func moments() throws {
    #expect(try tracking("2025-02-20").activities().map(\.deal) == [0, -1])
    let before = try tracking("2025-02-20").leads
    #expect(before.map(\.id) == ["L0", "L1"])
    #expect(before.map(\.isConvertedUndated) == [true, false])
    #expect(before.map(\.converted) == [nil, nil])
    #expect(before.map(\.deal) == [-1, -1])
    let after = try tracking("2025-02-20T00:00:01")
    #expect(after.leads[1].converted == (try seconds("2025-02-20")))
    #expect(after.leads[1].deal == 1)
    #expect(after.leads[1].source == "Web")
    #expect(after.leads[0].source == nil)
    #expect(after.known(owner: after.leads[1].owner) == "Bo")
    #expect(try tracking("2025-01-05").leads.isEmpty)
    #expect(try tracking("2025-03-05").lossReason(0) == nil)
    #expect(try tracking("2025-03-05T00:00:01").lossReason(0) == "Price")
    #expect(try tracking("2025-03-05T00:00:01").lossReason(1) == nil)
    #expect(try tracking("2025-02-28").accounts.map(\.name) == ["Acme"])
    #expect(try tracking("2025-03-01").accounts.map(\.name) == ["Acme", "Beta"])
  }

  @Test("a month's spend is known when it is over, at the rate of its end")
  func spend() throws {
    #expect(try tracking("2025-01-31T23:59:59").spend.isEmpty)
    #expect(try tracking("2025-02-01").spend.map(\.amount) == [100])
    let both = try tracking("2025-03-01").spend
    #expect(both.map(\.team) == ["marketing", "sales"])
    // 5.00 USD at 0.5, the rate of February.
    #expect(both.map(\.amount) == [100, 250])
    #expect(both[1].start == (try Day(iso: "2025-02-01")))
    #expect(both[1].end == (try Day(iso: "2025-03-01")))
    var crm = try crm()
    crm.rates = []
    #expect(try tracking("2025-03-01", crm).spend.map(\.amount) == [100, nil])
  }

  @Test("owners of activities and leads alone have a code and a place")
  func places() throws {
    let known = try crm().book().known(before: try instant("2025-04-01"))
    let bo = try #require((0..<known.ownerCount).first { known.ownerName($0) == "Bo" })
    let column = try #require(known.column("manager"))
    #expect(column.labels[column.code(deal: 0, owner: bo)] == "Kay")
  }

  @Test("what the data says is told by flags, each since it is first said")
  func flags() throws {
    let first = try tracking("2025-02-01T10:00")
    #expect(!first.hasKinds && !first.hasDirections && !first.hasPeople && !first.hasMessages)
    let mail = try tracking("2025-02-01T10:00:01")
    #expect(mail.hasKinds && mail.hasDirections && mail.hasPeople && mail.hasMessages)
    #expect(mail.hasOutcomes && mail.hasRecipients && mail.hasOpens && !mail.hasDemos)
    #expect(mail.hasDemoRule)
    #expect(try tracking("2025-04-01").hasDemos)
    let plain = try #require(
      try crm().book().known(before: try instant("2025-04-01")).tracking)
    #expect(!plain.hasDemoRule && !plain.hasDemos)
  }

  @Test("the order of the records does not matter")
  func order() throws {
    let crm = try crm()
    let expected = try tracking("2025-04-01", crm)
    for seed in 1...10 as ClosedRange<UInt64> {
      let other = try tracking("2025-04-01", crm.shuffled(seed: seed))
      #expect(Array(other.activities()) == Array(expected.activities()))
      #expect(other.leads == expected.leads)
      #expect(other.spend == expected.spend)
      #expect(other.accounts == expected.accounts)
    }
  }

  @Test("a book without details has no tracking")
  func without() throws {
    let crm = try crm()
    let book = try DealBook(crm.facts(), settings: crm.settings(), keeps: .marks)
    #expect(book.known(before: try instant("2025-04-01")).tracking == nil)
  }
}

extension KnownTracking {
  fileprivate func known(owner: Int) -> String? { owner < 0 ? nil : knownDeals.ownerName(owner) }
}

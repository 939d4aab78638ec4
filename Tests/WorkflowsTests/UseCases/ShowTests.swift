import Calendars
import Foundation
import Reporting
import TestSupport
import Testing
import Workflows

// The answers are counted by hand from the tables of ``ShowFixture``.
@Suite("ShowAccount, ShowDeal, ShowRep")
struct ShowTests {
  private let fixture: ShowFixture
  private let loaded: LoadedDeals
  private let project: Project

  init() throws {
    fixture = try ShowFixture()
    loaded = try fixture.loaded()
    project = Project(folder: fixture.folder.path)
  }

  private func account(_ id: String, since: String? = nil) throws -> AccountView {
    try ShowAccount(loaded, question: fixture.question(id, since: since), project: project).view
  }

  private func rep(_ id: String) throws -> RepView {
    try ShowRep(loaded, question: fixture.question(id), project: project).view
  }

  private func deal(_ id: String) throws -> DealView {
    try ShowDeal(loaded, question: fixture.question(id), project: project).view
  }

  private func error(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch let error as WorkflowError {
      return "\(error.exitStatus) \(error.description)"
    } catch { return "\(error)" }
  }

  @Test(
    "An account: its row, deals by id and by name, leads by company, totals with missing amounts")
  func acme() throws {
    let view = try account("A1")
    #expect(view.name == "Acme" && view.industry == "Steel" && view.segment == "SMB")
    #expect(view.owner == "Ana" && view.created?.iso8601 == "2025-01-01" && view.parent == nil)
    #expect(view.deals.map(\.id) == ["D2", "D1", "D3"], "the open one first")
    #expect(view.total(.won) == ShownTotal([100_050]))
    #expect(view.total(.lost) == ShownTotal([30_000]))
    #expect(view.total(.open).count == 1 && view.total(.open).missingCount == 1)
    #expect(view.total(.open).amount == nil)
    #expect(view.deals[2].lossReason == "price" && view.deals[1].lossReason == nil)
    #expect(view.leads.map(\.id) == ["L1", "L2"])
    #expect(view.leads[0].deal == "D1" && view.leads[0].converted?.iso8601 == "2025-02-01")
    #expect(view.contacts.map(\.name) == ["Pia", "Rui"] && view.contacts.map(\.count) == [3, 1])
    #expect(view.contacts[0].first.iso8601 == "2025-02-10")
    #expect(view.contacts[0].last.iso8601 == "2025-05-31")
    #expect(view.model == nil && view.deals.allSatisfy { $0.winProbability == nil })
  }

  @Test("An account is found by its id, and by its name in letters of any case")
  func names() throws {
    let views = try ["A1", "Acme", "aCME"].map { try account($0) }
    #expect(views[1] == views[0] && views[2] == views[0])
    #expect(try account("Boreal").deals.map(\.id) == ["D4"])
    #expect(try account("boreal").parent == "A1")
    #expect(try account("cumulus").leads.map(\.id) == ["L3"], "known by a lead alone")
  }

  @Test("The timeline is in ascending time; --since leaves the earlier out, and counts them")
  func timeline() throws {
    let all = try account("A1").timeline
    #expect(all.events.map(\.at) == all.events.map(\.at).sorted())
    #expect(all.events.first?.kind == .accountCreated && all.earlierCount == 0)
    // The call of the as-of day and the meeting of 19 days before lie in the last and third last week.
    #expect(all.weeks.suffix(3) == [1, 0, 1])
    #expect(all.weeks.reduce(0, +) == 4)
    let late = try account("A1", since: "2025-05-01").timeline
    #expect(late.events.count + late.earlierCount == all.events.count)
    #expect(
      late.events.map { "\($0.day) \($0.kind.rawValue)" } == [
        "2025-05-02 stage", "2025-05-05 lead_created", "2025-05-10 owner", "2025-05-12 meeting",
        "2025-05-31 call",
      ])
    #expect(late.weeks == all.weeks)
  }

  @Test("A deal: every change with before and after, activities, the lead that it came from")
  func history() throws {
    let view = try deal("D1")
    #expect(view.lead?.id == "L1" && view.lead?.source == "Web")
    #expect(view.deal.status == .won && view.deal.amount == 100_050)
    #expect(view.signals.isEmpty && view.planned.isEmpty)
    let changes = view.timeline.events.filter { $0.before != nil }
    #expect(
      changes.map { "\($0.day) \($0.kind.rawValue)" } == [
        "2025-03-15 stage", "2025-03-15 owner", "2025-04-10 stage", "2025-04-10 amount",
        "2025-04-10 close_date",
      ])
    #expect(changes[1].before == .text("Ben") && changes[1].after == .text("Ana"))
    #expect(changes[3].before == .money(120_000) && changes[3].after == .money(100_050))
    let call = try #require(view.timeline.events.first { $0.kind == .call })
    #expect(call.seconds == 720 && call.person == "Pia" && call.outcome == "completed")
    #expect(call.owner == "Ben" && call.direction == "outbound")
  }

  @Test("What is planned for later stands by itself")
  func planned() throws {
    let view = try deal("D2")
    #expect(view.planned.map { "\($0.day) \($0.kind.rawValue)" } == ["2025-06-05 meeting"])
    #expect(view.timeline.events.allSatisfy { $0.day.iso8601 <= ShowFixture.day })
  }

  @Test("A representative: credit goes to the owner at the close; quota, transfers, places")
  func ana() throws {
    let view = try rep("ana")
    #expect(view.name == "Ana" && view.period == "2025-Q2" && view.year == "2025")
    #expect(view.quota == 400_200 && view.wonInPeriod == ShownTotal([100_050]))
    #expect(view.attainment == 0.25)
    #expect(view.wonInYear == ShownTotal([100_050]) && view.lostInYear == ShownTotal([30_000]))
    #expect(view.openDeals.map(\.id) == ["D4"])
    #expect(
      view.transfers == [
        RepView.Transfer(day: try Day(iso: "2025-03-15"), deal: "D1", other: "Ben", isIn: true),
        RepView.Transfer(day: try Day(iso: "2025-05-10"), deal: "D2", other: "Ben", isIn: false),
      ])
    #expect(
      view.places == [
        RepView.Place(from: nil, manager: "Mia", region: "North"),
        RepView.Place(from: try Day(iso: "2025-04-01"), manager: "Noe", region: "South"),
      ])
    #expect(
      view.recentActivities == ShownCount.of(view.timeline.events.filter { $0.kind == .meeting }))
    #expect(view.leads.map(\.id) == ["L1", "L3"])
    // Of D1 the change to her and after; of D2 that away from her, not what Ben did before or after.
    #expect(view.timeline.events.filter { $0.deal == "D1" }.first?.day.iso8601 == "2025-02-01")
  }

  @Test("A quota of 0 and one that nobody set give no attainment")
  func noAttainment() throws {
    let ben = try rep("Ben")
    #expect(ben.quota == 0 && ben.attainment == nil)
    #expect(ben.wonInPeriod == ShownTotal([ShownDeal]()) && ben.wonInPeriod.amount == 0)
    #expect(ben.openDeals.map(\.id) == ["D2"])
  }

  @Test("Who and what is not known on the day is refused with 2 and the nearest names")
  func unknown() throws {
    #expect(
      error { _ = try account("Acmee") }.hasPrefix(
        "2 no account has the name or id \"Acmee\"; the nearest are Acme, "))
    #expect(
      error { _ = try rep("Bem") }.hasPrefix(
        "2 no representative has the name or id \"Bem\"; the nearest are Ben, "))
    #expect(
      error { _ = try deal("D9") }.hasPrefix(
        "2 no deal has the id \"D9\"; the nearest are D1, D2, D3"))
    let later = try ShowFixture(withLater: true)
    let known = try later.loaded()
    for id in ["Later", "A3"] {
      let text = error {
        _ = try ShowAccount(known, question: later.question(id), project: project)
      }
      #expect(text.hasPrefix("2 no account") && text.contains("nearest are"))
      #expect(text == error { _ = try account(id) }, "the same words whatever comes later")
    }
    #expect(
      error { _ = try ShowRep(known, question: later.question("Zoe"), project: project) }.hasPrefix(
        "2 no representative"))
    #expect(
      error { _ = try ShowDeal(known, question: later.question("D5"), project: project) }
        == "2 deal D5 is not known as of 2025-05-31: it was created on 2025-06-10")
  }

  @Test("A name that two accounts have is refused with their ids")
  func ambiguous() throws {
    let twice = try ShowFixture()
    let path = twice.folder.path("exports/accounts.csv")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "A9,ACME,,,,,,\n").write(toFile: path, atomically: true, encoding: .utf8)
    let known = try twice.loaded()
    func show(_ id: String) throws -> AccountView {
      try ShowAccount(known, question: twice.question(id), project: project).view
    }
    #expect(
      error { _ = try show("acme") }
        == "2 several accounts are named \"acme\"; give the id of one: A1, A9")
    #expect(try show("A9").id == "A9")
  }

  @Test("Facts dated after the day change no byte", arguments: OutputFormat.allCases)
  func lookAhead(format: OutputFormat) throws {
    let later = try ShowFixture(withLater: true)
    let known = try later.loaded()
    for id in ["A1", "A2", "Cumulus"] {
      let one = ShowReport.render(try account(id), format: format)
      let other = ShowReport.render(
        try ShowAccount(known, question: later.question(id), project: project).view, format: format)
      #expect(one == other, "\(id)")
    }
    for id in ["D1", "D2", "D3", "D4"] {
      let one = ShowReport.render(try deal(id), format: format)
      let other = ShowReport.render(
        try ShowDeal(known, question: later.question(id), project: project).view, format: format)
      #expect(one == other, "\(id)")
    }
    for id in ["Ana", "Ben"] {
      let one = ShowReport.render(try rep(id), format: format)
      let other = ShowReport.render(
        try ShowRep(known, question: later.question(id), project: project).view, format: format)
      #expect(one == other, "\(id)")
    }
  }
}

import Calendars
import DealFixtures
import Deals
import Testing

@Suite("DealTimeline")
struct TimelineTests {
  private func latest(_ crm: SampleCRM, before text: String, deal: Int = 0) throws -> DealTimeline {
    try crm.book().known(before: try instant(text)).latest(deal)
  }

  @Test("before its creation a deal is absent; from then on it is open, its stage unknown")
  func creation() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-02-01", stage: "Proposal", amount: 500)
    try crm.change("D1", "2024-02-10", stage: "Qualify")
    let book = try crm.book()
    #expect(book.known(before: try instant("2024-02-01")).deals.isEmpty)
    let young = book.known(before: try instant("2024-02-10"))
    #expect(young.deals == [0])
    let timeline = young.latest(0)
    #expect(timeline.status == .open)
    #expect(timeline.stage == nil)
    #expect(timeline.stageEntered == nil)
    #expect(timeline.created == (try instant("2024-02-01")))
    var unread = young.timeline(0)
    #expect(unread.status == .absent)
    unread.advance(to: try instant("2024-02-01"))
    #expect(unread.status == .absent, "facts dated at the moment itself are not yet known")
    unread.advance(to: try instant("2024-02-01T00:00:01"))
    #expect(unread.status == .open)
  }

  @Test("a fact dated at the cutoff is not known, one a second earlier is")
  func halfOpen() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", stage: "Won", amount: 500)
    try crm.change("D1", "2024-01-01", stage: "Qualify")
    try crm.change("D1", "2024-03-31T12:00", stage: "Won")
    #expect(try latest(crm, before: "2024-03-31T12:00").status == .open)
    #expect(try latest(crm, before: "2024-03-31T12:00:01").status == .won)
  }

  @Test("a column that a record does not have is carried on; a blank in one that it has is not")
  func carry() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", stage: "Commit", amount: 900, owner: "Zoe")
    try crm.change(
      "D1", "2024-01-01", stage: "Qualify", amount: 100, closeDay: "2024-06-30", owner: "Ada",
      category: 1)
    try crm.change("D1", "2024-02-01", stage: "Proposal")
    try crm.change("D1", "2024-03-01", amount: 300)
    try crm.change("D1", "2024-04-01", says: [.amount, .closeDay])
    let march = try latest(crm, before: "2024-03-31")
    #expect(march.stage == 1)
    #expect(march.amount == 300)
    #expect(march.closeDay == (try Day(iso: "2024-06-30")))
    #expect(march.owner == 0)
    #expect(march.category == .pipeline)
    #expect(march.stageEntered == (try instant("2024-02-01")))
    let april = try latest(crm, before: "2024-04-30")
    #expect(april.amount == nil)
    #expect(april.closeDay == nil)
    #expect(april.stage == 1)
  }

  @Test("a wide history and a long one of the same changes give the same life")
  func wideAndLong() throws {
    var wide = try SampleCRM()
    try wide.deal("D1", created: "2024-01-01", stage: "Won", amount: 300)
    var long = wide
    try wide.change("D1", "2024-01-01", stage: "Qualify", amount: 100, closeDay: "2024-05-31")
    try wide.change("D1", "2024-02-01", stage: "Proposal", amount: 300, closeDay: "2024-06-30")
    try wide.change("D1", "2024-05-05", stage: "Won", amount: 300, closeDay: "2024-06-30")
    try long.change("D1", "2024-01-01", amount: 100)
    try long.change("D1", "2024-01-01", closeDay: "2024-05-31")
    try long.change("D1", "2024-01-01", stage: "Qualify")
    try long.change("D1", "2024-02-01", closeDay: "2024-06-30")
    try long.change("D1", "2024-02-01", stage: "Proposal")
    try long.change("D1", "2024-02-01", amount: 300)
    try long.change("D1", "2024-05-05", stage: "Won")
    for moment in ["2024-01-02", "2024-02-01", "2024-02-02", "2024-05-05", "2024-06-01"] {
      let known = try instant(moment)
      #expect(try factBytes(wide.book(), known) == factBytes(long.book(), known), "\(moment)")
    }
  }

  @Test("a deal that is reopened is open again, and closes anew")
  func reopened() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-07-01", stage: "Won", amount: 900)
    try crm.change("D1", "2024-01-01", stage: "Commit")
    try crm.change("D1", "2024-02-01", stage: "Lost")
    try crm.change("D1", "2024-04-01", stage: "Proposal")
    try crm.change("D1", "2024-07-01", stage: "Won")
    let lost = try latest(crm, before: "2024-03-01")
    #expect(lost.status == .lost)
    #expect(lost.closed == (try instant("2024-02-01")))
    #expect(lost.openStage == 2)
    let again = try latest(crm, before: "2024-05-01")
    #expect(again.status == .open)
    #expect(again.closed == nil)
    #expect(again.stage == 1)
    #expect(again.stageEntered == (try instant("2024-04-01")))
    let won = try latest(crm, before: "2024-08-01")
    #expect(won.status == .won)
    #expect(won.closed == (try instant("2024-07-01")))
    #expect(won.openStage == 1)
  }

  @Test("a lost deal that is won later, without being reopened, was won later")
  func revived() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-07-01", stage: "Won", amount: 900)
    try crm.change("D1", "2024-01-01", stage: "Commit", amount: 900)
    try crm.change("D1", "2024-02-01", stage: "Lost")
    try crm.change("D1", "2024-07-01", stage: "Won")
    try crm.change("D1", "2024-07-09", amount: 950)
    let won = try latest(crm, before: "2024-08-01")
    #expect(won.status == .won)
    #expect(won.closed == (try instant("2024-07-01")))
    let known = try crm.book().known(before: try instant("2024-08-01"))
    let year = try Day(iso: "2024-01-01")
    let half = try Day(iso: "2024-07-01")
    #expect(known.bookings(from: year, to: half) == 0)
    #expect(known.bookings(from: half, to: try Day(iso: "2024-10-01")) == 950)
  }

  @Test("a close that only the deals file holds is added at its time")
  func closeOfDealsFile() throws {
    var crm = try SampleCRM()
    try crm.deal(
      "D1", created: "2024-01-01", closed: "2024-03-31T12:00", closeDay: "2024-03-31",
      stage: "Won", amount: 700)
    try crm.change("D1", "2024-01-01", stage: "Commit", amount: 400, closeDay: "2024-02-29")
    #expect(try latest(crm, before: "2024-03-31T12:00").status == .open)
    let won = try latest(crm, before: "2024-04-01")
    #expect(won.status == .won)
    #expect(won.closed == (try instant("2024-03-31T12:00")))
    #expect(won.amount == 400, "the history's amount stands, since amounts have a history")
  }

  @Test("a field corrected after the close does not move the close")
  func correctedAfterClose() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-03-20", stage: "Won", amount: 700)
    try crm.change("D1", "2024-01-01", amount: 400)
    try crm.change("D1", "2024-06-15", amount: 700)
    let spring = try latest(crm, before: "2024-04-01")
    #expect(spring.status == .won)
    #expect(spring.closed == (try instant("2024-03-20")))
    #expect(spring.amount == 400)
    let summer = try latest(crm, before: "2024-07-01")
    #expect(summer.closed == (try instant("2024-03-20")))
    #expect(summer.amount == 700)
    let known = try crm.book().known(before: try instant("2024-07-01"))
    let spent = known.bookings(from: try Day(iso: "2024-01-01"), to: try Day(iso: "2024-04-01"))
    #expect(spent == 700)
  }

  @Test("a stage recorded after the deals file's close, on the day of the close, comes first")
  func stageAfterNoon() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-03-20T12:00", stage: "Won", amount: 1)
    try crm.change("D1", "2024-03-20T16:00", stage: "Commit")
    let won = try latest(crm, before: "2024-03-21")
    #expect(won.status == .won)
    #expect(won.closed == (try instant("2024-03-20T16:00")))
    #expect(won.openStage == 2)
  }

  @Test("records of one instant count in one order, whatever that of the file")
  func sameInstant() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", stage: "Qualify", amount: 1)
    for stage in ["Proposal", "Commit", "Qualify"] {
      for amount in [3, 1, 2] as [Int64] {
        for category in [2, 1] as [Int8] {
          try crm.change(
            "D1", "2024-02-01", stage: stage, amount: amount,
            closeDay: amount == 1 ? "2024-05-01" : "2024-06-01",
            owner: category == 1 ? "Ada" : "Zoe", category: category)
          try crm.change("D1", "2024-02-01", category: category)
        }
      }
    }
    let moment = try instant("2024-03-01")
    let expected = try factBytes(crm.book(), moment)
    for seed in 0..<50 as Range<UInt64> {
      #expect(try factBytes(crm.shuffled(seed: seed).book(), moment) == expected)
    }
    #expect(try crm.book().known(before: moment).latest(0).stage == 2, "the furthest stage stands")
  }

  @Test("a push is a close day moved later across the end of a month; quarters are counted apart")
  func pushes() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", stage: "Won", amount: 1)
    let moves: [(at: String, to: String, months: Int, quarters: Int)] = [
      ("2024-01-01", "2024-02-10", 0, 0),
      ("2024-01-05", "2024-02-29", 0, 0),  // later, but within the month
      ("2024-01-06", "2024-03-01", 1, 0),
      ("2024-01-07", "2024-03-31", 1, 0),
      ("2024-01-08", "2024-04-01", 2, 1),
      ("2024-01-09", "2024-02-01", 2, 1),  // earlier: no push
      ("2024-01-10", "2024-07-01", 3, 2),
      ("2024-01-11", "2025-07-01", 4, 3),
    ]
    for move in moves { try crm.change("D1", move.at, stage: "Qualify", closeDay: move.to) }
    try crm.change("D1", "2024-06-01", stage: "Won", closeDay: "2026-01-01")
    var timeline = try crm.book().known(before: try instant("2024-12-31")).timeline(0)
    for move in moves {
      timeline.advance(to: Instant(seconds: try seconds(move.at) + 1))
      #expect(timeline.pushCount == move.months, "\(move)")
      #expect(timeline.quarterPushCount == move.quarters, "\(move)")
    }
    timeline.advance(to: try instant("2024-12-31"))
    #expect(timeline.pushCount == 4, "the day set at the close is no push")
  }

  @Test("quarters of pushes are fiscal: with a year from February on, 30 April to 1 May is one")
  func fiscalPushes() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.change("D1", "2024-01-02", stage: "Qualify", closeDay: "2024-03-31")
    try crm.change("D1", "2024-01-03", stage: "Qualify", closeDay: "2024-04-01")
    try crm.change("D1", "2024-01-04", stage: "Qualify", closeDay: "2024-05-01")
    let settings = crm.settings(fiscalYearStartMonth: 2)
    let latest = try crm.book(settings).known(before: try instant("2024-02-01")).latest(0)
    #expect(latest.pushCount == 2)
    #expect(latest.quarterPushCount == 1)
  }

  @Test("activities are counted in half-open windows and never beyond the cutoff")
  func activities() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.deal("D2", created: "2024-01-01", amount: 1)
    for day in ["2024-02-01", "2024-02-10", "2024-02-10", "2024-02-20", "2024-03-05"] {
      try crm.activity("D1", day)
    }
    try crm.activity("D2", "2024-02-15")
    let known = try crm.book().known(before: try instant("2024-03-01"))
    let timeline = known.timeline(0)
    func count(_ from: String, _ to: String) throws -> Int {
      timeline.activityCount(from: try instant(from), to: try instant(to))
    }
    #expect(try count("2024-02-01", "2024-02-20") == 3, "the start counts, the end does not")
    #expect(try count("2024-02-10", "2024-02-10") == 0)
    #expect(try count("2024-02-01T00:00:01", "2024-02-20T00:00:01") == 3)
    #expect(try count("2024-01-01", "2025-01-01") == 4, "the one of March is not known")
    let limit = try instant("2024-02-10")
    #expect(timeline.lastActivity(before: limit) == (try instant("2024-02-01")))
    #expect(timeline.lastActivity(before: try instant("2024-02-01")) == nil)
    #expect(timeline.lastActivity(before: try instant("2025-01-01")) == (try instant("2024-02-20")))
  }
}

/// Everything known before a moment, as bytes.
func factBytes(_ book: DealBook, _ moment: Instant) -> [UInt8] {
  var bytes: [UInt8] = []
  book.known(before: moment).forEachFact { bytes.append(contentsOf: $0) }
  return bytes
}

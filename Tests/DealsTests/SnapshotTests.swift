import Calendars
import DealFixtures
import Deals
import Testing

@Suite("SnapshotHistory")
struct SnapshotTests {
  /// The rows of one deal in dated exports, each read as a file of its own.
  private func history(
    _ exports: [(day: String, rows: String)], zone: String = "UTC"
  ) throws -> SnapshotHistory {
    let settings = try importSettings(timeZone: zone)
    var snapshots = try SnapshotHistory(settings: settings)
    let header = "id,stage,amount,currency,created_at,close_date,closed_at,owner,category\n"
    for export in exports {
      let reader = try ImportFixture().read(
        header + export.rows, SourceMapping(pattern: "*", kind: .deals), settings)
      #expect(reader.rejects.isEmpty)
      try snapshots.add(reader.facts, takenOn: try Day(iso: export.day))
    }
    return snapshots
  }

  private func book(
    _ snapshots: SnapshotHistory, zone: String = "UTC", rates: [RateFact] = []
  ) throws -> DealBook {
    var facts = DealFacts()
    snapshots.merged(into: &facts)
    facts.rates = rates
    return try DealBook(facts, settings: try importSettings(timeZone: zone))
  }

  private func state(_ book: DealBook, _ id: String, endOf day: String) throws -> String {
    let known = book.known(atEndOf: try Day(iso: day))
    guard let deal = known.deals.first(where: { known.id($0) == id }) else { return "absent" }
    let latest = known.latest(deal)
    return [
      latest.stage.map { known.settings.stages.stages[$0].name } ?? "?",
      latest.amount.map { "\($0)" } ?? "?", latest.closeDay?.iso8601 ?? "?",
      latest.owner.map(known.ownerName) ?? "?", latest.category?.name ?? "?",
    ].joined(separator: " ")
  }

  @Test(
    "every change between two exports is known from the later one on; before the first: unknown")
  func changes() throws {
    let snapshots = try history([
      ("2025-01-06", "A,Qualify,10,EUR,2024-12-01,2025-03-31,,Ada,Pipeline\n"),
      ("2025-01-13", "A,Qualify,12,EUR,2024-12-01,2025-03-31,,Ada,Pipeline\n"),
      ("2025-01-20", "A,Qualify,12,EUR,2024-12-01,2025-03-31,,Ada,Pipeline\n"),
      ("2025-01-27", "A,Proposal,12,EUR,2024-12-01,2025-04-30,,Zoe,Commit\n"),
      ("2025-02-03", "A,Proposal,,EUR,2024-12-01,2025-04-30,,Zoe,Commit\n"),
    ])
    let book = try book(snapshots)
    #expect(try state(book, "A", endOf: "2024-11-30") == "absent")
    #expect(try state(book, "A", endOf: "2025-01-05") == "? ? ? ? ?")
    #expect(try state(book, "A", endOf: "2025-01-06") == "Qualify 1000 2025-03-31 Ada pipeline")
    #expect(try state(book, "A", endOf: "2025-01-12") == "Qualify 1000 2025-03-31 Ada pipeline")
    #expect(try state(book, "A", endOf: "2025-01-13") == "Qualify 1200 2025-03-31 Ada pipeline")
    #expect(try state(book, "A", endOf: "2025-01-26") == "Qualify 1200 2025-03-31 Ada pipeline")
    #expect(try state(book, "A", endOf: "2025-01-27") == "Proposal 1200 2025-04-30 Zoe commit")
    #expect(try state(book, "A", endOf: "2025-02-03") == "Proposal ? 2025-04-30 Zoe commit")
    #expect(snapshots.days.count == 5)
  }

  @Test(
    "a close is dated by its own instant where that lies between the exports, else by the later")
  func closes() throws {
    let snapshots = try history([
      (
        "2025-01-06",
        "A,Qualify,10,EUR,2024-12-01,2025-03-31,,Ada,\nB,Qualify,10,EUR,2024-12-01,,,Ada,\n"
          + "C,Lost,10,EUR,2024-12-01,2024-12-20,2024-12-20T10:00:00Z,Ada,\n"
      ),
      (
        "2025-01-13",
        "A,Won,9,EUR,2024-12-01,2025-01-09,2025-01-09T15:00:00Z,Ada,\n"
          + "B,Lost,10,EUR,2024-12-01,2024-12-24,2024-12-24T15:00:00Z,Ada,\n"
          + "C,Lost,10,EUR,2024-12-01,2024-12-20,2024-12-20T10:00:00Z,Ada,\n"
      ),
    ])
    let book = try book(snapshots)
    #expect(try state(book, "A", endOf: "2025-01-08") == "Qualify 1000 2025-03-31 Ada ?")
    #expect(try state(book, "A", endOf: "2025-01-09") == "Won 1000 2025-03-31 Ada ?")
    #expect(try state(book, "A", endOf: "2025-01-13") == "Won 900 2025-01-09 Ada ?")
    // It was seen open on 6 January: the date of the close is wrong, what was seen is not.
    #expect(try state(book, "B", endOf: "2025-01-12").hasPrefix("Qualify"))
    #expect(try state(book, "B", endOf: "2025-01-13").hasPrefix("Lost"))
    // Closed before the first export: the close is known, the amount only from the export on.
    #expect(try state(book, "C", endOf: "2024-12-20") == "Lost ? ? ? ?")
    #expect(try state(book, "C", endOf: "2025-01-06") == "Lost 1000 2024-12-20 Ada ?")
  }

  @Test("reopened, lost, and back: a pile of exports tells it as it was seen")
  func reopened() throws {
    let closed = "2025-01-09,2025-01-09T15:00:00Z,Ada,\n"
    let book = try book(
      try history([
        ("2025-01-06", "A,Proposal,10,EUR,2024-12-01,2025-03-31,,Ada,\n"),
        ("2025-01-13", "A,Lost,10,EUR,2024-12-01,\(closed)"),
        ("2025-01-20", "A,Qualify,10,EUR,2024-12-01,2025-05-31,,Ada,\n"),
        ("2025-01-27", "A,Won,10,EUR,2024-12-01,2025-01-22,2025-01-22T08:00:00Z,Ada,\n"),
      ]))
    let expected = [
      ("2025-01-08", "Proposal"), ("2025-01-09", "Lost"), ("2025-01-19", "Lost"),
      ("2025-01-20", "Qualify"), ("2025-01-21", "Qualify"), ("2025-01-22", "Won"),
    ]
    for (day, stage) in expected {
      #expect(try state(book, "A", endOf: day).hasPrefix(stage), "\(day)")
    }
    let known = book.known(atEndOf: try Day(iso: "2025-01-31"))
    #expect(known.latest(0).closed == (try instant("2025-01-22T08:00")))
  }

  @Test("a deal that a later export lacks is deleted as of it; one that is back was not deleted")
  func disappearing() throws {
    let a = "A,Proposal,10,EUR,2024-12-01,2025-03-31,,Ada,\n"
    let b = "B,Proposal,10,EUR,2024-12-01,2025-03-31,,Ada,\n"
    let snapshots = try history([
      ("2025-01-06", a + b), ("2025-01-13", a), ("2025-01-20", b), ("2025-01-27", b),
    ])
    let book = try book(snapshots)
    #expect(try state(book, "A", endOf: "2025-01-19") != "absent")
    #expect(try state(book, "A", endOf: "2025-01-20") == "absent")
    #expect(try state(book, "B", endOf: "2025-01-13") != "absent")
    #expect(try state(book, "B", endOf: "2025-01-27") != "absent")
    #expect(snapshots.returns == 1)
    #expect(snapshots.notes.count == 3)
    #expect(snapshots.notes[1].hasPrefix("1 deals are not in the last snapshot"))
  }

  @Test("a changed currency is a change, its amount converted by the rate of the day")
  func currency() throws {
    let snapshots = try history([
      ("2025-01-06", "A,Proposal,10,USD,2024-12-01,2025-03-31,,Ada,\n"),
      ("2025-01-13", "A,Proposal,10,EUR,2024-12-01,2025-03-31,,Ada,\n"),
    ])
    let rate = RateFact(currency: "USD", day: try Day(iso: "2024-01-01").number, rate: 0.5)
    let book = try book(snapshots, rates: [rate])
    #expect(try state(book, "A", endOf: "2025-01-12").hasPrefix("Proposal 500 "))
    #expect(try state(book, "A", endOf: "2025-01-13").hasPrefix("Proposal 1000 "))
  }

  @Test("files of one day are parts of one export; an earlier day after a later one is refused")
  func parts() throws {
    let a = "A,Proposal,10,EUR,2024-12-01,2025-03-31,,Ada,\n"
    let b = "B,Proposal,10,EUR,2024-12-01,2025-03-31,,Ada,\n"
    let snapshots = try history([
      ("2025-01-06", a), ("2025-01-06", b), ("2025-01-13", b), ("2025-01-13", a),
    ])
    let book = try book(snapshots)
    #expect(book.known(atEndOf: try Day(iso: "2025-01-13")).deals.count == 2)
    var late = snapshots
    #expect(
      throws: DealsError.snapshotOutOfOrder(day: "2025-01-12", after: "2025-01-13")
    ) { try late.add(DealFacts(), takenOn: try Day(iso: "2025-01-12")) }
  }

  @Test("an export shows the end of its day in the business time zone")
  func zone() throws {
    let rows = "A,Proposal,10,EUR,2024-12-01,2025-03-31,,Ada,\n"
    let zone = "America/New_York"
    let book = try book(try history([("2025-01-06", rows)], zone: zone), zone: zone)
    // Midnight in New York is 05:00 UTC; the record is the second before.
    let moment = try instant("2025-01-07T04:59:59")
    #expect(book.known(before: moment).latest(0).stage == nil)
    #expect(book.known(before: try instant("2025-01-07T05:00")).latest(0).stage == 1)
  }

  @Test("the row of a newer deals file stands; the exports give its past")
  func withDealsFile() throws {
    let snapshots = try history([
      ("2025-01-06", "A,Qualify,10,EUR,2024-12-01,2025-03-31,,Ada,\n")
    ])
    let reader = try ImportFixture().read(
      "id,stage,amount,created_at,close_date,closed_at,owner\n"
        + "A,Won,15,2024-12-01,2025-01-10,2025-01-10,Zoe\n")
    var facts = reader.facts
    snapshots.merged(into: &facts)
    let book = try DealBook(facts, settings: try importSettings())
    #expect(try state(book, "A", endOf: "2025-01-07").hasPrefix("Qualify 1000"))
    #expect(try state(book, "A", endOf: "2025-01-10").hasPrefix("Won 1000"))
    #expect(book.known(atEndOf: try Day(iso: "2025-02-01")).deals.count == 1)
  }

  @Test(
    "the date of a file name",
    arguments: [
      ("2025-01-06.csv", "2025-01-06"), ("deals_20250106.csv", "2025-01-06"),
      ("2025_01_06 deals.csv", "2025-01-06"), ("snapshots/2025-01-06.csv", "2025-01-06"),
      ("opps-2025-01-06-20250106.csv", "2025-01-06"), ("v2-2025-01-06T0900.csv", "2025-01-06"),
      ("2025-01-06-2025-01-13.csv", nil), ("deals.csv", nil), ("2025-13-06.csv", nil),
      ("2025-02-30.csv", nil), ("202501061.csv", nil), ("2025-01_06.csv", nil),
      ("2025-01-061.csv", nil), ("10250106.csv", nil), ("2025-01", nil), ("", nil),
      ("2025-01-06/deals.csv", nil),
    ] as [(String, String?)])
  func dates(_ name: String, _ expected: String?) {
    #expect(SnapshotDate.of(fileName: name)?.iso8601 == expected)
  }
}

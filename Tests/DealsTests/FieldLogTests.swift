import Calendars
import DealFixtures
import Deals
import Testing

/// Logs of single fields, as OpportunityFieldHistory and HubSpot's property history are.
@Suite("Logs of fields")
struct FieldLogTests {
  /// What is known of one deal before a moment, as text: stage, amount, close day, owner, category.
  private func state(_ crm: SampleCRM, _ id: String, before text: String) throws -> String {
    let known = try crm.book().known(before: try instant(text))
    guard let deal = known.deals.first(where: { known.id($0) == id }) else { return "absent" }
    let latest = known.latest(deal)
    return [
      latest.stage.map { known.settings.stages.stages[$0].name } ?? "?",
      latest.amount.map { "\($0)" } ?? "?", latest.closeDay?.iso8601 ?? "?",
      latest.owner.map(known.ownerName) ?? "?", latest.category?.name ?? "?",
    ].joined(separator: " ")
  }

  /// Every field's log begins on 2024-01-01, with a deal that is of no further interest.
  private func begun() throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2023-01-01", amount: 2)
    try crm.log("A", "2024-01-01", .stage(from: "Commit", to: "Qualify"))
    try crm.log("A", "2024-01-01", .amount(from: 1, to: 2))
    try crm.log("A", "2024-01-01", .closeDay(from: "2024-02-01", to: "2024-03-01"))
    try crm.log("A", "2024-01-01", .owner(from: "Zoe", to: "Ada"))
    try crm.log("A", "2024-01-01", .category(from: 1, to: 2))
    return crm
  }

  @Test("a deal created after the log began has its first values since its creation")
  func createdAfter() throws {
    var crm = try begun()
    try crm.deal(
      "B", created: "2024-02-01", closed: "2024-06-01", closeDay: "2024-06-01", stage: "Won",
      amount: 90, owner: "Ada", category: 5)
    try crm.log("B", "2024-03-01", .stage(from: "Qualify", to: "Proposal"))
    try crm.log("B", "2024-04-01", .amount(from: 70, to: 90))
    try crm.log("B", "2024-05-01", .owner(from: "Zoe", to: "Ada"))
    try crm.log("B", "2024-06-01", .stage(from: "Proposal", to: "Won"))
    try crm.log("B", "2024-06-01", .closeDay(from: "2024-05-15", to: "2024-06-01"))
    try crm.log("B", "2024-06-01", .category(from: 1, to: 5))
    #expect(try state(crm, "B", before: "2024-02-01") == "absent")
    #expect(
      try state(crm, "B", before: "2024-02-02") == "Qualify 70 2024-05-15 Zoe pipeline")
    #expect(
      try state(crm, "B", before: "2024-03-02") == "Proposal 70 2024-05-15 Zoe pipeline")
    #expect(
      try state(crm, "B", before: "2024-04-02") == "Proposal 90 2024-05-15 Zoe pipeline")
    #expect(
      try state(crm, "B", before: "2024-06-01") == "Proposal 90 2024-05-15 Ada pipeline")
    #expect(try state(crm, "B", before: "2024-06-02") == "Won 90 2024-06-01 Ada closed")
  }

  @Test("a field without a record never changed while its log was kept")
  func unchanged() throws {
    var crm = try begun()
    try crm.deal(
      "B", created: "2024-02-01", closeDay: "2024-09-30", stage: "Proposal", amount: 50,
      owner: "Zoe", category: 3)
    let all = "Proposal 50 2024-09-30 Zoe most_likely"
    #expect(try state(crm, "B", before: "2024-02-02") == all)
    // The same deal, were it created before the log began: known from then on, and not before.
    crm.deals[1].created = try seconds("2023-06-01")
    #expect(try state(crm, "B", before: "2024-01-01") == "? ? ? ? ?")
    #expect(try state(crm, "B", before: "2024-01-02") == all)
  }

  @Test("before the log began a value is unknown, though the first record tells the one before it")
  func createdBefore() throws {
    var crm = try begun()
    try crm.deal("B", created: "2023-06-01", stage: "Proposal", amount: 50)
    try crm.log("B", "2024-05-01", .amount(from: 40, to: 50))
    #expect(try state(crm, "B", before: "2024-01-01").hasPrefix("? ?"))
    #expect(try state(crm, "B", before: "2024-01-01T00:00:01").hasPrefix("Proposal 40"))
    #expect(try state(crm, "B", before: "2024-05-02").hasPrefix("Proposal 50"))
  }

  @Test("the log of each field begins with its own first record")
  func eachField() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Commit", amount: 2)
    try crm.deal("B", created: "2024-01-15", stage: "Proposal", amount: 7, owner: "Zoe")
    try crm.log("A", "2024-01-10", .stage(from: "Qualify", to: "Commit"))
    try crm.log("A", "2024-03-01", .amount(from: 1, to: 2))
    #expect(try state(crm, "B", before: "2024-02-01") == "Proposal ? ? Zoe ?")
    #expect(try state(crm, "B", before: "2024-03-02") == "Proposal 7 ? Zoe ?")
  }

  @Test("records of states tell the stage and a log the owner: each is complete for itself")
  func mixedSources() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Qualify", amount: 1, owner: "Ada")
    try crm.log("A", "2024-01-02", .owner(from: "Zoe", to: "Ada"))
    try crm.deal("B", created: "2024-02-01", stage: "Commit", amount: 30, owner: "Ada")
    try crm.change("B", "2024-02-10", stage: "Qualify", amount: 20)
    try crm.change("B", "2024-03-01", stage: "Commit", amount: 30)
    try crm.log("B", "2024-04-01", .owner(from: "Zoe", to: "Ada"))
    // The first record of a state comes ten days late: nothing is guessed from the later ones.
    #expect(try state(crm, "B", before: "2024-02-10") == "? ? ? Zoe ?")
    #expect(try state(crm, "B", before: "2024-02-11") == "Qualify 20 ? Zoe ?")
    #expect(try state(crm, "B", before: "2024-03-02") == "Commit 30 ? Zoe ?")
    #expect(try state(crm, "B", before: "2024-04-02") == "Commit 30 ? Ada ?")
  }

  @Test("a log without old values has its first value as a record; before it the field was blank")
  func withoutOldValues() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Commit", amount: 30)
    try crm.log("A", "2024-01-01", .stage(from: nil, to: "Qualify"), tellsOld: false)
    try crm.log("A", "2024-01-05", .amount(from: nil, to: 10), tellsOld: false)
    try crm.log("A", "2024-03-01", .stage(from: nil, to: "Commit"), tellsOld: false)
    try crm.log("A", "2024-04-01", .amount(from: nil, to: 30), tellsOld: false)
    try crm.deal("B", created: "2024-02-01", stage: "Proposal", amount: 7)
    #expect(try state(crm, "A", before: "2024-01-05").hasPrefix("Qualify ?"))
    #expect(try state(crm, "A", before: "2024-01-06").hasPrefix("Qualify 10"))
    #expect(try state(crm, "A", before: "2024-05-01").hasPrefix("Commit 30"))
    // No record at all: the log of this deal is missing, and the exported values are no history.
    #expect(try state(crm, "B", before: "2024-05-01").hasPrefix("? ?"))
  }

  @Test("of 20 records and the first later than the creation the older ones are gone")
  func capped() throws {
    func crm(records: Int) throws -> SampleCRM {
      var crm = try SampleCRM()
      try crm.deal("A", created: "2023-01-01", stage: "Qualify", amount: 1)
      try crm.log("A", "2023-01-01", .amount(from: nil, to: 1), tellsOld: false)
      try crm.deal("B", created: "2023-06-01", stage: "Qualify", amount: Int64(records))
      for record in 1...records {
        try crm.log(
          "B", at: try seconds("2024-01-01") + Int64(record) * 86_400,
          .amount(from: nil, to: Int64(record)), tellsOld: false)
      }
      return crm
    }
    let full = try #require(crm(records: 20).book().coverage.field("amount"))
    #expect((full.whole, full.censored, full.unknown) == (1, 1, 0))
    let short = try #require(crm(records: 19).book().coverage.field("amount"))
    #expect((short.whole, short.censored, short.unknown) == (2, 0, 0))
  }

  @Test("of changes within a second the first old and the last new value are found by their chain")
  func sameSecond() throws {
    let steps = ["Proposal", "Commit", "Lost", "Qualify"]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      var crm = try begun()
      try crm.deal("B", created: "2024-02-01", stage: "Qualify", amount: 50)
      for index in order {
        try crm.log("B", "2024-03-01", .stage(from: steps[index], to: steps[index + 1]))
      }
      #expect(try state(crm, "B", before: "2024-03-01").hasPrefix("Proposal"))
      #expect(try state(crm, "B", before: "2024-03-02").hasPrefix("Qualify"))
    }
  }

  @Test("the closed stage of a deal without a record of stages counts from the close, not before")
  func closedWithoutRecord() throws {
    var crm = try begun()
    try crm.deal("B", created: "2024-02-01", closed: "2024-05-01", stage: "Won", amount: 5)
    #expect(try state(crm, "B", before: "2024-05-01").hasPrefix("? 5"))
    #expect(try state(crm, "B", before: "2024-05-02").hasPrefix("Won 5"))
  }

  @Test("an amount corrected after a close that only the deals file holds is not that of the close")
  func correctedAfterClose() throws {
    var crm = try begun()
    try crm.deal("B", created: "2023-02-01", closed: "2023-05-01", stage: "Won", amount: 9)
    try crm.log("B", "2024-08-01", .amount(from: 6, to: 9))
    #expect(try state(crm, "B", before: "2023-06-01").hasPrefix("Won ?"))
    #expect(try state(crm, "B", before: "2024-01-02").hasPrefix("Won 6"))
    #expect(try state(crm, "B", before: "2024-08-02").hasPrefix("Won 9"))
  }

  @Test("the order of the records does not matter")
  func shuffled() throws {
    var crm = try begun()
    try crm.deal("B", created: "2024-02-01", stage: "Commit", amount: 50)
    for (at, from, to) in [
      ("2024-03-01", "Qualify", "Proposal"), ("2024-03-05", "Proposal", "Qualify"),
      ("2024-04-01", "Qualify", "Commit"),
    ] { try crm.log("B", at, .stage(from: from, to: to)) }
    let moments = try ["2024-02-02", "2024-03-02", "2024-03-06", "2024-05-01"].map(instant)
    let expected = try moments.map { factBytes(try crm.book(), $0) }
    for seed in 0..<20 as Range<UInt64> {
      let book = try crm.shuffled(seed: seed).book()
      #expect(moments.map { factBytes(book, $0) } == expected)
    }
  }
}

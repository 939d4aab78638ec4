import Calendars
import DealFixtures
import Deals
import Testing

@Suite("DealBook and KnownDeals")
struct BookTests {
  @Test("the order of the records in the files does not matter")
  func shuffled() throws {
    let crm = try SampleCRM.simulated(deals: 200, quarters: 4, seed: 3)
    let settings = crm.simulatedSettings
    let book = try crm.book(settings)
    for seed in 0..<3 as Range<UInt64> {
      let other = try crm.shuffled(seed: seed).book(settings)
      #expect(other.lastDay == book.lastDay)
      #expect(other.notes == book.notes)
      for day in [20_000, 20_200, 20_500] as [Int32] {
        let moment = Instant(seconds: Int64(day) * 86_400)
        #expect(factBytes(book, moment) == factBytes(other, moment))
        let a = book.known(before: moment)
        let b = other.known(before: moment)
        #expect(a.deals.map(a.id) == b.deals.map(b.id))
        #expect(
          a.deals.map { a.path(of: $0, owner: a.latest($0).owner) }
            == b.deals.map { b.path(of: $0, owner: b.latest($0).owner) })
        for path in crm.quotas.map(\.path) {
          let levels = settings.hierarchy.compactMap { level in
            path[level].map { (level: level, value: $0) }
          }
          #expect(
            a.quota(period: "2025-Q3", path: levels) == b.quota(period: "2025-Q3", path: levels))
        }
      }
    }
  }

  @Test("deals come in the order of their ids' bytes")
  func order() throws {
    var crm = try SampleCRM()
    for id in ["b", "a10", "a9", "B", "ñ"] {
      try crm.deal(id, created: "2024-01-01", amount: 1)
    }
    let known = try crm.book().known(before: try instant("2024-02-01"))
    #expect(known.deals.map(known.id) == ["B", "a10", "a9", "b", "ñ"])
  }

  @Test("an earlier view is never wider than the one it was taken from")
  func nested() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.deal("D2", created: "2024-06-01", amount: 1)
    let known = try crm.book().known(before: try instant("2024-03-01"))
    #expect(known.known(before: try instant("2025-01-01")).cutoff == known.cutoff)
    #expect(known.known(before: try instant("2025-01-01")).deals == [0])
    #expect(known.known(before: try instant("2024-01-01")).deals.isEmpty)
    #expect(known.asOf == (try Day(iso: "2024-02-29")))
  }

  @Test("the end of a day is that of the business time zone")
  func zone() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-03-31T23:30", stage: "Won", amount: 5)
    let march = try Day(iso: "2024-03-31")
    let quarter = try Day(iso: "2024-04-01")
    let expected = ["UTC": 5, "Europe/Madrid": 0, "America/New_York": 5, "Asia/Tokyo": 0]
    for (zone, amount) in expected {
      let known = try crm.book(crm.settings(timeZone: zone)).known(atEndOf: march)
      #expect(known.asOf == march)
      let booked = known.bookings(from: try Day(iso: "2024-01-01"), to: quarter)
      #expect(booked == Int64(amount), "\(zone)")
    }
  }

  @Test("open deals without a creation date are kept aside, and told")
  func undated() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: nil, amount: 1)
    try crm.deal("D2", created: "2024-01-01", amount: 1)
    let book = try crm.book()
    let known = book.known(before: try instant("2025-01-01"))
    #expect(known.deals.map(known.id) == ["D2"])
    #expect(book.notes.count == 1)
    #expect(book.notes[0].hasPrefix("1 open deal"))
  }

  @Test(
    "records of deals that the deals file does not have are told; so are closes before creation")
  func notes() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-05-01", closed: "2024-04-01", stage: "Won", amount: 1)
    try crm.change("D9", "2024-05-02", stage: "Qualify")
    try crm.activity("D8", "2024-05-02")
    let book = try crm.book()
    #expect(book.notes.count == 3)
    let known = book.known(before: try instant("2024-04-15"))
    #expect(known.latest(0).status == .won)
    #expect(known.created(0) == (try instant("2024-04-01")))
  }

  @Test("people give manager and region where the deals do not say")
  func people() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1, owner: "Ada")
    try crm.deal("D2", created: "2024-01-01", amount: 1, owner: "Zoe", ["region": "North"])
    try crm.deal("D3", created: "2024-01-01", amount: 1, owner: "Nobody")
    try crm.deal("D4", created: "2024-01-01", amount: 1, owner: nil)
    crm.people = [
      PersonFact(owner: "Zoe", manager: "Mia", region: "South"),
      PersonFact(owner: "Ada", manager: "Max", region: "South"),
      PersonFact(owner: "Nobody", manager: "", region: ""),
    ]
    let settings = crm.settings(hierarchy: ["region", "manager", "owner"])
    let known = try crm.book(settings).known(before: try instant("2024-02-01"))
    let paths = known.deals.map { known.path(of: $0, owner: known.latest($0).owner) }
    let none = KnownDeals.none
    #expect(
      paths == [
        ["South", "Max", "Ada"], ["North", "Mia", "Zoe"], [none, none, "Nobody"],
        [none, none, none],
      ])
    #expect(known.label(of: "account", deal: 0, owner: nil) == nil)
    #expect(known.label(of: "no such column", deal: 0, owner: nil) == nil)
  }

  @Test("of two places of one owner the same stands, whatever the order of the file")
  func doublePeople() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1, owner: "Ada")
    for manager in ["Max", "Mia", "Ben", "Zed", "Kim"] {
      crm.people.append(PersonFact(owner: "Ada", manager: manager, region: ""))
    }
    let settings = crm.settings(hierarchy: ["manager"])
    let moment = try instant("2024-02-01")
    let found = try (0..<20).map { seed in
      try crm.shuffled(seed: seed).book(settings).known(before: moment).path(of: 0, owner: 0)
    }
    #expect(Set(found).count == 1)
  }

  @Test("quotas count from the moment at which they are known; the one known latest stands")
  func quotas() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    let ada = ["owner": "Ada"]
    crm.quotas = [
      QuotaFact(
        period: "2024-Q2", path: ada, amount: 900, knownFrom: try seconds("2024-04-01")),
      QuotaFact(period: "2024-Q2", path: ada, amount: 500, knownFrom: Blank.instant),
      QuotaFact(
        period: "2024-Q2", path: ada, amount: 700, knownFrom: try seconds("2024-03-01")),
      QuotaFact(period: "2024-Q2", path: [:], amount: 5_000, knownFrom: Blank.instant),
    ]
    func quota(_ moment: String, _ path: [String: String]) throws -> Int64? {
      try crm.book().known(before: try instant(moment)).quota(
        period: "2024-Q2", path: path.map { (level: $0.key, value: $0.value) })
    }
    #expect(try quota("2024-02-01", ada) == 500)
    #expect(try quota("2024-03-01", ada) == 500)
    #expect(try quota("2024-03-01T00:00:01", ada) == 700)
    #expect(try quota("2024-05-01", ada) == 900)
    #expect(try quota("2024-05-01", [:]) == 5_000)
    #expect(try quota("2024-05-01", ["owner": "Zoe"]) == nil)
  }

  @Test("an amount that is the outcome is not visible before the close")
  func amountKnownAtClose() throws {
    var crm = try SampleCRM()
    try crm.deal("L", created: "2024-01-01", closed: "2024-03-01", stage: "Lost", amount: 0)
    try crm.deal("W", created: "2024-01-01", closed: "2024-03-01", stage: "Won", amount: 800)
    try crm.deal("X", created: "2024-01-01", stage: "Qualify", amount: 77)
    let settings = crm.settings(amountKnown: .close)
    for moment in ["2024-01-02", "2024-02-01", "2024-03-01"] {
      let known = try crm.book(settings).known(before: try instant(moment))
      #expect(known.deals.map { known.latest($0).amount } == [nil, nil, nil], "\(moment)")
    }
    let later = try crm.book(settings).known(before: try instant("2024-03-02"))
    #expect(later.deals.map { later.latest($0).amount } == [0, 800, nil])
    #expect(later.latest(0).status == .lost)
    let open = try crm.book().known(before: try instant("2024-02-01"))
    #expect(open.deals.map { open.latest($0).amount } == [0, 800, 77])
  }

  @Test("what is recorded, and whether there are activities, is said as of the cutoff")
  func recordedAsOf() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.change("D1", "2024-03-01", stage: "Qualify")
    try crm.change("D1", "2024-05-01", closeDay: "2024-09-30")
    try crm.activity("D1", "2024-04-01")
    let book = try crm.book()
    #expect(book.known(before: try instant("2024-03-01")).recorded == [])
    #expect(book.known(before: try instant("2024-05-01")).recorded == [.stage])
    #expect(book.known(before: try instant("2024-06-01")).recorded == [.stage, .closeDay])
    #expect(!book.known(before: try instant("2024-04-01")).hasActivities)
    #expect(book.known(before: try instant("2024-05-01")).hasActivities)
  }

  @Test("a history that begins later than the cutoff changes nothing before it")
  func laterHistory() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 250, owner: "Ada")
    try crm.deal("D2", created: "2024-01-01", amount: 250, owner: "Zoe")
    let bare = crm
    try crm.change("D1", "2024-05-01", stage: "Commit", closeDay: "2024-09-30", category: 4)
    try crm.activity("D1", "2024-05-01")
    let moment = try instant("2024-04-01")
    #expect(try factBytes(crm.book(), moment) == factBytes(bare.book(), moment))
  }

  @Test("the deals file's undated values are shown only where nothing is dated after the cutoff")
  func exported() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closeDay: "2024-09-30", stage: "Commit", amount: 1)
    try crm.deal("D2", created: "2024-03-01", amount: 1)
    let book = try crm.book()
    #expect(book.known(before: try instant("2024-03-01")).exported(0) == nil)
    let shown = try #require(book.known(before: try instant("2024-03-02")).exported(0))
    #expect(shown.stage == 2)
    #expect(shown.closeDay == (try Day(iso: "2024-09-30")))
  }
}

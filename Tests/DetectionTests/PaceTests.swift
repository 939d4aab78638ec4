import Calendars
import DealFixtures
import Deals
import Testing

@testable import Detection
@testable import Forecasting

@Suite("Pace against earlier quarters")
struct PaceTests {
  /// Five quarters of a deal or two each; today is 8 January 2025, the sixth business day.
  private func crm() throws -> SampleCRM {
    var crm = try SampleCRM()
    // The first business day of Q4 2024 is Tuesday 1 October, the sixth one Tuesday the 8th.
    try crm.deal("A", created: "2023-12-29", closed: "2024-10-08T15:00", stage: "Won", amount: 100)
    try crm.deal("B", created: "2023-12-29", closed: "2024-10-09", stage: "Won", amount: 10)
    // Q3 2024 begins on Monday 1 July: the sixth business day is Monday the 8th.
    try crm.deal("C", created: "2024-07-08T23:00", stage: "Qualify", amount: 7, owner: "Bo")
    try crm.deal("D", created: "2024-07-09", closed: "2024-08-01", stage: "Lost", amount: 3)
    try crm.deal("E", created: "2025-01-02", closed: "2025-01-08", stage: "Won", amount: 50)
    return crm
  }

  private func find(
    _ crm: SampleCRM, _ asOf: String, period: String = "2025-Q1", levels: [String] = ["owner"]
  ) throws -> [[String]: NodePace]? {
    let known = try crm.book().known(atEndOf: try Day(iso: asOf))
    return PaceFinder(
      known: known, levels: levels, target: ForecastTarget(try known.calendar.period(id: period))
    )?.find()
  }

  @Test("figures on the same business day of the earlier quarters, by hand")
  func fan() throws {
    let pace = try #require(try find(crm(), "2025-01-08"))
    let total = try #require(pace[[]])
    #expect(total.running == "2025-Q1")
    // 1, 2, 3, 6, 7 and 8 January.
    #expect(total.businessDay == 6)
    #expect(total.businessDays == 64)
    #expect(total.periods == ["2024-Q4", "2024-Q3", "2024-Q2", "2024-Q1"])
    #expect(
      total.days.map(\.iso8601) == ["2024-10-08", "2024-07-08", "2024-04-08", "2024-01-08"])
    #expect(total.booked == PaceFan(today: 50, earlier: [100, 0, 0, 0]))
    #expect(total.created == PaceFan(today: 50, earlier: [0, 7, 0, 0]))
    // A and B until they are won, C for ever; D is created a day later.
    #expect(total.open == PaceFan(today: 7, earlier: [17, 117, 110, 110]))
    #expect(total.finallyBooked == [110, 0, 0, 0])
    let bo = try #require(pace[["Bo"]])
    #expect(bo.open == PaceFan(today: 7, earlier: [7, 7, 0, 0]))
    #expect(bo.booked.today == 0)
  }

  @Test(
    "a quarter with fewer business days is taken whole; before the first day nothing has passed")
  func ends() throws {
    var crm = try crm()
    try crm.deal("F", created: "2024-03-29", closed: "2024-03-29T20:00", stage: "Won", amount: 9)
    let whole = try #require(try find(crm, "2024-09-30", period: "2024-Q4")?[[]])
    #expect(whole.running == "2024-Q4")
    #expect(whole.businessDay == 0)
    #expect(whole.days.map(\.iso8601) == ["2024-06-30", "2024-03-31", "2023-12-31"])
    #expect(whole.booked.today == 0)
    #expect(whole.booked.earlier.allSatisfy { $0 == 0 })
    // Q4 2024 and Q3 2024 have 66 business days, Q1 2024 has 65, the last one on a Friday.
    let late = try #require(try find(crm, "2024-12-30", period: "2024-Q4")?[[]])
    #expect(late.businessDay == 65)
    #expect(late.days.map(\.iso8601) == ["2024-09-27", "2024-06-28", "2024-03-29"])
    #expect(late.booked.earlier == [0, 0, 9])
    // Q3 2025 has 66 of which 65 have passed, Q1 2025 has 64.
    let short = try #require(try find(crm, "2025-09-29", period: "2025-Q3")?[[]])
    #expect(short.businessDay == 65)
    #expect(short.days.prefix(2).map(\.iso8601) == ["2025-06-30", "2025-03-31"])
    #expect(short.booked.earlier.prefix(2) == [0, 50])
  }

  @Test("quarters, percentile and the ends of a fan")
  func statistics() {
    let fan = PaceFan(today: 30, earlier: [50, 10, 40, 20, 30])
    #expect(fan.quartiles == [10, 20, 30, 40, 50])
    #expect(fan.percentile == 0.5)
    #expect(PaceFan(today: 5, earlier: [10, 20]).percentile == 0)
    #expect(PaceFan(today: 25, earlier: [10, 20]).percentile == 1)
    #expect(PaceFan(today: 1, earlier: []).quartiles == nil)
    #expect(PaceFan(today: 1, earlier: []).percentile == nil)
  }

  @Test("a coming quarter has the running one's pace; one that is over and a window have none")
  func targets() throws {
    let crm = try crm()
    #expect(try find(crm, "2025-01-08", period: "2025-Q3") == find(crm, "2025-01-08"))
    #expect(try find(crm, "2025-01-08", period: "2024-Q4") == nil)
    let known = try crm.book().known(atEndOf: try Day(iso: "2025-01-08"))
    #expect(
      PaceFinder(
        known: known, levels: [], target: ForecastTarget(days: 28, after: known.asOf)) == nil)
  }

  @Test("what comes later changes nothing")
  func noLookAhead() throws {
    let crm = try SampleCRM.simulated(deals: 300, seed: 3)
    let day = try Day(iso: "2025-08-20")
    let other = crm.noised(from: BusinessTimeZone.utc.startOfDay(day + 1), seed: 5)
    func pace(_ crm: SampleCRM) throws -> [[String]: NodePace]? {
      let known = try crm.book(crm.simulatedSettings).known(atEndOf: day)
      let quarter = known.calendar.quarter(containing: day)
      return PaceFinder(
        known: known, levels: ["region", "owner"], target: ForecastTarget(quarter))?.find()
    }
    let right = try #require(try pace(crm))
    #expect(right.count > 4)
    #expect(try pace(other) == right)
  }
}

import Calendars
import Deals
import Testing

@testable import Metrics

@Suite("Periods, references and goals")
struct PeriodTests {
  private let calendar = FiscalCalendar()

  @Test(
    "an id is a fiscal period, a day or a stretch of days; the periods before it are of its kind",
    arguments: [
      ("2025-Q4", "2025-10-01", "2025-12-31", "2025-Q3", "2024-Q4"),
      ("2025-11", "2025-11-01", "2025-11-30", "2025-10", "2024-11"),
      ("2025", "2025-01-01", "2025-12-31", "2024", "2024"),
      ("2025-W07", "2025-02-10", "2025-02-16", "2025-W06", "2024-W07"),
      ("2025-11-15", "2025-11-15", "2025-11-15", "2025-11-14", "2024-11-16"),
      (
        "2025-01-05..2025-01-14", "2025-01-05", "2025-01-14", "2024-12-26..2025-01-04",
        "2024-01-07..2024-01-16"
      ),
    ])
  func ids(id: String, first: String, last: String, before: String, yearBefore: String) throws {
    let period = try #require(MetricPeriod(id: id, calendar: calendar))
    #expect(period.id == id)
    #expect(period.start.iso8601 == first)
    #expect((period.end - 1).iso8601 == last)
    #expect(period.previous(calendar).id == before)
    #expect(period.lastYear(calendar).id == yearBefore)
  }

  @Test(
    "other texts are no periods",
    arguments: ["", "2025-Q5", "2025-13", "..", "2025-02-30", "2025-03-01..2025-02-01", "a..b"])
  func noPeriods(id: String) {
    #expect(MetricPeriod(id: id, calendar: calendar) == nil)
  }

  @Test("a reference at the same days is cut after as many business days as have passed")
  func sameDays() throws {
    // By hand: 2025-05-15 is the 33rd business day of Q2 (22 in April, 11 in May); the 33rd of Q1 2025
    // (23 in January, 10 in February) is 2025-02-14, that of Q2 2024 (22 in April, 11 in May) 2024-05-15.
    let frame = try MetricFrame(try MetricCRM.fixed.get(), "2025-Q2", asOf: "2025-05-15")
    #expect(frame.elapsedBusinessDays == 33)
    #expect(frame.businessDayCount == 65)
    let before = try #require(frame.reference(.sameDaysPrevious))
    #expect(before.known.asOf.iso8601 == "2025-02-14")
    #expect(before.period.id == "2025-Q1")
    let year = try #require(frame.reference(.sameDaysLastYear))
    #expect(year.known.asOf.iso8601 == "2024-05-15")
    let over = try MetricFrame(try MetricCRM.fixed.get(), "2025-Q1", asOf: "2025-05-15")
    #expect(over.reference(.sameDaysPrevious) == nil)
    #expect(over.reference(.previous)?.known.asOf.iso8601 == "2025-05-15")
  }

  @Test("a trailing year ends where the period does, and starts a year before")
  func trailing() throws {
    let frame = try MetricFrame(try MetricCRM.fixed.get(), "2025-Q1", asOf: "2025-05-15")
    #expect(frame.known.zone.day(of: frame.trailingStart).iso8601 == "2024-04-01")
  }

  @Test(
    "a goal for a sum is asked for in the share of business days that have passed",
    arguments: [
      // value, elapsed, goal 100 at least, flow: status
      (40.0, 0.5, true, MetricTargetStatus.behind), (50, 0.5, true, .ahead),
      (100, 0.5, true, .met), (99, 1, true, .missed), (100, 1, true, .met),
      (99, 0.5, false, .behind), (100, 0.5, false, .ahead),
    ])
  func atLeast(value: Double, elapsed: Double, isFlow: Bool, status: MetricTargetStatus) {
    let target = MetricTarget(metric: "x.y", goal: 100, side: .atLeast)
    let standing = MetricStanding(
      target, reading: MetricReading(value: value, count: 5), isFlow: isFlow, elapsed: elapsed)
    #expect(standing.status == status)
    #expect(!standing.isWithinInterval)
  }

  @Test("a limit that is passed is missed at once; without a value there is no status")
  func atMost() {
    let target = MetricTarget(metric: "x.y", goal: 100, side: .atMost)
    func standing(_ value: Double?, _ elapsed: Double) -> MetricStanding {
      MetricStanding(
        target, reading: MetricReading(value: value, count: 5, lower: 90, upper: 110), isFlow: true,
        elapsed: elapsed)
    }
    #expect(standing(101, 0.2).status == .missed)
    #expect(standing(30, 0.2).status == .behind)
    #expect(standing(20, 0.2).status == .ahead)
    #expect(standing(100, 1).status == .met)
    #expect(standing(nil, 1).status == nil)
    #expect(standing(95, 1).isWithinInterval)
  }

  @Test("an interval of a quantile lies at the ranks of the table in Conover's book")
  func ranks() throws {
    // Binomial(16, 0.75): P(X <= 8) = 0.0271 > 0.025 and P(X <= 7) = 0.0075, so the lower end is the 8th
    // value; P(X <= 14) = 0.9365 and P(X <= 15) = 0.9900 >= 0.975, so the upper end is the 16th.
    let ranks = try #require(OrderInterval.ranks(probability: 0.75, count: 16))
    #expect(ranks.lower == 7 && ranks.upper == 15)
    #expect(OrderInterval.ranks(probability: 0.5, count: 5) == nil)
    #expect(
      OrderInterval.ranks(probability: 0.5, count: 6).map { [$0.lower, $0.upper] } == [0, 5])
  }
}

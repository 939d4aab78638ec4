import Calendars
import Foundation
import Testing

@Suite struct FiscalCalendarTests {
  @Test("a calendar year has the number of its year")
  func calendarYear() throws {
    let period = FiscalCalendar().quarter(containing: try Day(iso: "2025-12-31"))
    #expect(period.id == "2025-Q4" && period.kind == .quarter)
    #expect(period.start.iso8601 == "2025-10-01" && period.end.iso8601 == "2026-01-01")
    #expect(period.dayCount == 92)
  }

  @Test("a year that starts in February is named by the year in which it ends")
  func february() throws {
    let calendar = try FiscalCalendar(fiscalYearStartMonth: 2)
    let year = try calendar.period(id: "2025")
    #expect(year.start.iso8601 == "2024-02-01" && year.lastDay.iso8601 == "2025-01-31")
    #expect(calendar.quarter(containing: try Day(iso: "2025-01-31")).id == "2025-Q4")
    #expect(calendar.quarter(containing: try Day(iso: "2025-02-01")).id == "2026-Q1")
    #expect(calendar.month(containing: try Day(iso: "2025-02-01")).id == "2025-02")
  }

  @Test("periods of every start tile the days, and ids lead back to them")
  func tiling() throws {
    for month in 1...12 {
      for startDay in [1, 6, 28] {
        let calendar = try FiscalCalendar(fiscalYearStartMonth: month, startDay: startDay)
        for kind in FiscalPeriod.Kind.allCases {
          var period = calendar.period(kind, containing: try Day(iso: "2019-05-17"))
          for _ in 0..<30 {
            let next = calendar.period(period, offsetBy: 1)
            #expect(next.start == period.end && period < next)
            #expect(calendar.period(next, offsetBy: -1) == period)
            #expect(try calendar.period(id: period.id) == period)
            #expect(calendar.period(kind, containing: period.start) == period)
            #expect(calendar.period(kind, containing: period.lastDay) == period)
            #expect(period.contains(period.lastDay) && !period.contains(period.end))
            period = next
          }
        }
      }
    }
  }

  @Test(
    "what does not name a period is refused",
    arguments: [
      "", "2025-Q5", "2025-Q0", "2025-13", "2025-1", "25", "2025Q4", "2025-q4", "0000", "9999",
      "2025-Q44", "+025", "2025-11-01", "２０２５",
    ])
  func refused(_ id: String) {
    #expect(throws: CalendarError.notAPeriod(id: id)) { try FiscalCalendar().period(id: id) }
  }

  @Test("an impossible start of the year is refused, also when decoded")
  func invalid() throws {
    for (month, day) in [(0, 1), (13, 1), (1, 0), (1, 29)] {
      #expect(throws: CalendarError.invalidFiscalYearStart(month: month, day: day)) {
        try FiscalCalendar(fiscalYearStartMonth: month, startDay: day)
      }
    }
    let calendar = try FiscalCalendar(fiscalYearStartMonth: 7, startDay: 6)
    let data = try JSONEncoder().encode(calendar)
    #expect(try JSONDecoder().decode(FiscalCalendar.self, from: data) == calendar)
    let wrong = Data("{\"fiscalYearStartMonth\":13,\"startDay\":1}".utf8)
    #expect(throws: CalendarError.self) {
      try JSONDecoder().decode(FiscalCalendar.self, from: wrong)
    }
  }

  @Test("offsets beyond the range of days do not trap")
  func extremes() throws {
    let period = try FiscalCalendar().period(id: "2025-Q4")
    #expect(FiscalCalendar().period(period, offsetBy: .max) > period)
    #expect(FiscalCalendar().period(period, offsetBy: .min) < period)
    #expect(FiscalCalendar().year(containing: Day(number: .min)).kind == .year)
    #expect(FiscalCalendar().month(containing: Day(number: .max)).kind == .month)
  }
}

import Calendars
import Foundation
import Testing

@Suite struct IsoWeekTests {
  @Test("weeks around 200 new years are those of GNU date")
  func gnuDate() throws {
    let lines = IsoWeekValues.lines.split(separator: "\n")
    #expect(lines.count == 200)
    for (index, line) in lines.enumerated() {
      let first = try Day(year: IsoWeekValues.firstYear + index - 1, month: 12, day: 26)
      let weeks = (0..<12).map { IsoWeek(containing: first + $0).id }
      #expect(weeks == line.split(separator: " ").map(String.init), "\(first)")
    }
  }

  @Test("every week of 400 years has seven days from Monday on and leads back to itself")
  func round() throws {
    var day = try Day(iso: "1800-01-06")
    #expect(day.weekday == 1)
    var weeks = 0
    while day.year < 2201 {
      let week = IsoWeek(containing: day)
      #expect(week.start == day && week.lastDay == day + 6)
      #expect(try IsoWeek(year: week.year, week: week.week) == week)
      #expect(try IsoWeek(id: week.id) == week)
      for offset in 1...6 where IsoWeek(containing: day + offset) != week {
        Issue.record("\(day + offset)")
      }
      #expect(week < IsoWeek(containing: day + 7))
      day = day + 7
      weeks += 1
    }
    #expect(weeks > 20_000)
  }

  @Test("years of 53 weeks begin or, leap years, begin or end on a Thursday")
  func longYears() throws {
    for year in 1900...2100 {
      let first = try Day(year: year, month: 1, day: 1).weekday
      let last = try Day(year: year, month: 12, day: 31).weekday
      #expect((IsoWeek.count(inYear: year) == 53) == (first == 4 || last == 4), "\(year)")
    }
  }

  @Test("weeks that do not exist are refused")
  func refused() throws {
    #expect(throws: CalendarError.noSuchWeek(year: 2025, week: 53)) {
      try IsoWeek(year: 2025, week: 53)
    }
    #expect(throws: CalendarError.noSuchWeek(year: .max, week: .min)) {
      try IsoWeek(year: .max, week: .min)
    }
    for id in ["2025-W00", "2025-W53", "2025-W1", "2025W01", "2025-w01", "2025-Q1", ""] {
      #expect(throws: CalendarError.notAPeriod(id: id)) { try IsoWeek(id: id) }
    }
  }

  @Test("a calendar of months has the weeks of ISO 8601")
  func calendar() throws {
    let calendar = try FiscalCalendar(fiscalYearStartMonth: 2)
    let week = calendar.week(containing: try Day(iso: "2024-12-30"))
    #expect(week.id == "2025-W01" && week.kind == .week && week.dayCount == 7)
    #expect(try calendar.period(id: "2025-W01") == week)
    #expect(calendar.period(week, offsetBy: -1).id == "2024-W52")
    #expect(throws: CalendarError.self) { try calendar.period(id: "2025-W53") }
    #expect(throws: CalendarError.self) { try calendar.period(id: "2025-P01") }
  }

  @Test("the first and the last days have a week; JSON holds the id")
  func limits() throws {
    #expect(IsoWeek(containing: Day(number: .min)).id == "0001-W01")
    #expect(IsoWeek(containing: Day(number: .max)).id == "9999-W52")
    let week = try IsoWeek(id: "2020-W53")
    let data = try JSONEncoder().encode([week])
    #expect(String(decoding: data, as: UTF8.self) == "[\"2020-W53\"]")
    #expect(try JSONDecoder().decode([IsoWeek].self, from: data) == [week])
  }
}

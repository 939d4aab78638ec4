import Calendars
import Foundation
import Testing

@Suite struct BusinessCalendarTests {
  /// The calendars of make_business_days.py; its yearly dates end within the years it asks about.
  private func calendar(_ name: Substring) throws -> BusinessCalendar {
    let holidays = [
      "01-01", "12-25", "2025-04-18", "2025-04-21", "2025-12-25", "2024-02-29", "2000-02-29",
      "2025-11-29",
    ]
    return try BusinessCalendar(
      workingDays: name == "western"
        ? [.mon, .tue, .wed, .thu, .fri] : [.sun, .mon, .tue, .wed, .thu],
      holidays: holidays.map { try Holiday($0) })
  }

  @Test("counts and steps are those of numpy's busday functions")
  func numpy() throws {
    let rows = BusinessDayValues.rows.split(separator: "\n")
    #expect(rows.count == 200)
    for row in rows {
      let fields = row.split(separator: " ")
      let calendar = try calendar(fields[0])
      let start = try Day(iso: String(fields[1]))
      let end = try Day(iso: String(fields[2]))
      #expect(calendar.count(from: start, to: end) == Int(fields[3]), "\(row)")
      let step = try #require(Int(fields[4]))
      #expect(
        calendar.adding(businessDays: step, to: start)?.iso8601 == String(fields[5]), "\(row)")
    }
  }

  @Test("counting day by day comes to the same, forwards and backwards")
  func dayByDay() throws {
    let calendar = try BusinessCalendar(
      workingDays: [.sat, .mon, .wed],
      holidays: ["02-29", "12-25", "2024-02-29", "2025-03-05", "2025-03-06"].map(Holiday.init))
    #expect(calendar.workingDays == [.mon, .wed, .sat])
    let first = try Day(iso: "2023-11-20")
    var days: [Day] = []
    for offset in 0..<900 {
      let day = first + offset
      let off = ["2024-02-29", "2025-03-05", "2023-12-25", "2024-12-25", "2025-12-25"]
      let isOn = [1, 3, 6].contains(day.weekday) && !off.contains(day.iso8601)
      #expect(calendar.isBusinessDay(day) == isOn, "\(day)")
      #expect(calendar.count(from: first, to: day) == days.count)
      #expect(calendar.count(from: day, to: first) == -days.count)
      if isOn { days.append(day) }
    }
    for (index, day) in days.enumerated() {
      #expect(calendar.adding(businessDays: index + 1, to: first - 1) == day)
      #expect(calendar.adding(businessDays: -1, to: day + 1) == day)
      if index >= 7 { #expect(calendar.adding(businessDays: -7, to: day) == days[index - 7]) }
    }
  }

  @Test("the business day of a period")
  func periods() throws {
    let calendar = try calendar("western")
    let quarter = try FiscalCalendar().period(id: "2025-Q4")
    // 92 days: 66 weekdays, less Christmas.
    #expect(calendar.count(in: quarter) == 65)
    #expect(calendar.businessDay(of: try Day(iso: "2025-10-01"), in: quarter) == 1)
    #expect(calendar.businessDay(of: try Day(iso: "2025-10-04"), in: quarter) == 3)
    #expect(calendar.businessDay(of: quarter.lastDay, in: quarter) == 65)
    #expect(calendar.businessDay(of: quarter.end, in: quarter) == nil)
    #expect(calendar.businessDay(65, of: quarter) == quarter.lastDay)
    #expect(calendar.businessDay(66, of: quarter) == nil)
    #expect(calendar.businessDay(0, of: quarter) == nil)
    for number in 1...65 {
      let day = try #require(calendar.businessDay(number, of: quarter))
      #expect(calendar.isBusinessDay(day))
      #expect(calendar.businessDay(of: day, in: quarter) == number)
    }
  }

  @Test("beyond the first and the last day there is none")
  func limits() throws {
    let calendar = BusinessCalendar()
    let day = try Day(iso: "2025-03-08")
    #expect(calendar.adding(businessDays: 0, to: day) == day)
    #expect(calendar.adding(businessDays: .max, to: day) == nil)
    #expect(calendar.adding(businessDays: .min, to: day) == nil)
    #expect(calendar.adding(businessDays: -1, to: Day(number: .min)) == nil)
    #expect(calendar.adding(businessDays: 1, to: Day(number: .max)) == nil)
    // 9999-12-31 is a Friday.
    #expect(calendar.adding(businessDays: 1, to: Day(number: .max) - 1)?.iso8601 == "9999-12-31")
    let everyDay = try (0..<366).map {
      Holiday.yearly(try MonthDay(String((try Day(iso: "2024-01-01") + $0).iso8601.dropFirst(5))))
    }
    let closed = try BusinessCalendar(holidays: everyDay)
    #expect(closed.count(from: Day(number: .min), to: Day(number: .max)) == 0)
    #expect(closed.adding(businessDays: 1, to: day) == nil)
  }

  @Test(
    "what is no holiday is refused", arguments: ["02-30", "13-01", "2025-02-29", "1-1", "", "x"])
  func refused(_ text: String) {
    #expect(throws: CalendarError.notAHoliday(text: text)) { try Holiday(text) }
  }

  @Test("a week without work is refused; a calendar survives JSON")
  func codable() throws {
    #expect(throws: CalendarError.noWorkingDay) { try BusinessCalendar(workingDays: []) }
    let calendar = try calendar("sunday")
    let data = try JSONEncoder().encode(calendar)
    #expect(try JSONDecoder().decode(BusinessCalendar.self, from: data) == calendar)
    let idle = Data("{\"workingDays\":[],\"holidays\":[]}".utf8)
    #expect(throws: CalendarError.noWorkingDay) {
      try JSONDecoder().decode(BusinessCalendar.self, from: idle)
    }
  }
}

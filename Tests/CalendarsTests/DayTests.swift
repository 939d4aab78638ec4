import Calendars
import Foundation
import Testing

@Suite struct DayTests {
  @Test("every day of four centuries survives its parts and its text")
  func roundTrip() throws {
    var day = try Day(year: 1799, month: 12, day: 31)
    for _ in 0..<146_098 {
      #expect(try Day(year: day.year, month: day.month, day: day.day) == day)
      #expect(try Day(iso: day.iso8601) == day)
      day = day + 1
    }
    #expect(day.iso8601 == "2200-01-01")
  }

  @Test("days agree with Foundation's Gregorian calendar")
  func foundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: Int32(-40_000), through: 60_000, by: 97) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      let day = Day(number: number)
      #expect(parts.year == day.year && parts.month == day.month && parts.day == day.day)
      #expect(parts.weekday == day.weekday % 7 + 1)
    }
  }

  @Test("leap years: 2000 and 2024 are, 1900 and 2100 are not")
  func leapYears() {
    #expect(throws: Never.self) { try Day(year: 2000, month: 2, day: 29) }
    #expect(throws: Never.self) { try Day(year: 2024, month: 2, day: 29) }
    for year in [1900, 2100, 2023] {
      #expect(throws: CalendarError.noSuchDay(year: year, month: 2, day: 29)) {
        try Day(year: year, month: 2, day: 29)
      }
    }
    #expect(throws: CalendarError.self) { try Day(year: .max, month: .min, day: .max) }
  }

  @Test("adding months holds to the end of a shorter month")
  func months() throws {
    let day = try Day(iso: "2024-01-31")
    #expect(day.addingMonths(1).iso8601 == "2024-02-29")
    #expect(day.addingMonths(13).iso8601 == "2025-02-28")
    #expect(day.addingMonths(-2).iso8601 == "2023-11-30")
    #expect(day.addingMonths(.max).iso8601 == "9999-12-31")
    #expect(day.addingMonths(.min).iso8601 == "0001-01-01")
  }

  @Test("arithmetic stops at the first and the last day")
  func limits() throws {
    let day = try Day(iso: "2025-03-31")
    #expect(day.advanced(by: .max).iso8601 == "9999-12-31")
    #expect((day - .min).iso8601 == "9999-12-31")
    #expect((day + .min).iso8601 == "0001-01-01")
    #expect(day - (day - 31) == 31)
  }

  @Test("a day is written in JSON as its ISO text")
  func codable() throws {
    let day = try Day(iso: "2025-03-31")
    let data = try JSONEncoder().encode([day])
    #expect(String(decoding: data, as: UTF8.self) == "[\"2025-03-31\"]")
    #expect(try JSONDecoder().decode([Day].self, from: data) == [day])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data("[\"2025-02-30\"]".utf8))
    }
  }

  @Test("working days are counted Monday to Friday, the last day left out")
  func businessDays() throws {
    let monday = try Day(iso: "2025-03-03")
    for length in 0...30 {
      let counted = (0..<length).filter { (monday + $0).weekday <= 5 }.count
      #expect(BusinessDays.count(from: monday, to: monday + length) == counted)
      #expect(BusinessDays.count(from: monday + length, to: monday) == -counted)
    }
  }
}

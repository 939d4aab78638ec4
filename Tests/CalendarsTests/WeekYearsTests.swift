import Calendars
import Foundation
import Testing

/// Years of 52 and 53 weeks against what their users publish.
@Suite struct WeekYearsTests {
  private static func calendar(
    _ pattern: WeekPattern, _ yearEnds: String, extraWeek: Int = 4, _ name: YearName = .end
  ) throws -> FiscalCalendar {
    FiscalCalendar(
      weeks: try WeekYears(
        pattern: pattern, yearEnds: YearEnd(yearEnds), extraWeek: extraWeek, yearName: name))
  }

  private static func retail() throws -> FiscalCalendar {
    try calendar(.fourFiveFour, "nearest saturday to january 31", .start)
  }

  private func span(_ calendar: FiscalCalendar, _ id: String) throws -> String {
    let period = try calendar.period(id: id)
    #expect(period.id == id)
    return "\(period.start)...\(period.lastDay)"
  }

  /// nrf.com/resources/4-5-4-calendar names FY00, 06, 12, 17 and 23; the others up to 2200 are those
  /// of the specification of the Ruby library Calendrical (NationalRetailFederation).
  static let longRetailYears = [
    2000, 2006, 2012, 2017, 2023, 2028, 2034, 2040, 2045, 2051, 2056, 2062, 2068, 2073, 2079, 2084,
    2090, 2096, 2102, 2108, 2113, 2119, 2124, 2130, 2136, 2141, 2147, 2152, 2158, 2164, 2169, 2175,
    2180, 2186, 2192, 2197,
  ]

  @Test("retail: the years of 53 weeks from 2000 to 2200")
  func retailLongYears() throws {
    let calendar = try Self.retail()
    let long = try (2000...2200).filter { try calendar.period(id: "\($0)").dayCount == 371 }
    #expect(long == Self.longRetailYears)
  }

  @Test("retail: fiscal 2023 has 53 weeks and 2024 follows it; Target reports the same years")
  func retailYears() throws {
    let calendar = try Self.retail()
    // Target Corporation, Form 10-K of fiscal 2023: 28 January 2023 and 3 February 2024.
    #expect(try span(calendar, "2022") == "2022-01-30...2023-01-28")
    #expect(try span(calendar, "2023") == "2023-01-29...2024-02-03")
    #expect(try span(calendar, "2024") == "2024-02-04...2025-02-01")
    // NRF: the week of 29 January 2017 is the first of fiscal 2017.
    #expect(try span(calendar, "2017-W01") == "2017-01-29...2017-02-04")
    #expect(calendar.week(containing: try Day(iso: "2024-02-03")).id == "2023-W53")
    #expect(calendar.quarter(containing: try Day(iso: "2024-02-03")).id == "2023-Q4")
    // The README of rocksoftcode/nrf-calendar: October of fiscal 2015, the ninth month.
    #expect(try span(calendar, "2015-P09") == "2015-10-04...2015-10-31")
    #expect(try calendar.period(id: "2023-P12").dayCount == 35)
  }

  @Test("Apple: last Saturday of September, the extra week in the first quarter")
  func apple() throws {
    let calendar = try Self.calendar(
      .fiveFourFour, "last saturday of september", extraWeek: 1)
    // Forms 10-K for 2022, 2023 and 2024; Form 10-Q for the quarter ended 31 December 2022.
    #expect(try calendar.period(id: "2022").lastDay.iso8601 == "2022-09-24")
    #expect(try span(calendar, "2023") == "2022-09-25...2023-09-30")
    #expect(try span(calendar, "2023-Q1") == "2022-09-25...2022-12-31")
    #expect(try calendar.period(id: "2023-Q1").dayCount == 14 * 7)
    #expect(try calendar.period(id: "2023-Q2").dayCount == 13 * 7)
    #expect(try calendar.period(id: "2024").lastDay.iso8601 == "2024-09-28")
    #expect(try calendar.period(id: "2023-P03").dayCount == 35, "the last period takes it")
  }

  @Test("Cisco: last Saturday of July", arguments: ["2013-07-27", "2016-07-30", "2019-07-27"])
  func cisco(_ end: String) throws {
    // Forms 10-K for fiscal 2013, 2016 and 2019; 2016 had 53 weeks.
    let calendar = try Self.calendar(.fourFourFive, "last saturday of july")
    let year = try calendar.period(id: String(end.prefix(4)))
    #expect(year.lastDay.iso8601 == end)
    #expect(year.dayCount == (year.id == "2016" ? 371 : 364))
  }

  @Test("Intel: last Saturday of December; 2022 had 53 weeks and 14 in its first quarter")
  func intel() throws {
    let calendar = try Self.calendar(.fourFourFive, "last saturday of december", extraWeek: 1)
    // Form 10-K for 2022 (25 December 2021, 31 December 2022); Forms 10-Q of 2022.
    #expect(try calendar.period(id: "2021").lastDay.iso8601 == "2021-12-25")
    #expect(try span(calendar, "2022") == "2021-12-26...2022-12-31")
    #expect(try span(calendar, "2022-Q1") == "2021-12-26...2022-04-02")
    #expect(try span(calendar, "2022-Q2") == "2022-04-03...2022-07-02")
    #expect(try span(calendar, "2022-Q3") == "2022-07-03...2022-10-01")
  }

  @Test("Costco: thirteen periods, three in the first quarters, four or 17 weeks in the last")
  func costco() throws {
    let calendar = try Self.calendar(.threeThreeThreeFour, "nearest sunday to august 31")
    // Forms 10-K: the ends of fiscal 2019 to 2024; 53 weeks, 17 in the last quarter, in 2023.
    let ends = [
      "2019-09-01", "2020-08-30", "2021-08-29", "2022-08-28", "2023-09-03", "2024-09-01",
    ]
    #expect(try (2019...2024).map { try calendar.period(id: "\($0)").lastDay.iso8601 } == ends)
    let quarters = try (1...4).map { try calendar.period(id: "2023-Q\($0)").dayCount / 7 }
    #expect(quarters == [12, 12, 12, 17])
    #expect(try calendar.period(id: "2022-Q4").dayCount == 16 * 7)
    #expect(try calendar.period(id: "2023-P13").dayCount == 5 * 7, "five weeks in the thirteenth")
  }

  @Test("the two rules part in November 2001 as in the example of 26 CFR 1.441-2")
  func treasury() throws {
    let last = try Self.calendar(.fourFourFive, "last saturday of november")
    let nearest = try Self.calendar(.fourFourFive, "nearest saturday to november 30")
    #expect(try last.period(id: "2001").lastDay.iso8601 == "2001-11-24")
    #expect(try nearest.period(id: "2001").lastDay.iso8601 == "2001-12-01")
  }

  @Test("a year that ends near 31 December has one name, also when it ends in January")
  func newYear() throws {
    for name in YearName.allCases {
      let calendar = try Self.calendar(.fourFourFive, "nearest saturday to december 31", name)
      // 3 January 2026 and 1 January 2028 are the Saturdays nearest to the ends of 2025 and 2027.
      #expect(try span(calendar, "2026") == "2026-01-04...2027-01-02")
      #expect(try span(calendar, "2027") == "2027-01-03...2028-01-01")
      #expect(try span(calendar, "2028") == "2028-01-02...2028-12-30")
    }
  }

  @Test("the same quarter of the year before is found by its id, whatever the length of the years")
  func yearBefore() throws {
    let calendar = try Self.retail()
    for year in 2000...2030 {
      for quarter in 1...4 {
        let period = try calendar.period(id: "\(year)-Q\(quarter)")
        #expect(calendar.period(period, offsetBy: -4).id == "\(year - 1)-Q\(quarter)")
        #expect(calendar.period(period, offsetBy: 8).id == "\(year + 2)-Q\(quarter)")
      }
      let last = try calendar.period(id: "\(year)-P12")
      #expect(calendar.period(last, offsetBy: -12).id == "\(year - 1)-P12")
    }
  }

  @Test(
    "what years of weeks do not have is refused",
    arguments: ["2025-11", "2024-W53", "2025-P13", "2025-P00", "2025-P1", "2025-W00", "2025-W1"])
  func refused(_ id: String) throws {
    let calendar = try Self.retail()
    #expect(throws: CalendarError.notAPeriod(id: id)) { try calendar.period(id: id) }
  }

  @Test("the text of a rule reads back, and what is no rule is named")
  func yearEndTexts() throws {
    for text in ["last saturday of january", "nearest sunday to august 31"] {
      #expect(try YearEnd(text).description == text)
    }
    #expect(try YearEnd("Nearest  SAT to Jan 31") == YearEnd("nearest saturday to january 31"))
    #expect(throws: CalendarError.unknownWeekday(name: "saterday")) {
      try YearEnd("last saterday of january")
    }
    #expect(throws: CalendarError.unknownMonth(name: "janury")) {
      try YearEnd("last saturday of janury")
    }
    #expect(throws: CalendarError.invalidYearEnd(month: 2, day: 29)) {
      try YearEnd("nearest saturday to february 29")
    }
    for text in ["", "saturday", "first saturday of january", "nearest saturday to january x"] {
      #expect(throws: CalendarError.notAYearEnd(text: text)) { try YearEnd(text) }
    }
    #expect(throws: CalendarError.invalidExtraWeek(quarter: 5)) {
      try WeekYears(
        pattern: .fourFourFive, yearEnds: YearEnd("last friday of june"), extraWeek: 5)
    }
  }

  @Test("a calendar of weeks survives JSON, one of months is written as ever")
  func codable() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let retail = try Self.retail()
    let data = try encoder.encode(retail)
    #expect(try JSONDecoder().decode(FiscalCalendar.self, from: data) == retail)
    let plain = try encoder.encode(FiscalCalendar(fiscalYearStartMonth: 7, startDay: 6))
    #expect(
      String(decoding: plain, as: UTF8.self) == "{\"fiscalYearStartMonth\":7,\"startDay\":6}")
    let wrong = String(decoding: data, as: UTF8.self).replacing("saturday", with: "someday")
    #expect(throws: CalendarError.self) {
      try JSONDecoder().decode(FiscalCalendar.self, from: Data(wrong.utf8))
    }
  }
}

import Calendars
import Testing

/// Local times around quarter ends, clock changes and skipped days, against Python's zoneinfo.
@Suite struct ZoneReferenceTests {
  private struct Row {
    let zone: BusinessTimeZone
    let local: String
    let instant: String

    init(_ line: Substring) throws {
      let fields = line.split(separator: " ").map(String.init)
      zone = try BusinessTimeZone(identifier: fields[0])
      (local, instant) = (fields[1], fields[2])
    }
  }

  @Test("local times are the instants of zoneinfo")
  func times() throws {
    let lines = TimeValues.times.split(separator: "\n")
    #expect(lines.count == 116)
    for line in lines {
      let row = try Row(line)
      let parser = DateParser(zone: row.zone)
      #expect(try parser.instant(from: row.local).get().iso8601 == row.instant, "\(line)")
    }
  }

  @Test("days start when zoneinfo says")
  func starts() throws {
    let lines = TimeValues.starts.split(separator: "\n")
    #expect(lines.count == 42)
    for line in lines {
      let row = try Row(line)
      #expect(row.zone.startOfDay(try Day(iso: row.local)).iso8601 == row.instant, "\(line)")
    }
  }

  @Test("a deal closed at 23:30 on the last day of a quarter belongs to it, half an hour later not")
  func quarterEnd() throws {
    let retail = FiscalCalendar(
      weeks: try WeekYears(
        pattern: .fourFiveFour, yearEnds: YearEnd("nearest saturday to january 31"),
        yearName: .start))
    var seen = 0
    for line in TimeValues.times.split(separator: "\n") where line.contains("T23:30") {
      let row = try Row(line)
      let parser = DateParser(zone: row.zone)
      let day = row.zone.day(of: try parser.instant(from: row.local).get())
      guard day.iso8601 == row.local.prefix(10) else {
        // The only times here that the clocks skip.
        Issue.record("\(line) lies on \(day)")
        continue
      }
      let later = row.zone.day(
        of: Instant(seconds: try parser.instant(from: row.local).get().seconds + 1800))
      for calendar in [FiscalCalendar(), retail] {
        #expect(calendar.quarter(containing: day).contains(day))
      }
      if row.local.hasPrefix("2025-09-30") {
        #expect(FiscalCalendar().quarter(containing: day).id == "2025-Q3")
        #expect(FiscalCalendar().quarter(containing: later).id == "2025-Q4")
        seen += 1
      }
    }
    #expect(seen == 9)
  }

  @Test("years, leap or not, keep their days: 1900, 2000, 2024 and 2100")
  func leapYears() throws {
    for (year, days) in [(1900, 365), (2000, 366), (2024, 366), (2100, 365)] {
      let period = try FiscalCalendar().period(id: "\(year)")
      #expect(period.dayCount == days)
      #expect(try FiscalCalendar().period(id: "\(year)-02").dayCount == days - 337)
      let leap = try FiscalCalendar(fiscalYearStartMonth: 2, startDay: 28)
      #expect(leap.month(containing: try Day(year: year, month: 3, day: 1)).id == "\(year)-02")
    }
  }
}

import Calendars
import Foundation
import Testing

@Suite struct BusinessTimeZoneTests {
  static let zones = [
    "UTC", "Europe/Madrid", "America/New_York", "America/St_Johns", "Asia/Kathmandu",
    "Pacific/Kiritimati", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca",
    "Pacific/Apia",
  ]

  @Test("offsets are Foundation's at every hour around every change", arguments: zones)
  func offsets(_ name: String) throws {
    let zone = try BusinessTimeZone(identifier: name)
    let reference = try #require(TimeZone(identifier: name))
    for seconds in stride(from: Int64(0), to: 4_102_444_800, by: 61_200 + 1) {
      let expected = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      #expect(zone.secondsFromUTC(at: Instant(seconds: seconds)) == expected)
    }
  }

  @Test("start and noon of a day lie in it, and the second before its start does not")
  func starts() throws {
    for name in Self.zones {
      let zone = try BusinessTimeZone(identifier: name)
      for number in Int32(3000)..<30_000 {
        let day = Day(number: number)
        let start = zone.startOfDay(day)
        // Samoa and Kiribati each left out a day when they moved across the date line.
        if zone.day(of: start) != day {
          #expect(day.iso8601 == "2011-12-30" || day.iso8601 == "1994-12-31", "\(name) \(day)")
          continue
        }
        #expect(zone.day(of: Instant(seconds: start.seconds - 1)) < day)
        #expect(zone.day(of: zone.noon(of: day)) == day)
      }
    }
  }

  @Test("a deal closed at 23:30 on the last day of a quarter belongs to it", arguments: zones)
  func quarterEnd(_ name: String) throws {
    let zone = try BusinessTimeZone(identifier: name)
    let parser = DateParser(zone: zone)
    let last = try Day(iso: "2025-03-31")
    #expect(try parser.day(from: "2025-03-31T23:30").get() == last)
    #expect(try parser.day(from: "2025-03-31 23:59:59.999").get() == last)
    #expect(try parser.day(from: "2025-04-01T00:00:00").get() == last + 1)
  }

  @Test("an hour that comes twice is the first, one that is skipped is after the gap")
  func changes() throws {
    let parser = DateParser(zone: try BusinessTimeZone(identifier: "Europe/Madrid"))
    let twice = try parser.instant(from: "2025-10-26T02:30").get()
    #expect(twice.iso8601 == "2025-10-26T00:30:00Z")
    let skipped = try parser.instant(from: "2025-03-30T02:30").get()
    #expect(skipped.iso8601 == "2025-03-30T01:30:00Z")
  }

  @Test("moments at the end of time have a day")
  func extremes() throws {
    let zone = try BusinessTimeZone(identifier: "Europe/Madrid")
    #expect(zone.day(of: Instant(seconds: .max)).iso8601 == "9999-12-31")
    #expect(zone.day(of: Instant(seconds: .min)).iso8601 == "0001-01-01")
    #expect(zone.day(of: Instant(seconds: -1)).iso8601 == "1970-01-01")
    #expect(BusinessTimeZone.utc.day(of: Instant(seconds: -1)).iso8601 == "1969-12-31")
    #expect(Instant(seconds: .max).iso8601 == "9999-12-31T23:59:59Z")
  }

  @Test("an unknown name is an error", arguments: ["", "Mars/Olympus", "../etc/passwd"])
  func unknown(_ name: String) {
    #expect(throws: CalendarError.unknownTimeZone(identifier: name)) {
      try BusinessTimeZone(identifier: name)
    }
  }
}

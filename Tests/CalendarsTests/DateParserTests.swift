import Calendars
import Testing

@Suite struct DateParserTests {
  @Test(
    "ISO times with and without offset",
    arguments: [
      ("2025-03-31T10:20:30Z", "2025-03-31T10:20:30Z"),
      ("2025-03-31 10:20:30.123456Z", "2025-03-31T10:20:30Z"),
      ("2025-03-31T10:20:30+02:00", "2025-03-31T08:20:30Z"),
      ("2025-03-31T10:20+0200", "2025-03-31T08:20:00Z"),
      ("2025-03-31 10:20-05", "2025-03-31T15:20:00Z"),
      ("2025-03-31T00:00", "2025-03-31T00:00:00Z"),
      ("2025-03-31", "2025-03-31T12:00:00Z"),
      ("2025-03-31 6:05:09", "2025-03-31T06:05:09Z"),
      ("2025-03-31 10:20:30 UTC", "2025-03-31T10:20:30Z"),
      ("2025-03-31 12:05 AM", "2025-03-31T00:05:00Z"),
      ("2025-03-31 12:05 pm", "2025-03-31T12:05:00Z"),
    ])
  func isoTimes(_ text: String, _ expected: String) throws {
    #expect(try DateParser().instant(from: text).get().iso8601 == expected)
  }

  @Test(
    "what is not exactly a date is refused",
    arguments: [
      ("", DateProblem.empty), ("2025-02-31", .noSuchDay), ("2025-13-01", .noSuchDay),
      ("0000-01-01", .noSuchDay), ("2025-3-31", .notInFormat), ("31/03/2025", .notInFormat),
      ("2025-03-31 ", .notInFormat), (" 2025-03-31", .notInFormat), ("20250331", .notInFormat),
      ("2025-03-31T24:00", .noSuchTime), ("2025-03-31T10", .notInFormat),
      ("2025-03-31T10:20:60", .noSuchTime), ("2025-03-31T10:20:30.", .notInFormat),
      ("2025-03-31T10:20Zx", .notInFormat), ("2025-03-31T10:20+25:00", .noSuchTime),
      ("2025-03-31T10:20+2", .notInFormat), ("2025-03-31T10:20+020", .notInFormat),
      ("2025-03-31T6:05", .notInFormat), ("2025-03-31 13:05 PM", .noSuchTime),
      ("2025-03-31 0:05 AM", .noSuchTime), ("2025-03-31 10:05 XM", .notInFormat),
      ("2025-03-31 10:05PM", .notInFormat), ("2025/03/31", .notInFormat),
      ("+025-03-31", .notInFormat), ("2025-W14-1", .notInFormat),
    ])
  func refused(_ text: String, _ problem: DateProblem) {
    #expect(DateParser().parse(text) == .failure(problem))
  }

  @Test(
    "declared orders are read as declared",
    arguments: [
      (DateFormat.dmy, "31/03/2025"), (.dmy, "31-3-2025"), (.dmy, "31.03.2025"),
      (.mdy, "03/31/2025"), (.mdy, "3-31-2025"), (.iso, "2025-03-31"),
    ])
  func orders(_ format: DateFormat, _ text: String) throws {
    let parser = DateParser(format: format)
    let day = try Day(iso: "2025-03-31")
    #expect(parser.parse(text) == .success(.day(day)))
    let timed = try parser.instant(from: text + " 09:05").get()
    #expect(timed.iso8601 == "2025-03-31T09:05:00Z")
    #expect(try parser.day(from: text + " 09:05:06").get() == day)
    let afternoon = try parser.instant(from: text + (format == .iso ? " 2:05 PM" : ", 2:05 PM"))
      .get()
    #expect(afternoon.iso8601 == "2025-03-31T14:05:00Z")
  }

  @Test("an order is never guessed")
  func noGuessing() {
    #expect(DateParser(format: .dmy).parse("03/31/2025") == .failure(.noSuchDay))
    #expect(DateParser(format: .mdy).parse("31/03/2025") == .failure(.noSuchDay))
    for text in ["2025-03-31", "1/2-2025", "1/2/25", "001/2/2025", "1/2/2025T10:00", "1/2/", "/"] {
      #expect(DateParser(format: .dmy).parse(text) == .failure(.notInFormat))
    }
  }

  @Test("no cut and no changed byte of a timestamp traps")
  func damaged() {
    let text = Array("2025-03-31T10:20:30.5+02:00".utf8)
    for format in DateFormat.allCases {
      let parser = DateParser(format: format)
      for length in 0...text.count {
        text[0..<length].withUnsafeBufferPointer { _ = parser.instant(from: $0) }
      }
      for index in text.indices {
        for byte in UInt8.min...UInt8.max {
          var changed = text
          changed[index] = byte
          changed.withUnsafeBufferPointer { _ = parser.instant(from: $0) }
        }
      }
    }
  }
}

import Calendars
import Testing
import Workbooks

@Suite("Dates of workbooks")
struct WorkbookDateTests {
  private func value(
    _ stored: String, code: String? = nil, id: Int = 14, type: String = "n", uses1904: Bool = false,
    rendering: WorkbookRendering = WorkbookRendering()
  ) throws -> String {
    var book = BookFixture("<row><c t='\(type)' s='1'><v>\(stored)</v></c></row>")
    book.uses1904 = uses1904
    if let code { book.codes = [(200, code)] }
    book.styles = [0, code == nil ? id : 200]
    let (text, conversion) = try book.csv(nil, rendering)
    if text.isEmpty { return conversion.issues.map(\.kind.rawValue).joined() }
    #expect(conversion.issues == [])
    return String(text.dropLast())
  }

  // 45747 is 2025-03-31: 45658 is 2025-01-01 (Microsoft, DATEVALUE), 89 days later.
  @Test("built-in formats of dates and times are known; spans of time stay numbers")
  func builtIn() throws {
    for id in [14, 15, 16, 17, 27, 30, 36, 50, 58] {
      #expect(try value("45747", id: id) == "2025-03-31")
    }
    #expect(try value("45747", id: 22) == "2025-03-31T00:00:00")
    #expect(try value("0.5", id: 20) == "12:00:00")
    #expect(try value("0.5", id: 45) == "12:00:00")
    for id in [0, 1, 2, 4, 9, 10, 11, 13, 23, 37, 38, 44, 46, 48, 49, 59, 163] {
      #expect(try value("45747.25", id: id) == "45747.25")
    }
  }

  @Test(
    "a format code with a letter of date or time outside quotes, brackets and escapes is one",
    arguments: [
      ("yyyy-mm-dd", "2025-03-31"), ("[$-409]d\\-mmm\\-yy;@", "2025-03-31"),
      ("DD.MM.YYYY", "2025-03-31"), ("mmm", "2025-03-31"), ("[Red]yyyy", "2025-03-31"),
      ("d/m/yy h:mm", "2025-03-31T00:00:00"), ("h:mm AM/PM", "2025-03-31T00:00:00"),
      ("[$-F800]dddd, mmmm dd, yyyy", "2025-03-31"), ("mm/dd", "2025-03-31"),
      ("[h]:mm", "45747"), ("[mm]:ss", "45747"), ("[ss].00", "45747"), ("General", "45747"),
      ("0.00E+00", "45747"), ("#,##0 \"days\"", "45747"), ("0\\d", "45747"), ("0_d", "45747"),
      ("*d0", "45747"), ("[$USD] 0", "45747"), ("0;[Red]-0", "45747"), ("@", "45747"),
      ("\"", "45747"), ("[", "45747"), ("\\", "45747"), ("[]", "45747"), ("", "45747"),
    ])
  func codes(code: String, written: String) throws {
    let escaped = code.replacing("\"", with: "&quot;")
    #expect(try value("45747", code: escaped) == written)
  }

  @Test("a format of time alone gives a time below 1, and a moment above")
  func times() throws {
    #expect(try value("0.75", code: "hh:mm") == "18:00:00")
    #expect(try value("0", code: "mm:ss") == "00:00:00")
    #expect(try value("45747.75", code: "hh:mm") == "2025-03-31T18:00:00")
    #expect(try value("0.75", code: "d/m/yy h:mm") == "notADate")
  }

  @Test("1900: the day that never was is an issue, as is what no calendar has")
  func system1900() throws {
    #expect(try value("1") == "1900-01-01")
    #expect(try value("59") == "1900-02-28")
    #expect(try value("60") == "notADate")
    #expect(try value("60.5") == "notADate")
    #expect(try value("61") == "1900-03-01")
    #expect(try value("36526") == "2000-01-01")
    #expect(try value("2958465") == "9999-12-31")
    #expect(try value("2958466") == "notADate")
    #expect(try value("0") == "notADate")
    #expect(try value("-1") == "notADate")
    #expect(try value("1e300") == "notADate")
    #expect(try value("abc") == "notANumber")
  }

  // 1904: a serial number is 1462 less than in the system of 1900 (Microsoft, "Date systems").
  @Test("1904: the first day is 0")
  func system1904() throws {
    #expect(try value("0", uses1904: true) == "1904-01-01")
    #expect(try value("60", uses1904: true) == "1904-03-01")
    #expect(try value("44285", uses1904: true) == "2025-03-31")
    #expect(try value("2957003", uses1904: true) == "9999-12-31")
    #expect(try value("2957004", uses1904: true) == "notADate")
    #expect(try value("-1", uses1904: true) == "notADate")
  }

  @Test("moments are rounded to the nearest second, over midnight too")
  func rounding() throws {
    // 14:05:00 is 0.58680555... of a day.
    #expect(try value("45747.586805555555") == "2025-03-31T14:05:00")
    #expect(try value("45747.5868") == "2025-03-31T14:05:00")
    #expect(try value("45747.999999") == "2025-04-01")
    #expect(try value("45747.00000001") == "2025-03-31")
    #expect(try value("45747.9999", id: 22) == "2025-03-31T23:59:51")
    #expect(try value("2958465.999999") == "notADate")
  }

  @Test("the order of a mapping is that of real dates")
  func orders() throws {
    let dmy = WorkbookRendering(dateOrder: .dmy)
    let mdy = WorkbookRendering(dateOrder: .mdy)
    #expect(try value("45748", rendering: dmy) == "01/04/2025")
    #expect(try value("45748", rendering: mdy) == "04/01/2025")
    #expect(try value("45748.5", rendering: dmy) == "01/04/2025 12:00:00")
    #expect(try value("45748.5", rendering: mdy) == "04/01/2025 12:00:00")
    #expect(try value("2025-03-31", type: "str", rendering: mdy) == "2025-03-31")
    // What is written is what the parser of dates reads.
    let day = try Day(year: 2025, month: 4, day: 1)
    for rendering in [dmy, mdy, WorkbookRendering()] {
      let parser = DateParser(format: rendering.dateOrder)
      #expect(try parser.day(from: value("45748", rendering: rendering)) == .success(day))
      #expect(try parser.day(from: value("45748.5", rendering: rendering)) == .success(day))
    }
  }

  @Test(
    "dates spelled in ISO 8601 are taken",
    arguments: [
      ("2025-03-31", "2025-03-31"), ("2025-03-31T14:05:00", "2025-03-31T14:05:00"),
      ("2025-03-31T00:00:00.000Z", "2025-03-31"), ("2025-03-31T14:05", "2025-03-31T14:05:00"),
      ("2025-12-31T23:59:59.500", "2026-01-01"), ("14:05:09", "14:05:09"),
      ("2025-02-30", "notADate"), ("2025-03-31 14:05", "notADate"), ("yesterday!", "notADate"),
      ("2025-03-31T25:00:00", "notADate"), ("2025-03-31T14:05:00+02:00", "notADate"),
      ("9999-12-31T23:59:59.9", "notADate"), ("23:59:59.9", "notADate"), ("T", "notADate"),
      ("2025-03-31T", "notADate"), ("2025", "notADate"), ("2025-03-31T14:05:0.", "notADate"),
    ])
  func iso(stored: String, written: String) throws {
    #expect(try value(stored, type: "d") == written)
  }

  @Test("every day of two centuries is the one that the calendar counts")
  func everyDay() throws {
    let first = try Day(year: 1900, month: 3, day: 1)
    let rows = (0..<73_000).map { "<row><c s='1'><v>\($0 + 61)</v></c></row>" }.joined()
    var book = BookFixture(rows)
    book.styles = [0, 14]
    let lines = try book.csv().text.split(separator: "\n")
    #expect(lines.count == 73_000)
    for (index, line) in lines.enumerated() where line != first.advanced(by: index).iso8601 {
      Issue.record("\(line) for \(first.advanced(by: index))")
    }
  }
}

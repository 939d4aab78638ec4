import Calendars
import Currencies
import Deals
import Testing
import Workflows

@Suite("aforo.yml: the calendar")
struct CalendarSectionTests {
  private static func text(_ calendar: String) -> String {
    """
    currency: EUR
    calendar:
    \(calendar.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
    stages:
      - name: Open
      - name: Won
        kind: won
    """
  }

  private func read(_ calendar: String) throws -> DealSettings {
    let settings = try ProjectSettings(yaml: Self.text(calendar), path: "aforo.yml")
    let again = try ProjectSettings(yaml: settings.yaml, path: "written.yml")
    #expect(again == settings, "\(settings.yaml)")
    return settings.deals
  }

  @Test("years of weeks")
  func weeks() throws {
    let settings = try read(
      """
      pattern: 4-5-4
      yearEnds: nearest Saturday to January 31
      extraWeek: Q2
      yearName: start
      """)
    let expected = try WeekYears(
      pattern: .fourFiveFour, yearEnds: YearEnd(nearest: .sat, toMonth: 1, day: 31), extraWeek: 2,
      yearName: .start)
    #expect(settings.weekYears == expected)
    #expect(try settings.fiscalCalendar() == FiscalCalendar(weeks: expected))
    for pattern in WeekPattern.allCases {
      let read = try read("pattern: \(pattern.rawValue)\nyearEnds: last sun of dec")
      #expect(read.weekYears?.pattern == pattern)
      #expect(read.weekYears?.extraWeek == 4 && read.weekYears?.yearName == .end)
    }
  }

  @Test("years of months, unquoted and quoted, and their names")
  func months() throws {
    let settings = try read("fiscalYearStart: 02-01\nyearName: start")
    #expect(settings.fiscalYearStartMonth == 2 && settings.yearName == .start)
    #expect(settings.weekYears == nil && settings.businessDays == nil)
    #expect(try read("fiscalYearStart: \"02-01\"\nyearName: end").yearName == nil)
    #expect(try read("yearName: start").fiscalYearStartMonth == 1)
  }

  @Test("working days and holidays, in a line or one below the other")
  func businessDays() throws {
    let inLine = try read(
      "workingDays: [sun, Monday, tue, wed, thu]\nholidays: [2025-12-25, 01-01, \"02-29\"]")
    let below = try read(
      """
      workingDays:
        - thu
        - wed
        - tue
        - mon
        - sun
      holidays:
        - 2025-12-25
        - 01-01
        - 02-29
      """)
    #expect(inLine.businessDays == below.businessDays)
    let calendar = try #require(inLine.businessDays)
    #expect(calendar.workingDays == [.mon, .tue, .wed, .thu, .sun])
    #expect(
      try calendar.holidays == ["2025-12-25", "01-01", "02-29"].map { try Holiday($0) })
    #expect(try read("workingDays: [mon, tue, wed, thu, fri]\nholidays: []").businessDays == nil)
    #expect(try read("holidays: 12-25").businessDays?.holidays.count == 1)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let line: Int
    let says: String
    var testDescription: String { text }

    init(_ text: String, line: Int, _ says: String) {
      (self.text, self.line, self.says) = (text, line, says)
    }
  }

  static let anchor = "yearEnds: last saturday of january"
  static let cases = [
    Case("fiscalYearStart: 02-01\npattern: 4-4-5\n\(anchor)", line: 4, "exclude each other"),
    Case("pattern: 4-4-5", line: 3, "needs `yearEnds: last saturday of january`"),
    Case(anchor, line: 3, "add `pattern: 4-4-5`"),
    Case("fiscalYearStart: 02-01\nextraWeek: Q4", line: 4, "add `pattern: 4-4-5`"),
    Case("pattern: 4-4-4\n\(anchor)", line: 3, "4-4-5, 4-5-4, 5-4-4, 3-3-3-4"),
    Case("pattern: 4-4-5\nyearEnds: last saterday of january", line: 4, "did you mean `saturday`?"),
    Case("pattern: 4-4-5\nyearEnds: last saturday of janury", line: 4, "did you mean `january`?"),
    Case("pattern: 4-4-5\nyearEnds: first saturday of may", line: 4, "`nearest saturday to"),
    Case("pattern: 4-4-5\nyearEnds: nearest sat to feb 29", line: 4, "not every year has a day 29"),
    Case("pattern: 4-4-5\n\(anchor)\nextraWeek: 4", line: 5, "must be Q1, Q2, Q3 or Q4"),
    Case("yearName: ends", line: 3, "must be end or start"),
    Case("fiscalYearStart: 02-30", line: 3, "at most 28"),
    Case("workingDays: [mon, tues]", line: 3, "did you mean `tue`?"),
    Case("workingDays:\n  - mon\n  - thr", line: 5, "did you mean `thu`?"),
    Case("workingDays: []", line: 3, "at least one working day"),
    Case("holidays: [02-30]", line: 3, "\"02-30\" is no day"),
    Case("holidays:\n  - 12-25\n  - 2025-02-29", line: 5, "\"2025-02-29\" is no day"),
    Case("holidays: [25/12/2025]", line: 3, "write a date as 2025-12-25"),
    Case("holiday: [12-25]", line: 3, "did you mean `holidays`?"),
  ]

  @Test("contradictions and wrong values are said with their line", arguments: cases)
  func wrong(_ test: Case) throws {
    let error = try #require(throws: WorkflowError.self) {
      try ProjectSettings(yaml: Self.text(test.text), path: "aforo.yml")
    }
    #expect(error.description.hasPrefix("aforo.yml:\(test.line): "), "\(error)")
    #expect(error.description.contains(test.says), "\(error)")
    #expect(!error.description.contains("\n"), "one line")
    #expect(error.exitStatus == 2)
  }
}

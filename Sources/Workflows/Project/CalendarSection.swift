internal import Calendars
internal import Deals
internal import Yams

/// What the section `calendar` of an aforo.yml says.
struct CalendarSection {
  var startMonth = 1
  var startDay = 1
  var yearName: YearName?
  var weekYears: WeekYears?
  var businessDays: BusinessCalendar?

  /// Reads the section; without one, the calendar year and Monday to Friday.
  ///
  /// - Throws: ``WorkflowError/settings(path:line:problem:)`` with the line.
  init(_ reader: inout YAMLSection) throws(WorkflowError) {
    guard var section = try reader.section("calendar") else { return }
    try readYears(&section)
    businessDays = try Self.businessDays(&section)
    try section.requireAllTaken()
  }

  private mutating func readYears(_ section: inout YAMLSection) throws(WorkflowError) {
    let start = try section.text("fiscalYearStart")
    let pattern = try section.text("pattern")
    let yearEnds = try section.text("yearEnds")
    let extraWeek = try section.text("extraWeek")
    let name = try Self.yearName(&section)
    guard let pattern else {
      for (key, value) in [("yearEnds", yearEnds), ("extraWeek", extraWeek)] where value != nil {
        throw section.error(key, "is for years of weeks; add `pattern: 4-4-5` or leave it out")
      }
      if let start { (startMonth, startDay) = try Self.start(start, section) }
      yearName = name == .start ? .start : nil
      return
    }
    guard start == nil else {
      throw section.error(
        "pattern", "and fiscalYearStart exclude each other: a year is made of weeks or of months")
    }
    guard let yearEnds else {
      throw section.error(
        "pattern", "needs `yearEnds: last saturday of january` or `nearest saturday to january 31`")
    }
    weekYears = try Self.weekYears(pattern, yearEnds, extraWeek, name, section)
  }

  private static func start(
    _ text: String, _ section: YAMLSection
  ) throws(WorkflowError) -> (month: Int, day: Int) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, (1...12).contains(parts[0]), (1...28).contains(parts[1]) else {
      throw section.error(
        "fiscalYearStart",
        "\"\(text)\" is no day of the year such as 02-01; the day of the month is at most 28")
    }
    return (parts[0], parts[1])
  }

  private static func yearName(_ section: inout YAMLSection) throws(WorkflowError) -> YearName {
    guard let text = try section.text("yearName") else { return .end }
    guard let name = YearName(rawValue: text) else {
      throw section.error(
        "yearName", "\"\(text)\" must be end or start: the calendar year that names the fiscal one")
    }
    return name
  }

  private static func weekYears(
    _ patternText: String, _ yearEnds: String, _ extraWeek: String?, _ name: YearName,
    _ section: YAMLSection
  ) throws(WorkflowError) -> WeekYears {
    guard let pattern = WeekPattern(rawValue: patternText) else {
      let known = WeekPattern.allCases.map(\.rawValue).joined(separator: ", ")
      throw section.error("pattern", "\"\(patternText)\" must be one of \(known)")
    }
    let quarters = ["Q1", "Q2", "Q3", "Q4"]
    guard let quarter = quarters.firstIndex(of: extraWeek ?? "Q4") else {
      throw section.error(
        "extraWeek", "\"\(extraWeek ?? "")\" must be Q1, Q2, Q3 or Q4: the quarter that takes it")
    }
    do {
      return try WeekYears(
        pattern: pattern, yearEnds: try YearEnd(yearEnds), extraWeek: quarter + 1, yearName: name)
    } catch {
      throw section.error("yearEnds", said(error))
    }
  }

  private static func businessDays(
    _ section: inout YAMLSection
  ) throws(WorkflowError) -> BusinessCalendar? {
    var days: [Weekday] = []
    for item in try section.items("workingDays") ?? [] {
      do { days.append(try Weekday(name: item.text)) } catch {
        throw section.error("workingDays", said(error), line: item.line)
      }
    }
    var holidays: [Holiday] = []
    for item in try section.items("holidays") ?? [] {
      do { holidays.append(try Holiday(item.text)) } catch {
        throw section.error("holidays", said(error), line: item.line)
      }
    }
    let usual = BusinessCalendar()
    if section.node("workingDays") == nil { days = usual.workingDays }
    do {
      let calendar = try BusinessCalendar(workingDays: days, holidays: holidays)
      return calendar == usual ? nil : calendar
    } catch {
      throw section.error("workingDays", said(error))
    }
  }

  /// The sentence of an error, with the nearest word where one was not understood.
  private static func said(_ error: CalendarError) -> String {
    let word: String
    let known: [String]
    switch error {
    case .unknownWeekday(let name):
      (word, known) = (name, Weekday.allCases.flatMap { [$0.name, $0.rawValue] })
    case .unknownMonth(let name): (word, known) = (name, MonthDay.monthNames)
    default: return error.description
    }
    let small = word.lowercased()
    let nearest = known.min { editDistance($0, small) < editDistance($1, small) }
    return error.description + (nearest.map { "; did you mean `\($0)`?" } ?? "")
  }
}

/// The part of a settings file that says what a `CalendarSection` reads.
extension DealSettings {
  var calendarLines: [String] {
    var lines = ["calendar:"]
    if let weeks = weekYears {
      lines += [
        "  # Fiscal years of 52 and 53 weeks: weeks of the periods of a quarter, the last day.",
        "  pattern: \(weeks.pattern.rawValue)",
        "  yearEnds: \(weeks.yearEnds)",
        "  # The quarter that takes the 53rd week; the calendar year that names the fiscal one.",
        "  extraWeek: Q\(weeks.extraWeek)",
        "  yearName: \(weeks.yearName.rawValue)",
      ]
    } else {
      let (month, day) = (fiscalYearStartMonth, fiscalYearStartDay)
      let start = "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      lines += [
        "  # First day of the fiscal year, MM-DD; or years of weeks: pattern (4-4-5), yearEnds (last",
        "  # saturday of january), extraWeek. Also: yearName, workingDays, holidays ([2025-12-25, 01-01]).",
        "  fiscalYearStart: \"\(start)\"",
      ]
      if let yearName {
        lines += [
          "  # The calendar year that names the fiscal one: that of its end or of its start.",
          "  yearName: \(yearName.rawValue)",
        ]
      }
    }
    if let businessDays {
      let days = businessDays.workingDays.map(\.rawValue).joined(separator: ", ")
      let holidays = businessDays.holidays.map { "\"\($0)\"" }.joined(separator: ", ")
      lines += [
        "  # Business days are these weekdays without these dates and days of every year (MM-DD).",
        "  workingDays: [\(days)]",
        "  holidays: [\(holidays)]",
      ]
    }
    return lines
  }
}

/// What can be wrong with a date, a period, a calendar or a time zone.
public enum CalendarError: Error, Equatable, Sendable {
  /// Year, month and day are not a day of the years 1 to 9999.
  case noSuchDay(year: Int, month: Int, day: Int)
  /// A text that should be a date is none.
  case notADate(text: String, problem: DateProblem)
  /// A text that should name a year, a quarter or a month does not.
  case notAPeriod(id: String)
  /// No time zone of that name is known.
  case unknownTimeZone(identifier: String)
  /// A fiscal year can not start on that day.
  case invalidFiscalYearStart(month: Int, day: Int)
  /// A weekday is named by a word that is none.
  case unknownWeekday(name: String)
  /// A month is named by a word that is none.
  case unknownMonth(name: String)
  /// A text that should say when a fiscal year of weeks ends does not.
  case notAYearEnd(text: String)
  /// No fiscal year of weeks can end on, or near to, that day; the day is `nil` for a month's end.
  case invalidYearEnd(month: Int, day: Int?)
  /// The extra week belongs to a quarter that does not exist.
  case invalidExtraWeek(quarter: Int)
  /// A year of ISO 8601 has no such week.
  case noSuchWeek(year: Int, week: Int)
  /// No year has such a day.
  case noSuchDayOfYear(month: Int, day: Int)
  /// A text that should be a holiday is neither a date nor a day of the year.
  case notAHoliday(text: String)
  /// A business that works on no weekday.
  case noWorkingDay
}

extension CalendarError: CustomStringConvertible {
  /// The sentence shown to the user.
  public var description: String {
    switch self {
    case .noSuchDay(let year, let month, let day):
      "there is no day \(day) of month \(month) in the year \(year); years run from 1 to 9999"
    case .notADate(let text, let problem):
      "\"\(text)\" is not a date: \(problem)"
    case .notAPeriod(let id):
      "\"\(id)\" is not a period; write a quarter as 2025-Q4, a month as 2025-11 (2025-P11 in "
        + "years of weeks), a year as 2025, a week as 2025-W07"
    case .unknownTimeZone(let identifier):
      "time zone \"\(identifier)\" is not known; use a name like Europe/Madrid or UTC"
    case .invalidFiscalYearStart(let month, let day):
      "a fiscal year can not start on day \(day) of month \(month); "
        + "use a month from 1 to 12 and a day from 1 to 28"
    case .unknownWeekday(let name): "\"\(name)\" is no weekday; write saturday or sat"
    case .unknownMonth(let name): "\"\(name)\" is no month; write january or jan"
    case .notAYearEnd(let text):
      "\"\(text)\" does not say when a year ends; write `last saturday of january` or "
        + "`nearest saturday to january 31`"
    case .invalidYearEnd(let month, let day):
      "not every year has \(day.map { "a day \($0) of " } ?? "a ")month \(month); a fiscal year "
        + "can not end there"
    case .invalidExtraWeek(let quarter):
      "there is no quarter \(quarter) to take the extra week; use 1 to 4"
    case .noSuchWeek(let year, let week):
      "there is no week \(week) in the year \(year) of ISO 8601"
    case .noSuchDayOfYear(let month, let day):
      "no year has a day \(day) of month \(month)"
    case .notAHoliday(let text):
      "\"\(text)\" is no day; write a date as 2025-12-25, a day of every year as 12-25"
    case .noWorkingDay: "a week needs at least one working day"
    }
  }
}

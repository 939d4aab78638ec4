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
      "\"\(id)\" is not a period; write a quarter as 2025-Q4, a month as 2025-11, a year as 2025"
    case .unknownTimeZone(let identifier):
      "time zone \"\(identifier)\" is not known; use a name like Europe/Madrid or UTC"
    case .invalidFiscalYearStart(let month, let day):
      "a fiscal year can not start on day \(day) of month \(month); "
        + "use a month from 1 to 12 and a day from 1 to 28"
    }
  }
}

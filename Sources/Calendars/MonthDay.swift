/// A day of the year without the year; 29 February is one, that only leap years have.
public struct MonthDay: Hashable, Sendable {
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// The English names of the months in small letters, January first.
  public static var monthNames: [String] { EnglishName.months }

  /// A day of a month.
  ///
  /// - Throws: ``CalendarError/noSuchDayOfYear(month:day:)``, for example for 30 February.
  public init(month: Int, day: Int) throws(CalendarError) {
    guard (1...12).contains(month),
      (1...Int(CivilDate.length(year: 2000, month: Int32(month)))).contains(day)
    else { throw .noSuchDayOfYear(month: month, day: day) }
    self.month = month
    self.day = day
  }

  /// Reads exactly `MM-DD`.
  ///
  /// - Throws: ``CalendarError/notADate(text:problem:)``.
  public init(_ text: String) throws(CalendarError) {
    // 2000 is a leap year.
    guard text.utf8.count == 5, let day = try? Day(iso: "2000-" + text) else {
      throw .notADate(text: text, problem: text.utf8.count == 5 ? .noSuchDay : .notInFormat)
    }
    (month, self.day) = (day.month, day.day)
  }
}

extension MonthDay: CustomStringConvertible {
  /// The day as `MM-DD`.
  public var description: String {
    "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

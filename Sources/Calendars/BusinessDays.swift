/// Counting of weekdays, Monday to Friday; a ``BusinessCalendar`` knows other weeks and holidays.
public enum BusinessDays {
  private static let calendar = BusinessCalendar()

  /// Weekdays from `start` up to, not including, `end`; negative when `end` is the earlier.
  public static func count(from start: Day, to end: Day) -> Int {
    calendar.count(from: start, to: end)
  }
}

/// Counting of working days, Monday to Friday; public holidays are not known.
public enum BusinessDays {
  /// Working days from `start` up to, not including, `end`; negative when `end` is the earlier.
  public static func count(from start: Day, to end: Day) -> Int {
    workingDays(before: end) - workingDays(before: start)
  }

  /// Working days from a Monday before every day there is up to, not including, `day`.
  private static func workingDays(before day: Day) -> Int {
    let monday = Int(CivilDate.firstNumber)  // 0001-01-01 is a Monday
    let days = Int(day.number) - monday
    return days / 7 * 5 + min(days % 7, 5)
  }
}

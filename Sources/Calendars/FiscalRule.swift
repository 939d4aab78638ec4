/// The two ways in which companies make their fiscal years.
public enum FiscalRule: Hashable, Sendable {
  /// Twelve months from a day of a month on; weeks are those of ISO 8601.
  case months(MonthYears)
  /// 52 or 53 weeks up to a weekday; weeks are counted within the fiscal year.
  case weeks(WeekYears)
}

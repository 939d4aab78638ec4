public import Calendars

/// How often a plain series has a value.
public enum SeriesFrequency: String, CaseIterable, Codable, Sendable {
  /// A value a day; the season is a week.
  case daily
  /// A value a week, on the same weekday; the season is 52 weeks.
  case weekly
  /// A value a month; the season is a year.
  case monthly
  /// A value a quarter; the season is a year.
  case quarterly
  /// A value a year; no season.
  case yearly

  /// The steps in a season, 1 for none.
  public var seasonLength: Int {
    switch self {
    case .daily: 7
    case .weekly: 52
    case .monthly: 12
    case .quarterly: 4
    case .yearly: 1
    }
  }

  /// How many steps are forecast unless told: a year of months or quarters, a quarter of weeks, four
  /// weeks of days, three years.
  public var usualHorizon: Int {
    switch self {
    case .daily: 28
    case .weekly: 13
    case .monthly: 12
    case .quarterly: 4
    case .yearly: 3
    }
  }

  /// The frequency whose steps are so many days apart in the median; `nil` where none is.
  public init?(medianDays: Int) {
    switch medianDays {
    case 1: self = .daily
    case 7: self = .weekly
    case 28...31: self = .monthly
    case 89...92: self = .quarterly
    case 365...366: self = .yearly
    default: return nil
    }
  }

  /// How many steps lie between two days; `nil` where it is no whole number of them.
  ///
  /// From months on the day within the month does not matter: the first, the last, or another.
  public func steps(from start: Day, to end: Day) -> Int? {
    switch self {
    case .daily: return end - start
    case .weekly: return (end - start) % 7 == 0 ? (end - start) / 7 : nil
    case .monthly, .quarterly, .yearly:
      let months = SeriesFrequency.months(end) - SeriesFrequency.months(start)
      return months % monthsOfStep == 0 ? months / monthsOfStep : nil
    }
  }

  /// The day so many steps later; the last day of a month stays the last one if `isMonthEnd`.
  public func day(_ start: Day, plus steps: Int, isMonthEnd: Bool = false) -> Day {
    switch self {
    case .daily: return start.advanced(by: steps)
    case .weekly: return start.advanced(by: 7 * steps)
    case .monthly, .quarterly, .yearly:
      let months = steps * monthsOfStep
      guard isMonthEnd else { return start.addingMonths(months) }
      // The first of the next month moves without a clamp.
      return start.advanced(by: 1).addingMonths(months).advanced(by: -1)
    }
  }

  private var monthsOfStep: Int {
    switch self {
    case .quarterly: 3
    case .yearly: 12
    default: 1
    }
  }

  private static func months(_ day: Day) -> Int { 12 * day.year + day.month - 1 }
}

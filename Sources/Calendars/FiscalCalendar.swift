/// The fiscal years of a company: of twelve months, or of 52 and 53 weeks.
///
/// A year that starts on 1 January has the number of its calendar year; any other is named by
/// the calendar year in which it ends, unless told otherwise: with a start on 1 February, 2025 runs
/// from 2024-02-01 to 2025-01-31. A month `2025-11` starts on the start day of November 2025. Years
/// of weeks have periods `2025-P11` instead, and count their weeks from the start of the year.
public struct FiscalCalendar: Hashable, Sendable {
  /// How the years are made.
  public let rule: FiscalRule

  /// The calendar year.
  public init() { rule = .months(MonthYears()) }

  /// A fiscal year that starts on a day of a month.
  ///
  /// - Throws: ``CalendarError/invalidFiscalYearStart(month:day:)``.
  public init(
    fiscalYearStartMonth: Int, startDay: Int = 1, yearName: YearName = .end
  ) throws(CalendarError) {
    rule = .months(
      try MonthYears(startMonth: fiscalYearStartMonth, startDay: startDay, yearName: yearName))
  }

  /// Fiscal years of weeks.
  public init(weeks: WeekYears) { rule = .weeks(weeks) }

  /// The quarter in which a day lies.
  public func quarter(containing day: Day) -> FiscalPeriod {
    period(.quarter, containing: day)
  }

  /// The month, or the period of weeks that stands for it, in which a day lies.
  public func month(containing day: Day) -> FiscalPeriod { period(.month, containing: day) }

  /// The fiscal year in which a day lies.
  public func year(containing day: Day) -> FiscalPeriod { period(.year, containing: day) }

  /// The week in which a day lies: of ISO 8601 in years of months, of the fiscal year in years of
  /// weeks.
  public func week(containing day: Day) -> FiscalPeriod { period(.week, containing: day) }

  /// The period of a kind in which a day lies.
  public func period(_ kind: FiscalPeriod.Kind, containing day: Day) -> FiscalPeriod {
    switch rule {
    case .months(let years): years.period(kind, containing: day)
    case .weeks(let years): years.period(kind, containing: day)
    }
  }

  /// The first day of the period of a kind in which a day lies: ``period(_:containing:)`` without
  /// the cost of an id.
  public func start(of kind: FiscalPeriod.Kind, containing day: Day) -> Day {
    switch rule {
    case .months(let years): years.start(of: kind, containing: day)
    case .weeks(let years): years.start(of: kind, containing: day)
    }
  }

  /// The period of an id: a quarter `2025-Q4`, a month `2025-11` (`2025-P11` in years of weeks), a
  /// year `2025` or a week `2025-W07`.
  ///
  /// - Throws: ``CalendarError/notAPeriod(id:)``.
  public func period(id: String) throws(CalendarError) -> FiscalPeriod {
    guard let parts = PeriodID(id) else { throw .notAPeriod(id: id) }
    let period =
      switch rule {
      case .months(let years): years.period(parts)
      case .weeks(let years): years.period(parts)
      }
    guard let period else { throw .notAPeriod(id: id) }
    return period
  }

  /// The period `count` periods of the same kind later, or earlier when negative.
  ///
  /// Quarters, periods and years keep their place in the year: four quarters before `2024-Q4` is
  /// `2023-Q4`, whether or not one of the two has an extra week.
  public func period(_ period: FiscalPeriod, offsetBy count: Int) -> FiscalPeriod {
    switch rule {
    case .months(let years): years.period(period, offsetBy: count)
    case .weeks(let years): years.period(period, offsetBy: count)
    }
  }
}

extension FiscalCalendar: Codable {
  private enum CodingKeys: String, CodingKey {
    case fiscalYearStartMonth, startDay, yearName, weeks
  }

  /// Reads the years of weeks, or month and day, and refuses those that no fiscal year starts on.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let weeks = try container.decodeIfPresent(WeekYears.self, forKey: .weeks) {
      self.init(weeks: weeks)
      return
    }
    try self.init(
      fiscalYearStartMonth: container.decode(Int.self, forKey: .fiscalYearStartMonth),
      startDay: container.decode(Int.self, forKey: .startDay),
      yearName: container.decodeIfPresent(YearName.self, forKey: .yearName) ?? .end)
  }

  /// Writes month and day, with the naming where it is not the usual one; or the years of weeks.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch rule {
    case .months(let years):
      try container.encode(years.startMonth, forKey: .fiscalYearStartMonth)
      try container.encode(years.startDay, forKey: .startDay)
      if years.yearName != .end { try container.encode(years.yearName, forKey: .yearName) }
    case .weeks(let years): try container.encode(years, forKey: .weeks)
    }
  }
}

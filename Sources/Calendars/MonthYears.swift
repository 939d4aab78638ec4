/// Fiscal years of twelve months that start on a given day of a given month.
public struct MonthYears: Hashable, Sendable {
  /// The month in which a year starts, 1 to 12.
  public let startMonth: Int
  /// The day of the month on which years, quarters and months start, 1 to 28.
  public let startDay: Int
  /// Which calendar year names the fiscal year; the same one when it starts on 1 January.
  public let yearName: YearName

  /// Years that start on a day of a month.
  ///
  /// - Throws: ``CalendarError/invalidFiscalYearStart(month:day:)``.
  public init(
    startMonth: Int, startDay: Int = 1, yearName: YearName = .end
  ) throws(CalendarError) {
    guard (1...12).contains(startMonth), (1...28).contains(startDay) else {
      throw .invalidFiscalYearStart(month: startMonth, day: startDay)
    }
    self.startMonth = startMonth
    self.startDay = startDay
    self.yearName = yearName
  }

  /// The calendar year.
  init() { (startMonth, startDay, yearName) = (1, 1, .end) }

  /// The period of a kind in which a day lies.
  func period(_ kind: FiscalPeriod.Kind, containing day: Day) -> FiscalPeriod {
    guard let length = monthCount(kind) else { return IsoWeek(containing: day).period }
    let month = month(containing: day)
    return period(kind, length, startMonth: month - offset(of: month, length))
  }

  /// The first day of the period of a kind in which a day lies.
  func start(of kind: FiscalPeriod.Kind, containing day: Day) -> Day {
    guard let length = monthCount(kind) else { return IsoWeek(containing: day).start }
    let month = month(containing: day)
    return start(ofMonth: month - offset(of: month, length))
  }

  /// The period that an id names; `nil` for one that these years do not have.
  func period(_ id: PeriodID) -> FiscalPeriod? {
    guard YearRange.contains(id.year) else { return nil }
    let start = (id.year - labelShift) * 12 + startMonth - 1
    switch id.part {
    case .year: return period(.year, 12, startMonth: start)
    case .quarter(let quarter): return period(.quarter, 3, startMonth: start + 3 * (quarter - 1))
    case .month(let month): return period(.month, 1, startMonth: id.year * 12 + month - 1)
    case .week(let week): return (try? IsoWeek(year: id.year, week: week))?.period
    case .period: return nil
    }
  }

  /// The period `count` periods of the same kind later.
  func period(_ period: FiscalPeriod, offsetBy count: Int) -> FiscalPeriod {
    let limit = 53 * 10_000
    let count = min(max(count, -limit), limit)
    guard let length = monthCount(period.kind) else {
      return IsoWeek(containing: period.start.advanced(by: 7 * count)).period
    }
    let parts = CivilDate.parts(of: period.start.number)
    let month = Int(parts.year) * 12 + Int(parts.month) - 1 + count * length
    return self.period(period.kind, length, startMonth: month)
  }

  /// Months of a kind of period; `nil` for the week, which knows no months.
  private func monthCount(_ kind: FiscalPeriod.Kind) -> Int? {
    switch kind {
    case .week: nil
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }

  /// The fiscal month in which a day lies, counted from year 0.
  private func month(containing day: Day) -> Int {
    let parts = CivilDate.parts(of: day.number)
    return Int(parts.year) * 12 + Int(parts.month) - 1 - (Int(parts.day) < startDay ? 1 : 0)
  }

  /// Months from the start of the period of `length` months to `month`, counted from year 0.
  private func offset(of month: Int, _ length: Int) -> Int {
    (month - (startMonth - 1) + 12) % 12 % length
  }

  private func period(
    _ kind: FiscalPeriod.Kind, _ length: Int, startMonth: Int
  ) -> FiscalPeriod {
    var month = min(max(startMonth, YearRange.first * 12), YearRange.last * 12)
    month -= offset(of: month, length)
    return FiscalPeriod(
      id: id(kind, startMonth: month).text, start: start(ofMonth: month),
      end: start(ofMonth: month + length), kind: kind)
  }

  private func start(ofMonth month: Int) -> Day {
    Day(
      number: CivilDate.number(
        year: Int32(month / 12), month: Int32(month % 12 + 1), day: Int32(startDay)))
  }

  private func id(_ kind: FiscalPeriod.Kind, startMonth month: Int) -> PeriodID {
    if kind == .month { return PeriodID(year: month / 12, part: .month(month % 12 + 1)) }
    let fromStart = month - (startMonth - 1)
    return PeriodID(
      year: fromStart / 12 + labelShift,
      part: kind == .quarter ? .quarter(fromStart % 12 / 3 + 1) : .year)
  }

  private var labelShift: Int {
    yearName == .start || (startMonth == 1 && startDay == 1) ? 0 : 1
  }
}

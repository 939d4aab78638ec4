/// A fiscal year of twelve months that starts on a given day of a given month.
///
/// A year that starts on 1 January has the number of its calendar year; any other is named by
/// the calendar year in which it ends: with a start on 1 February, 2025 runs from 2024-02-01 to
/// 2025-01-31. A month `2025-11` starts on the start day of November 2025.
public struct FiscalCalendar: Hashable, Sendable {
  /// The month in which a fiscal year starts, 1 to 12.
  public let fiscalYearStartMonth: Int
  /// The day of the month on which years, quarters and months start, 1 to 28.
  public let startDay: Int

  /// The calendar year.
  public init() {
    fiscalYearStartMonth = 1
    startDay = 1
  }

  /// A fiscal year that starts on a day of a month.
  ///
  /// - Throws: ``CalendarError/invalidFiscalYearStart(month:day:)``.
  public init(fiscalYearStartMonth: Int, startDay: Int = 1) throws(CalendarError) {
    guard (1...12).contains(fiscalYearStartMonth), (1...28).contains(startDay) else {
      throw .invalidFiscalYearStart(month: fiscalYearStartMonth, day: startDay)
    }
    self.fiscalYearStartMonth = fiscalYearStartMonth
    self.startDay = startDay
  }

  /// The quarter in which a day lies.
  public func quarter(containing day: Day) -> FiscalPeriod {
    period(.quarter, containing: day)
  }

  /// The month in which a day lies.
  public func month(containing day: Day) -> FiscalPeriod { period(.month, containing: day) }

  /// The fiscal year in which a day lies.
  public func year(containing day: Day) -> FiscalPeriod { period(.year, containing: day) }

  /// The period of a kind in which a day lies.
  public func period(_ kind: FiscalPeriod.Kind, containing day: Day) -> FiscalPeriod {
    let parts = CivilDate.parts(of: day.number)
    let month = Int(parts.year) * 12 + Int(parts.month) - 1 - (Int(parts.day) < startDay ? 1 : 0)
    return period(kind, startMonth: month - offset(of: month, in: kind))
  }

  /// The first day of the period of a kind in which a day lies: ``period(_:containing:)`` without
  /// the cost of an id.
  public func start(of kind: FiscalPeriod.Kind, containing day: Day) -> Day {
    let parts = CivilDate.parts(of: day.number)
    let month = Int(parts.year) * 12 + Int(parts.month) - 1 - (Int(parts.day) < startDay ? 1 : 0)
    return start(ofMonth: month - offset(of: month, in: kind))
  }

  /// The period of an id: a quarter `2025-Q4`, a month `2025-11` or a year `2025`.
  ///
  /// - Throws: ``CalendarError/notAPeriod(id:)``.
  public func period(id: String) throws(CalendarError) -> FiscalPeriod {
    guard let (kind, startMonth) = parse(Array(id.utf8)) else { throw .notAPeriod(id: id) }
    return period(kind, startMonth: startMonth)
  }

  /// The period `count` periods of the same kind later, or earlier when negative.
  public func period(_ period: FiscalPeriod, offsetBy count: Int) -> FiscalPeriod {
    let limit = 12 * 10_000
    let parts = CivilDate.parts(of: period.start.number)
    let shift = min(max(count, -limit), limit) * period.kind.monthCount
    let month = Int(parts.year) * 12 + Int(parts.month) - 1 + shift
    return self.period(period.kind, startMonth: month)
  }

  private var isCalendarYear: Bool { fiscalYearStartMonth == 1 && startDay == 1 }

  /// Months from the start of the period of `kind` to `month`, counted from year 0.
  private func offset(of month: Int, in kind: FiscalPeriod.Kind) -> Int {
    let fromYearStart = (month - (fiscalYearStartMonth - 1) + 12) % 12
    return fromYearStart % kind.monthCount
  }

  private func period(_ kind: FiscalPeriod.Kind, startMonth: Int) -> FiscalPeriod {
    // Some years are left at either end, so that both limits of the period exist.
    var month = min(max(startMonth, 36), 9_990 * 12)
    month -= offset(of: month, in: kind)
    return FiscalPeriod(
      id: id(kind, startMonth: month), start: start(ofMonth: month),
      end: start(ofMonth: month + kind.monthCount), kind: kind)
  }

  private func start(ofMonth month: Int) -> Day {
    Day(
      number: CivilDate.number(
        year: Int32(month / 12), month: Int32(month % 12 + 1), day: Int32(startDay)))
  }

  private func id(_ kind: FiscalPeriod.Kind, startMonth: Int) -> String {
    let fromStart = startMonth - (fiscalYearStartMonth - 1)
    let fiscalYear = fromStart / 12 + (isCalendarYear ? 0 : 1)
    switch kind {
    case .year: return pad(fiscalYear, 4)
    case .quarter: return "\(pad(fiscalYear, 4))-Q\(fromStart % 12 / 3 + 1)"
    case .month: return "\(pad(startMonth / 12, 4))-\(pad(startMonth % 12 + 1, 2))"
    }
  }

  private func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Kind and first month, counted from year 0, of a period's id.
  private func parse(_ id: [UInt8]) -> (FiscalPeriod.Kind, Int)? {
    guard id.count >= 4, let year = digits(id[0..<4]), (3...9_990).contains(year) else {
      return nil
    }
    let fiscalStart = (year - (isCalendarYear ? 0 : 1)) * 12 + fiscalYearStartMonth - 1
    if id.count == 4 { return (.year, fiscalStart) }
    guard id.count == 7, id[4] == UInt8(ascii: "-") else { return nil }
    if id[5] == UInt8(ascii: "Q") {
      guard let quarter = digits(id[6..<7]), (1...4).contains(quarter) else { return nil }
      return (.quarter, fiscalStart + 3 * (quarter - 1))
    }
    guard let month = digits(id[5..<7]), (1...12).contains(month) else { return nil }
    return (.month, year * 12 + month - 1)
  }

  private func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}

extension FiscalCalendar: Codable {
  private enum CodingKeys: String, CodingKey {
    case fiscalYearStartMonth, startDay
  }

  /// Reads month and day, and refuses those that no fiscal year starts on.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      fiscalYearStartMonth: container.decode(Int.self, forKey: .fiscalYearStartMonth),
      startDay: container.decode(Int.self, forKey: .startDay))
  }
}

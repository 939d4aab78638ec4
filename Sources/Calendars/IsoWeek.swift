/// A week of ISO 8601: from Monday to Sunday, week 1 is the one with the year's first Thursday.
public struct IsoWeek: Hashable, Sendable {
  /// The year to which the week belongs, that of its Thursday.
  public let year: Int
  /// The week, 1 to 53.
  public let week: Int

  /// The week in which a day lies.
  public init(containing day: Day) {
    let monday = day.number - Int32(day.weekday - 1)
    let parts = CivilDate.parts(of: monday + 3)
    let newYear = CivilDate.number(year: parts.year, month: 1, day: 1)
    year = Int(parts.year)
    week = Int(monday + 3 - newYear) / 7 + 1
  }

  /// The week of a number in a year (1 to 9999).
  ///
  /// - Throws: ``CalendarError/noSuchWeek(year:week:)``.
  public init(year: Int, week: Int) throws(CalendarError) {
    guard (1...9999).contains(year), (1...IsoWeek.count(inYear: year)).contains(week) else {
      throw .noSuchWeek(year: year, week: week)
    }
    self.year = year
    self.week = week
  }

  /// The week of an id such as `2025-W01`.
  ///
  /// - Throws: ``CalendarError/notAPeriod(id:)``.
  public init(id: String) throws(CalendarError) {
    guard let parts = PeriodID(id), case .week(let week) = parts.part,
      let known = try? IsoWeek(year: parts.year, week: week)
    else { throw .notAPeriod(id: id) }
    self = known
  }

  /// Weeks in a year, 52 or 53.
  public static func count(inYear year: Int) -> Int {
    // 28 December always lies in the last week.
    let year = Int32(min(max(year, 1), 9999))
    return IsoWeek(containing: Day(number: CivilDate.number(year: year, month: 12, day: 28))).week
  }

  /// The week's id, such as `2025-W01`.
  public var id: String { PeriodID(year: year, part: .week(week)).text }

  /// The Monday.
  public var start: Day {
    let fourth = Day(number: CivilDate.number(year: Int32(year), month: 1, day: 4))
    return Day(number: fourth.number - Int32(fourth.weekday - 1) + 7 * Int32(week - 1))
  }

  /// The Sunday.
  public var lastDay: Day { start + 6 }

  /// The week as a period of a fiscal calendar, held to the years that have periods.
  var period: FiscalPeriod {
    let first = CivilDate.number(year: Int32(YearRange.first), month: 1, day: 4)
    let last = CivilDate.number(year: Int32(YearRange.last), month: 12, day: 28)
    let held = IsoWeek(containing: Day(number: min(max(start.number, first), last)))
    return FiscalPeriod(id: held.id, start: held.start, end: held.start + 7, kind: .week)
  }
}

extension IsoWeek: Comparable {
  /// Whether `left` is the earlier week.
  public static func < (left: IsoWeek, right: IsoWeek) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }
}

extension IsoWeek: CustomStringConvertible {
  /// The id.
  public var description: String { id }
}

extension IsoWeek: Codable {
  /// Reads the id.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    try self.init(id: container.decode(String.self))
  }

  /// Writes the id.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(id)
  }
}

/// Fiscal years of 52 or 53 whole weeks: 4-4-5 and its kin.
///
/// A year ends on the weekday that ``yearEnds`` says, the next one starts the day after. The extra
/// week of a year of 53 lengthens the last period of the quarter ``extraWeek``.
public struct WeekYears: Hashable, Sendable {
  /// How a year is divided.
  public let pattern: WeekPattern
  /// The day on which a year ends.
  public let yearEnds: YearEnd
  /// The quarter, 1 to 4, that takes the extra week of a year of 53.
  public let extraWeek: Int
  /// Which calendar year names the fiscal year. Its nominal limits count: a year that by its rule
  /// ends near 31 December is the calendar year, also when its last day falls into January.
  public let yearName: YearName

  /// Years of weeks.
  ///
  /// - Throws: ``CalendarError/invalidExtraWeek(quarter:)`` unless the quarter is 1 to 4.
  public init(
    pattern: WeekPattern, yearEnds: YearEnd, extraWeek: Int = 4, yearName: YearName = .end
  ) throws(CalendarError) {
    guard (1...4).contains(extraWeek) else { throw .invalidExtraWeek(quarter: extraWeek) }
    self.pattern = pattern
    self.yearEnds = yearEnds
    self.extraWeek = extraWeek
    self.yearName = yearName
  }

  /// A year, counted by the calendar year of its nominal end.
  struct Span {
    let year: Int
    let start: Int32
    let weeks: Int
  }

  /// The span of a year.
  func span(_ year: Int) -> Span {
    let start = yearEnds.number(inYear: year - 1) + 1
    let end = yearEnds.number(inYear: year) + 1
    return Span(year: year, start: start, weeks: Int(end - start) / 7)
  }

  /// The span in which a day lies; the first or the last there is for a day beyond.
  func span(containing day: Day) -> Span {
    var year = Int(CivilDate.parts(of: day.number).year)
    guard YearRange.contains(year) else { return span(YearRange.held(year)) }
    var end = yearEnds.number(inYear: year)
    var start = yearEnds.number(inYear: year - 1) + 1
    // Two steps for a year that ends near 1 January: 30 December may lie in the one after the next.
    while day.number > end {
      start = end + 1
      year += 1
      end = yearEnds.number(inYear: year)
    }
    while day.number < start {
      end = start - 1
      year -= 1
      start = yearEnds.number(inYear: year - 1) + 1
    }
    guard YearRange.contains(year) else { return span(YearRange.held(year)) }
    return Span(year: year, start: start, weeks: Int(end + 1 - start) / 7)
  }

  /// The calendar year that names a year.
  func label(_ year: Int) -> Int { year - labelShift }

  /// The year that a calendar year names.
  func year(labelled label: Int) -> Int { label + labelShift }

  private var labelShift: Int { yearName == .start && !yearEnds.isEndOfDecember ? 1 : 0 }
}

/// The fiscal years that have periods: some are left at either end of the days, so that both limits
/// of every period exist.
enum YearRange {
  static let first = 3
  static let last = 9_990

  static func contains(_ year: Int) -> Bool { first <= year && year <= last }

  static func held(_ year: Int) -> Int { min(max(year, first), last) }
}

extension WeekYears: Codable {
  private enum CodingKeys: String, CodingKey {
    case pattern, yearEnds, extraWeek, yearName
  }

  /// Reads the four members, and refuses a quarter that does not exist.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      pattern: container.decode(WeekPattern.self, forKey: .pattern),
      yearEnds: container.decode(YearEnd.self, forKey: .yearEnds),
      extraWeek: container.decode(Int.self, forKey: .extraWeek),
      yearName: container.decode(YearName.self, forKey: .yearName))
  }
}

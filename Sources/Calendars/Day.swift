/// A day of the proleptic Gregorian calendar, without time and zone.
///
/// Days run from 0001-01-01 to 9999-12-31; arithmetic that would leave this range stops at its
/// end, so that every `Day` can be written and read back.
@frozen
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// The day `number` days after 1970-01-01, held to the years 1 to 9999.
  @inlinable
  public init(number: Int32) {
    self.number = min(max(number, CivilDate.firstNumber), CivilDate.lastNumber)
  }

  /// The day of a year (1 to 9999), month (1 to 12) and day of the month.
  ///
  /// - Throws: ``CalendarError/noSuchDay(year:month:day:)``, for example for 31 February.
  public init(year: Int, month: Int, day: Int) throws(CalendarError) {
    guard
      let parts = Day.checked(
        year: Int32(clamping: year), month: Int32(clamping: month), day: Int32(clamping: day))
    else { throw .noSuchDay(year: year, month: month, day: day) }
    self = parts
  }

  /// The day written as exactly `yyyy-mm-dd`.
  ///
  /// - Throws: ``CalendarError/notADate(text:problem:)``.
  public init(iso: String) throws(CalendarError) {
    var text = iso
    let result = text.withUTF8 { DateScanner.isoDay($0) }
    switch result {
    case .success(let day): self = day
    case .failure(let problem): throw .notADate(text: iso, problem: problem)
    }
  }

  @inlinable
  static func checked(year: Int32, month: Int32, day: Int32) -> Day? {
    guard year >= 1, year <= 9999, day >= 1, day <= CivilDate.length(year: year, month: month)
    else { return nil }
    return Day(number: CivilDate.number(year: year, month: month, day: day))
  }

  /// The year, 1 to 9999.
  public var year: Int { Int(CivilDate.parts(of: number).year) }

  /// The month, 1 to 12.
  public var month: Int { Int(CivilDate.parts(of: number).month) }

  /// The day of the month, 1 to 31.
  public var day: Int { Int(CivilDate.parts(of: number).day) }

  /// The day of the week: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    let shifted = (Int(number) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// The day as `yyyy-mm-dd`.
  public var iso8601: String {
    let parts = CivilDate.parts(of: number)
    return String(unsafeUninitializedCapacity: 10) { buffer in
      var rest = parts.year
      for index in stride(from: 3, through: 0, by: -1) {
        buffer[index] = UInt8(48 + rest % 10)
        rest /= 10
      }
      buffer[4] = 45
      buffer[5] = UInt8(48 + parts.month / 10)
      buffer[6] = UInt8(48 + parts.month % 10)
      buffer[7] = 45
      buffer[8] = UInt8(48 + parts.day / 10)
      buffer[9] = UInt8(48 + parts.day % 10)
      return 10
    }
  }

  /// The day `days` later, or earlier when negative.
  @inlinable
  public func advanced(by days: Int) -> Day {
    let (sum, overflow) = Int(number).addingReportingOverflow(days)
    return Day(number: overflow ? (days > 0 ? .max : .min) : Int32(clamping: sum))
  }

  /// The same day of the month `months` later; the last day of a shorter month.
  ///
  /// 31 January plus one month is 28 or 29 February.
  public func addingMonths(_ months: Int) -> Day {
    let parts = CivilDate.parts(of: number)
    let limit = 12 * 10_000
    let index =
      Int(parts.year) * 12 + Int(parts.month) - 1 + min(max(months, -limit), limit)
    guard index >= 12 else { return Day(number: CivilDate.firstNumber) }
    guard index < limit else { return Day(number: CivilDate.lastNumber) }
    let year = Int32(index / 12)
    let month = Int32(index % 12 + 1)
    let day = min(parts.day, CivilDate.length(year: year, month: month))
    return Day(number: CivilDate.number(year: year, month: month, day: day))
  }

  /// The day `days` after `day`.
  @inlinable
  public static func + (day: Day, days: Int) -> Day { day.advanced(by: days) }

  /// The day `days` before `day`.
  @inlinable
  public static func - (day: Day, days: Int) -> Day {
    day.advanced(by: days == .min ? .max : -days)
  }

  /// Days from `start` to `end`; negative when `end` is the earlier.
  @inlinable
  public static func - (end: Day, start: Day) -> Int { Int(end.number) - Int(start.number) }
}

extension Day: Comparable {
  /// Whether `left` is the earlier day.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
  /// The day as `yyyy-mm-dd`.
  public var description: String { iso8601 }
}

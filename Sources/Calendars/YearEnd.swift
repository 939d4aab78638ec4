/// The rule that says on which day a year of 52 or 53 weeks ends: a weekday, either the last one of
/// a month or the one nearest to a date.
///
/// - Source: 26 CFR 1.441-2(a), which allows exactly these two.
public struct YearEnd: Hashable, Sendable {
  /// The weekday on which every year ends.
  public let weekday: Weekday
  /// The month, 1 to 12, in which, or near to a day of which, the year ends.
  public let month: Int
  /// The day of the month to which the end is nearest; `nil` for the last such weekday of the month.
  public let day: Int?

  /// The last such weekday of a month.
  ///
  /// - Throws: ``CalendarError/invalidYearEnd(month:day:)`` for a month that does not exist.
  public init(last weekday: Weekday, ofMonth month: Int) throws(CalendarError) {
    guard (1...12).contains(month) else { throw .invalidYearEnd(month: month, day: nil) }
    (self.weekday, self.month, day) = (weekday, month, nil)
  }

  /// The weekday nearest to a day of a month, at most three days before or after.
  ///
  /// - Throws: ``CalendarError/invalidYearEnd(month:day:)`` for a day that not every year has.
  public init(
    nearest weekday: Weekday, toMonth month: Int, day: Int
  ) throws(CalendarError) {
    guard (1...12).contains(month),
      (1...Int(CivilDate.length(year: 2001, month: Int32(month)))).contains(day)
    else { throw .invalidYearEnd(month: month, day: day) }
    (self.weekday, self.month, self.day) = (weekday, month, day)
  }

  /// Reads `last saturday of january` or `nearest saturday to january 31`, in any case.
  ///
  /// - Throws: ``CalendarError`` with the word that is not understood.
  public init(_ text: String) throws(CalendarError) {
    let words = text.split { $0 == " " || $0 == "\t" }
    let plain = words.map { EnglishName.lowercased($0) }
    if plain.count == 4, plain[0] == "last", plain[2] == "of" {
      try self.init(
        last: Weekday(name: String(words[1])), ofMonth: EnglishName.month(words[3]))
    } else if plain.count == 5, plain[0] == "nearest", plain[2] == "to" {
      guard plain[4].utf8.count <= 2, let day = Int(plain[4]) else {
        throw .notAYearEnd(text: text)
      }
      try self.init(
        nearest: Weekday(name: String(words[1])), toMonth: EnglishName.month(words[3]), day: day)
    } else {
      throw .notAYearEnd(text: text)
    }
  }

  /// The number of the day that ends the year whose nominal end lies in a calendar year.
  func number(inYear year: Int) -> Int32 {
    let year = Int32(year)
    let month = Int32(self.month)
    let latest: Int32
    if let day {
      latest = CivilDate.number(year: year, month: month, day: Int32(day)) + 3
    } else {
      latest = CivilDate.number(
        year: year, month: month, day: CivilDate.length(year: year, month: month))
    }
    // 1970-01-01 was a Thursday; day numbers reach down to -719,162.
    let weekday = (latest + 3 + 7 * 110_000) % 7 + 1
    return latest - (weekday - Int32(self.weekday.number) + 7) % 7
  }

  /// Whether the nominal year is the calendar year.
  var isEndOfDecember: Bool { month == 12 && (day ?? 31) == 31 }
}

extension YearEnd: CustomStringConvertible {
  /// The rule as it is read: `last saturday of january`.
  public var description: String {
    let month = EnglishName.months[self.month - 1]
    if let day { return "nearest \(weekday.name) to \(month) \(day)" }
    return "last \(weekday.name) of \(month)"
  }
}

extension YearEnd: Codable {
  /// Reads the rule from its text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    try self.init(container.decode(String.self))
  }

  /// Writes the rule as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

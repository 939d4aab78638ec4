/// A day on which a business does not work: one day, or the same day of every year.
public enum Holiday: Hashable, Sendable {
  /// One day, `2025-12-25`.
  case once(Day)
  /// A day of every year that has it, `12-25`.
  case yearly(MonthDay)

  /// Reads `2025-12-25` or `12-25`.
  ///
  /// - Throws: ``CalendarError/notAHoliday(text:)``.
  public init(_ text: String) throws(CalendarError) {
    if let day = try? Day(iso: text) {
      self = .once(day)
    } else if let day = try? MonthDay(text) {
      self = .yearly(day)
    } else {
      throw .notAHoliday(text: text)
    }
  }
}

extension Holiday: CustomStringConvertible {
  /// The holiday as it is read.
  public var description: String {
    switch self {
    case .once(let day): day.iso8601
    case .yearly(let day): day.description
    }
  }
}

extension Holiday: Codable {
  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    try self.init(container.decode(String.self))
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

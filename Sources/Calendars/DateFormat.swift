/// The order in which a source writes the parts of a date. It is declared, never guessed.
public enum DateFormat: String, Sendable, Codable, CaseIterable {
  /// `2025-03-31`, with an optional time and offset.
  case iso
  /// `31/03/2025`, `31-3-2025`, `31.03.2025`, with an optional local time.
  case dmy
  /// `03/31/2025`, `3-31-2025`, `03.31.2025`, with an optional local time.
  case mdy
}

/// What a date field says.
@frozen
public enum ParsedDate: Hashable, Sendable {
  /// A date without time.
  case day(Day)
  /// A date with time; a time without offset was taken as local.
  case instant(Instant)
}

/// Why a field is not a date.
public enum DateProblem: UInt8, Error, Sendable, Codable, CustomStringConvertible {
  /// Nothing is there.
  case empty
  /// The field does not have the declared form.
  case notInFormat
  /// Day, month or year is out of range, as in 31 February.
  case noSuchDay
  /// Hour, minute, second or offset is out of range.
  case noSuchTime

  /// What is wrong, as a part of a sentence.
  public var description: String {
    switch self {
    case .empty: "the field is empty"
    case .notInFormat: "it does not have the declared date format"
    case .noSuchDay: "there is no such day"
    case .noSuchTime: "there is no such time of day"
    }
  }
}

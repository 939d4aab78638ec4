internal import Calendars

/// The text of dates, instants and numbers of fixed width, as the export files write them.
enum ISOText {
  /// `2025-03-31`.
  static func date(_ dayNumber: Int) -> String {
    Day(number: Int32(clamping: dayNumber)).iso8601
  }

  /// `2025-03-31T10:20:30Z`.
  static func instant(_ seconds: Int) -> String {
    Instant(seconds: Int64(seconds)).iso8601
  }

  /// The digits of a number >= 0, with zeros before them up to the width.
  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width
      ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}

/// The text of dates, instants and numbers of fixed width; dates are UTC, of the years 0 to 9999.
///
/// Written digit by digit: files hold a dozen such fields for each deal.
enum ISOText {
  /// `2025-03-31`.
  static func date(_ dayNumber: Int) -> String {
    let date = CivilDate(dayNumber: dayNumber)
    return String(unsafeUninitializedCapacity: 10) { buffer in
      write(date, to: buffer)
      return 10
    }
  }

  /// `2025-03-31T10:20:30Z`.
  static func instant(_ seconds: Int) -> String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - day * 86_400
    let date = CivilDate(dayNumber: day)
    return String(unsafeUninitializedCapacity: 20) { buffer in
      write(date, to: buffer)
      buffer[10] = UInt8(ascii: "T")
      write(rest / 3600, width: 2, at: 11, to: buffer)
      buffer[13] = UInt8(ascii: ":")
      write(rest / 60 % 60, width: 2, at: 14, to: buffer)
      buffer[16] = UInt8(ascii: ":")
      write(rest % 60, width: 2, at: 17, to: buffer)
      buffer[19] = UInt8(ascii: "Z")
      return 20
    }
  }

  /// The digits of a number >= 0, with zeros before them up to the width.
  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width
      ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  private static func write(_ date: CivilDate, to buffer: UnsafeMutableBufferPointer<UInt8>) {
    write(date.year, width: 4, at: 0, to: buffer)
    buffer[4] = UInt8(ascii: "-")
    write(date.month, width: 2, at: 5, to: buffer)
    buffer[7] = UInt8(ascii: "-")
    write(date.day, width: 2, at: 8, to: buffer)
  }

  private static func write(
    _ number: Int, width: Int, at start: Int, to buffer: UnsafeMutableBufferPointer<UInt8>
  ) {
    var rest = number
    for place in stride(from: start + width - 1, through: start, by: -1) {
      buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}

/// Reads the parts of a date from bytes, from left to right.
@usableFromInline
struct DateScanner {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline var position = 0

  @inlinable
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  @inlinable var isAtEnd: Bool { position >= bytes.count }

  /// The digit at an index, or a number above 9 when there is none.
  @inlinable
  static func digit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int32 {
    Int32(bytes[index] &- 48)
  }

  /// The day written as exactly `yyyy-mm-dd`.
  @inlinable
  static func isoDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Day, DateProblem> {
    guard bytes.count == 10 else { return .failure(bytes.isEmpty ? .empty : .notInFormat) }
    return isoPrefix(bytes)
  }

  /// The day in the first ten bytes, which exist.
  @inlinable
  static func isoPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Day, DateProblem> {
    let y0 = digit(bytes, 0)
    let y1 = digit(bytes, 1)
    let y2 = digit(bytes, 2)
    let y3 = digit(bytes, 3)
    let m0 = digit(bytes, 5)
    let m1 = digit(bytes, 6)
    let d0 = digit(bytes, 8)
    let d1 = digit(bytes, 9)
    let areDigits =
      y0 <= 9 && y1 <= 9 && y2 <= 9 && y3 <= 9 && m0 <= 9 && m1 <= 9 && d0 <= 9 && d1 <= 9
    guard areDigits, bytes[4] == 45, bytes[7] == 45 else { return .failure(.notInFormat) }
    let year = y0 &* 1000 &+ y1 &* 100 &+ y2 &* 10 &+ y3
    guard let day = Day.checked(year: year, month: m0 &* 10 &+ m1, day: d0 &* 10 &+ d1) else {
      return .failure(.noSuchDay)
    }
    return .success(day)
  }

  /// A number of `least` to `most` digits; -1 when there are fewer or more.
  @inlinable
  mutating func number(least: Int, most: Int) -> Int32 {
    var value: Int32 = 0
    var count = 0
    while position < bytes.count {
      let digit = Self.digit(bytes, position)
      guard digit <= 9 else { break }
      guard count < most else { return -1 }
      value = value &* 10 &+ digit
      count &+= 1
      position &+= 1
    }
    return count < least ? -1 : value
  }

  /// Passes over a byte if it is the next one.
  @inlinable
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position &+= 1
    return true
  }

  /// `HH:MM[:SS[.fff]]`, in twelve hours where ` AM` or ` PM` follows, as seconds since midnight.
  ///
  /// - Parameter leastDigits: Digits that the hour has at least.
  @usableFromInline
  mutating func time(leastDigits: Int) -> Result<Int64, DateProblem> {
    var hour = number(least: leastDigits, most: 2)
    guard hour >= 0, skip(58) else { return .failure(.notInFormat) }
    let minute = number(least: 2, most: 2)
    guard minute >= 0 else { return .failure(.notInFormat) }
    var second: Int32 = 0
    if skip(58) {
      second = number(least: 2, most: 2)
      guard second >= 0 else { return .failure(.notInFormat) }
      if skip(46) {
        guard number(least: 1, most: 9) >= 0 else { return .failure(.notInFormat) }
      }
    }
    if let isAfternoon = halfOfDay() {
      guard (1...12).contains(hour) else { return .failure(.noSuchTime) }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard hour <= 23, minute <= 59, second <= 59 else { return .failure(.noSuchTime) }
    return .success(Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second))
  }

  /// Passes over ` AM` or ` PM` in any case, if it is next: whether it is the afternoon.
  private mutating func halfOfDay() -> Bool? {
    guard position + 3 <= bytes.count, bytes[position] == 32, bytes[position + 2] | 32 == 109 else {
      return nil
    }
    let half = bytes[position + 1] | 32
    guard half == 97 || half == 112 else { return nil }
    position += 3
    return half == 112
  }

  /// `Z`, `+02:00`, `+0200` or `+02`, or ` UTC`, as seconds ahead of UTC.
  @usableFromInline
  mutating func offset() -> Result<Int64, DateProblem> {
    if skip(90) || skip(122) { return .success(0) }
    if position + 4 == bytes.count, bytes[position] == 32, bytes[position + 1] == 85,
      bytes[position + 2] == 84, bytes[position + 3] == 67
    {
      position += 4
      return .success(0)
    }
    let isNegative = skip(45)
    guard isNegative || skip(43), position + 2 <= bytes.count else {
      return .failure(.notInFormat)
    }
    let hour = fixedTwoDigits()
    var minute: Int32 = 0
    if !isAtEnd {
      _ = skip(58)
      minute = fixedTwoDigits()
    }
    guard hour >= 0, minute >= 0 else { return .failure(.notInFormat) }
    guard hour <= 18, minute <= 59 else { return .failure(.noSuchTime) }
    let seconds = Int64(hour) * 3600 + Int64(minute) * 60
    return .success(isNegative ? -seconds : seconds)
  }

  private mutating func fixedTwoDigits() -> Int32 {
    guard position + 2 <= bytes.count else { return -1 }
    let tens = Self.digit(bytes, position)
    let ones = Self.digit(bytes, position + 1)
    guard tens <= 9, ones <= 9 else { return -1 }
    position += 2
    return tens * 10 + ones
  }
}

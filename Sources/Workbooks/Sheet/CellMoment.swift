internal import Calendars

/// A date, a date with a time, or a time of day, as a cell holds it.
struct CellMoment {
  private var day: Day?
  /// Since midnight; `nil` for a date alone.
  private var seconds: Int?

  /// 1970-01-01 as a serial number of the two date systems.
  private static let epoch1900 = 25_569
  private static let epoch1904 = 24_107
  /// 9999-12-31.
  private static let lastDay: Int32 = 2_932_896

  /// The moment of a serial number, to the nearest second; `nil` when it is none.
  ///
  /// In the system of 1900 the serial number 60 is 29 February 1900, a day that never was. A
  /// number below 1 has no day; it is a time where the format shows nothing else.
  init?(serial: Double, format: CellFormat, uses1904: Bool) {
    guard serial >= 0, serial < 3_000_000 else { return nil }
    let total = Int((serial * 86_400).rounded())
    let (number, rest) = total.quotientAndRemainder(dividingBy: 86_400)
    if format == .time, number == 0, serial < 1 {
      seconds = rest
      return
    }
    // Before the day that never was, the serial numbers are one behind.
    guard uses1904 || (number > 0 && number != 60) else { return nil }
    let shift = uses1904 ? Self.epoch1904 : number < 60 ? Self.epoch1900 - 1 : Self.epoch1900
    guard number - shift <= Int(Self.lastDay) else { return nil }
    day = Day(number: Int32(number - shift))
    if rest != 0 || format == .dateTime || format == .time { seconds = rest }
  }

  /// The moment that a cell of a strict workbook spells in ISO 8601, without zone or in UTC.
  init?(iso text: ArraySlice<UInt8>, format: CellFormat) {
    var time = text
    if text.count >= 10, text[text.startIndex + 4] == UInt8(ascii: "-") {
      guard let day = try? Day(iso: String(decoding: text.prefix(10), as: UTF8.self)) else {
        return nil
      }
      self.day = day
      time = text.dropFirst(10)
      if time.isEmpty {
        if format == .dateTime { seconds = 0 }
        return
      }
      guard time.first == UInt8(ascii: "T") else { return nil }
      time = time.dropFirst()
    }
    if time.last == UInt8(ascii: "Z") { time = time.dropLast() }
    guard let total = Self.seconds(of: time), total < 86_400 || day != nil else { return nil }
    if let day, total == 86_400 {
      guard day < Day(number: Self.lastDay) else { return nil }
      self.day = day + 1
    }
    let rest = total % 86_400
    if day == nil || rest != 0 || format == .dateTime || format == .time { seconds = rest }
  }

  /// `14:05`, `14:05:00` or `14:05:00.250`, to the nearest second; `nil` when it is none.
  private static func seconds(of text: ArraySlice<UInt8>) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].count == 2, parts[1].count == 2,
      let hour = number(parts[0]), hour < 24, let minute = number(parts[1]), minute < 60
    else { return nil }
    var total = hour * 3600 + minute * 60
    guard parts.count == 3 else { return total }
    let second = parts[2].prefix(2)
    let fraction = parts[2].dropFirst(2)
    guard second.count == 2, let value = number(second), value < 60 else { return nil }
    total += value
    guard let point = fraction.first else { return total }
    guard point == UInt8(ascii: "."), fraction.count > 1,
      fraction.dropFirst().allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return total + (fraction.dropFirst().first.map { $0 >= 53 } == true ? 1 : 0)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy { (48...57).contains($0) }
      ? digits.reduce(0) { $0 * 10 + Int($1 - 48) } : nil
  }

  /// Writes the moment in the order of its date's parts.
  func write(to bytes: inout [UInt8], order: DateFormat) {
    if let day {
      switch order {
      case .iso:
        Self.write(day.year, digits: 4, to: &bytes)
        Self.write([day.month, day.day], before: UInt8(ascii: "-"), to: &bytes)
      case .dmy, .mdy:
        let slash = UInt8(ascii: "/")
        Self.write(order == .dmy ? day.day : day.month, digits: 2, to: &bytes)
        Self.write([order == .dmy ? day.month : day.day], before: slash, to: &bytes)
        bytes.append(slash)
        Self.write(day.year, digits: 4, to: &bytes)
      }
    }
    guard let seconds else { return }
    if day != nil { bytes.append(order == .iso ? UInt8(ascii: "T") : UInt8(ascii: " ")) }
    Self.write(seconds / 3600, digits: 2, to: &bytes)
    Self.write([seconds / 60 % 60, seconds % 60], before: UInt8(ascii: ":"), to: &bytes)
  }

  private static func write(_ parts: [Int], before separator: UInt8, to bytes: inout [UInt8]) {
    for part in parts {
      bytes.append(separator)
      write(part, digits: 2, to: &bytes)
    }
  }

  private static func write(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
    var unit = 1
    for _ in 1..<digits { unit *= 10 }
    while unit > 0 {
      bytes.append(48 + UInt8(number / unit % 10))
      unit /= 10
    }
  }
}

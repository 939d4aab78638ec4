public import Calendars

/// The date in the name of a dated full export.
public enum SnapshotDate {
  /// The day that a file name tells: `2025-01-06.csv`, `deals_20250106.csv`, `2025_01_06 deals.csv`.
  ///
  /// - Returns: `nil` when the name has no date, or two that differ. Folders in the name do not
  ///   count; digits that run on before or after make it no date, and neither does a year outside
  ///   1990 to 2099.
  public static func of(fileName: String) -> Day? {
    let name = Array(fileName.utf8.split(separator: UInt8(ascii: "/")).last ?? [])
    var found: Day?
    var position = 0
    while position < name.count {
      guard isDigit(name, position) else {
        position += 1
        continue
      }
      var end = position
      while isDigit(name, end) { end += 1 }
      if let day = day(name, at: position, digits: end - position) {
        if let found, found != day { return nil }
        found = day
      }
      position = end
    }
    return found
  }

  private static func day(_ name: [UInt8], at start: Int, digits: Int) -> Day? {
    if digits == 8 {
      return day(
        number(name, start, 4), number(name, start + 4, 2), number(name, start + 6, 2))
    }
    guard digits == 4, start + 10 <= name.count, !isDigit(name, start + 10) else { return nil }
    let separator = name[start + 4]
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_"),
      name[start + 7] == separator
    else { return nil }
    return day(number(name, start, 4), number(name, start + 5, 2), number(name, start + 8, 2))
  }

  private static func day(_ year: Int?, _ month: Int?, _ day: Int?) -> Day? {
    guard let year, let month, let day, (1990...2099).contains(year) else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return try? Day(iso: "\(year)-\(padded(month))-\(padded(day))")
  }

  private static func number(_ name: [UInt8], _ start: Int, _ count: Int) -> Int? {
    var number = 0
    for position in start..<start + count {
      guard isDigit(name, position) else { return nil }
      number = number * 10 + Int(name[position] - UInt8(ascii: "0"))
    }
    return number
  }

  private static func isDigit(_ name: [UInt8], _ position: Int) -> Bool {
    position < name.count && (48...57).contains(name[position])
  }
}

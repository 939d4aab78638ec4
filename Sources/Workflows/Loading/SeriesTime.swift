internal import Calendars

/// A day, or a time of a day, as a plain series writes it.
struct SeriesTime: Comparable {
  let day: Day
  /// Seconds after midnight; 0 for a day without a time.
  let second: Int

  /// `2025-03-31`, `2025-03-31 16:05`, `2025-03-31T16:05:10`, `2025-03`, `2025-Q1` or `2025`;
  /// a fraction of a second and a final `Z` are passed over.
  init?(_ text: String) {
    let text = text.drop { $0 == " " }
    let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "T" }
    guard let first = parts.first, let day = SeriesTime.day(String(first)) else { return nil }
    self.day = day
    guard parts.count == 2 else {
      second = 0
      return
    }
    guard let second = SeriesTime.second(parts[1]) else { return nil }
    self.second = second
  }

  /// What is wrong with a text that is no time.
  static func problem(_ text: String) -> String {
    "\"\(text)\" is no date; write 2025-03-31, 2025-03-31 16:05, 2025-03, 2025-Q1 or 2025"
  }

  /// Seconds after an earlier time.
  func seconds(after earlier: SeriesTime) -> Int {
    86_400 * (day - earlier.day) + second - earlier.second
  }

  static func < (left: SeriesTime, right: SeriesTime) -> Bool {
    (left.day, left.second) < (right.day, right.second)
  }

  private static func day(_ text: String) -> Day? {
    if let day = try? Day(iso: text) { return day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = number(first) else {
      return nil
    }
    if parts.count == 1 { return try? Day(year: year, month: 1, day: 1) }
    guard parts.count == 2 else { return nil }
    if parts[1].utf8.count == 2, parts[1].first == "Q" || parts[1].first == "q" {
      guard let quarter = number(parts[1].dropFirst()), (1...4).contains(quarter) else {
        return nil
      }
      return try? Day(year: year, month: 3 * quarter - 2, day: 1)
    }
    guard parts[1].utf8.count == 2, let month = number(parts[1]) else { return nil }
    return try? Day(year: year, month: month, day: 1)
  }

  /// Seconds of `16:05` or `16:05:10`.
  private static func second(_ text: Substring) -> Int? {
    var text = text
    while let last = text.last, last == " " || last == "Z" { text.removeLast() }
    let whole = text.split(separator: ".", maxSplits: 1)
    guard let time = whole.first, whole.count == 1 || number(whole[1]) != nil else { return nil }
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let numbers = parts.compactMap { $0.utf8.count == 2 ? number($0) : nil }
    guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return 3600 * numbers[0] + 60 * numbers[1] + (numbers.count == 3 ? numbers[2] : 0)
  }

  /// A number of ASCII digits alone.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
  }
}

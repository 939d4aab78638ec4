/// Time counted in working days, so that nothing can happen at a weekend and order is kept.
///
/// Index 0 is Monday 1970-01-05; five indices make a week. A fraction of a day falls into the ten
/// working hours of the deal's region.
enum BusinessTime {
  static let workingSeconds = 36_000.0

  /// The index of a day; that of the next Monday for a weekend.
  static func index(ofDay day: Int) -> Int {
    let shifted = day - 4
    let week = shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
    return week * 5 + min(5, shifted - week * 7)
  }

  /// The day number of an index >= 0.
  static func day(ofIndex index: Int) -> Int {
    4 + index / 5 * 7 + index % 5
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  static func instant(index: Int, fraction: Double, region: SyntheticRegion) -> Int {
    day(ofIndex: index) * 86_400 + region.openingSecond + Int(fraction * workingSeconds)
  }
}

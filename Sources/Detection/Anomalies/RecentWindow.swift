internal import Deals

/// The names of the attributes of a line's codes.
enum DealAttributes {
  static let names = DealSettings.attributeNames
}

/// The last quarter against the year before it.
enum RecentWindow {
  static let recentDays: Int32 = 91
  static let referenceDays: Int32 = 364
  /// Deals that either side needs.
  static let minimumRecent = 15
  static let minimumReference = 40
  /// What quarters differ by beyond chance.
  static let inflation = 1.15

  /// 0 for the last quarter, 1 for the year before; `nil` for other days.
  static func group(_ day: Int32, asOf: Int32) -> Int? {
    let age = asOf - day
    if age < 0 || age >= recentDays + referenceDays { return nil }
    return age < recentDays ? 0 : 1
  }
}

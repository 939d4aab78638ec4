/// A day of the week.
public enum Weekday: String, Sendable, Codable, CaseIterable {
  /// Monday.
  case mon
  /// Tuesday.
  case tue
  /// Wednesday.
  case wed
  /// Thursday.
  case thu
  /// Friday.
  case fri
  /// Saturday.
  case sat
  /// Sunday.
  case sun

  /// The weekday of an English name, `saturday` or `sat`, in any case.
  ///
  /// - Throws: ``CalendarError/unknownWeekday(name:)``.
  public init(name: String) throws(CalendarError) {
    let text = EnglishName.lowercased(name)
    guard let day = Weekday.allCases.first(where: { text == $0.rawValue || text == $0.name })
    else { throw .unknownWeekday(name: name) }
    self = day
  }

  /// 1 for Monday to 7 for Sunday, as ``Day/weekday``.
  public var number: Int {
    switch self {
    case .mon: 1
    case .tue: 2
    case .wed: 3
    case .thu: 4
    case .fri: 5
    case .sat: 6
    case .sun: 7
    }
  }

  /// The English name in small letters.
  public var name: String {
    switch self {
    case .mon: "monday"
    case .tue: "tuesday"
    case .wed: "wednesday"
    case .thu: "thursday"
    case .fri: "friday"
    case .sat: "saturday"
    case .sun: "sunday"
    }
  }
}

/// English names of months and days, the same under every locale.
enum EnglishName {
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Capital ASCII letters made small; other characters stay.
  static func lowercased(_ text: some StringProtocol) -> String {
    String(
      decoding: text.utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self)
  }

  /// The month, 1 to 12, of `january` or `jan`.
  static func month(_ name: some StringProtocol) throws(CalendarError) -> Int {
    let text = lowercased(name)
    guard let index = months.firstIndex(where: { text == $0 || text == $0.prefix(3) }) else {
      throw .unknownMonth(name: String(name))
    }
    return index + 1
  }
}

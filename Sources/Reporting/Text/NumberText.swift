public import Currencies
internal import Foundation

/// Numbers for people, in a language; machine formats use ``Currencies/Money/decimalString``.
public struct NumberText: Sendable {
  /// The language whose separators are used.
  public let language: OutputLanguage

  /// Numbers in a language.
  public init(_ language: OutputLanguage) {
    self.language = language
  }

  /// An amount rounded to whole major units, halves away from zero: `1,234,567`.
  public func amount(_ minorUnits: Int64, _ currency: Currency) -> String {
    let scale = UInt64(currency.minorUnitsPerMajor)
    let magnitude = minorUnits.magnitude
    let whole = magnitude / scale + (magnitude % scale * 2 >= scale && scale > 1 ? 1 : 0)
    return (minorUnits < 0 && whole > 0 ? "-" : "") + grouped(whole)
  }

  /// The same, or a dash where there is no amount.
  public func amount(_ minorUnits: Int64?, _ currency: Currency) -> String {
    guard let minorUnits else { return Self.none }
    return amount(minorUnits, currency)
  }

  /// A whole number with separators of thousands.
  public func count(_ number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(UInt64(number.magnitude))
  }

  /// A share as `62 %`; shares that are neither none nor all never read as 0 or 100 %.
  public func percent(_ share: Double) -> String {
    guard share.isFinite else { return Self.none }
    let rounded = (share * 100).rounded()
    if share > 0, rounded == 0 { return "<1 %" }
    if share < 1, rounded == 100 { return ">99 %" }
    return "\(fixed(rounded, 0)) %"
  }

  /// The same, or a dash where there is no share.
  public func percent(_ share: Double?) -> String {
    guard let share else { return Self.none }
    return percent(share)
  }

  /// A share with one decimal, `12.4 %`.
  public func precisePercent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return Self.none }
    return "\(fixed(share * 100, 1)) %"
  }

  /// A number with a fixed count of decimals.
  public func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return Self.none }
    let text = String(format: "%.\(decimals)f", value)
    let isZero = text.utf8.allSatisfy { $0 == 45 || $0 == 46 || $0 == 48 }
    let plain = isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    return language.decimalMark == "." ? plain : plain.replacing(".", with: language.decimalMark)
  }

  /// The same, or a dash where there is no number.
  public func fixed(_ value: Double?, _ decimals: Int) -> String {
    guard let value else { return Self.none }
    return fixed(value, decimals)
  }

  /// What stands where nothing is known.
  public static let none = "-"

  private func grouped(_ number: UInt64) -> String {
    var digits = Substring(String(number))
    var groups: [Substring] = []
    while digits.utf8.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    groups.insert(digits, at: 0)
    return groups.joined(separator: language.groupMark)
  }
}

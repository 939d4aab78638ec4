internal import Foundation

extension NumberText {
  /// A number with so many significant digits; powers of ten only where it is very small or large.
  func significant(_ value: Double?, _ digits: Int) -> String {
    guard let value, value.isFinite else { return Self.none }
    let size = abs(value)
    guard size > 0 else { return fixed(0.0, digits - 1) }
    let exponent = Int(log10(size).rounded(.down))
    if exponent < -5 || exponent > 9 {
      let text = String(format: "%.\(digits - 1)e", value)
      return language.decimalMark == "."
        ? text : text.replacing(".", with: language.decimalMark)
    }
    return fixed(value, max(0, digits - 1 - exponent))
  }

  /// A p-value with four decimals.
  func probability(_ value: Double?) -> String {
    guard let value, value.isFinite else { return Self.none }
    return value < 0.0001 ? "<\(fixed(0.0001, 4))" : fixed(value, 4)
  }
}

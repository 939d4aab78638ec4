/// Recognises text that a spreadsheet would run as a formula when it opens a CSV file.
///
/// - Source: OWASP, "CSV Injection".
enum FormulaGuard {
  /// Whether text must not be written as it is.
  static func isNeeded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 9, 10, 13, 0: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isPlainNumber(bytes)
    case UInt8(ascii: " "): return isNeededAfterBlanks(bytes)
    case 0xEF: return isFullWidth(bytes)
    default: return false
    }
  }

  /// Some programs drop leading blanks before they look for a formula.
  private static func isNeededAfterBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.firstIndex(where: { $0 != 32 }) else { return false }
    return isNeeded(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Full-width `=`, `+`, `-` and `@`, which some programs take for the plain ones.
  private static func isFullWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 3, bytes[1] == 0xBC else { return false }
    return [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[2])
  }

  /// Sign, digits with an optional point and more digits, optional exponent.
  private static func isPlainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 1
    func digits() -> Int {
      let start = index
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
      return index - start
    }
    var count = digits()
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      count += digits()
    }
    guard count > 0 else { return false }
    if index < bytes.count, bytes[index] | 32 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == 43 || bytes[index] == 45 { index += 1 }
      guard digits() > 0 else { return false }
    }
    return index == bytes.count
  }
}

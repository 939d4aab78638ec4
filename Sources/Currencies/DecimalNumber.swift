/// The parts of a decimal number of any length, found in its bytes but not yet valued.
struct DecimalNumber {
  private let isNegative: Bool
  /// Bytes from the first digit that is not zero to the end of the digits.
  private let digits: Range<Int>
  /// Significant digits, of which the last ones may be zero.
  private let count: Int
  /// The power of ten of the last digit.
  private let exponent: Int

  /// Splits bytes into sign, digits and exponent; `nil` when they are not a number.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) {
    var index = 0
    isNegative = bytes[0] == 45
    if bytes[0] == 45 || bytes[0] == 43 { index = 1 }
    var first = -1
    var significant = 0
    var hasDigits = false
    var fraction = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator, !isFraction {
        isFraction = true
      } else if (48...57).contains(byte) {
        hasDigits = true
        fraction += isFraction ? 1 : 0
        if first < 0, byte != 48 { first = index }
        significant += first < 0 ? 0 : 1
      } else {
        break
      }
      index += 1
    }
    guard hasDigits else { return nil }
    digits = (first < 0 ? index : first)..<index
    count = significant
    guard let power = Self.exponent(bytes, from: index) else { return nil }
    exponent = power - fraction
  }

  /// The exponent after the digits, held to a size that cannot overflow; 0 when there is none.
  private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    guard index < bytes.count else { return 0 }
    guard bytes[index] | 32 == 101 else { return nil }
    index += 1
    guard index < bytes.count else { return nil }
    let isNegative = bytes[index] == 45
    if isNegative || bytes[index] == 43 { index += 1 }
    guard index < bytes.count else { return nil }
    var value = 0
    while index < bytes.count {
      guard (48...57).contains(bytes[index]) else { return nil }
      value = min(value * 10 + Int(bytes[index] - 48), 1_000_000_000_000)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// The number times ten to the power `scale`, rounded half to even; `nil` when it overflows.
  func rounded(scale: Int, bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard count > 0 else { return 0 }
    let kept = count + exponent + scale
    guard kept >= 0 else { return 0 }
    guard kept <= 19 else { return nil }
    var value: UInt64 = 0
    var seen = 0
    var roundingDigit: UInt8 = 0
    var isMore = false
    for index in digits {
      let digit = bytes[index] &- 48
      guard digit <= 9 else { continue }
      if seen < kept {
        value = value &* 10 &+ UInt64(digit)
      } else if seen == kept {
        roundingDigit = digit
      } else {
        isMore = isMore || digit != 0
      }
      seen += 1
    }
    while seen < kept {
      value = value &* 10
      seen += 1
    }
    let isHalf = roundingDigit == 5 && !isMore
    if roundingDigit > 5 || (roundingDigit == 5 && isMore) || (isHalf && value % 2 == 1) {
      value += 1
    }
    guard value <= UInt64(Int64.max) else { return nil }
    return isNegative ? -Int64(value) : Int64(value)
  }
}

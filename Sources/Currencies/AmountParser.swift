/// Reads amounts from the bytes of a field as whole minor units, exactly.
///
/// Accepted: an optional sign, digits with an optional decimal point (or comma, when declared)
/// and an optional exponent. Digits beyond the currency's decimals are rounded half to even.
/// Refused, each with its reason: blanks, NaN, infinity, separators of thousands, a separator of
/// decimals other than the declared one, and what does not fit 64 bits.
@frozen
public struct AmountParser: Sendable {
  @usableFromInline let decimals: Int
  @usableFromInline let separator: UInt8
  @usableFromInline let thousands: UInt8?

  /// A parser for a currency with `decimals` digits of minor unit (0 to 18).
  ///
  /// - Parameter thousands: a byte that may stand between groups of three digits; not the
  ///   separator of decimals.
  @inlinable
  public init(decimals: Int = 2, decimalComma: Bool = false, thousands: UInt8? = nil) {
    self.decimals = min(max(decimals, 0), 18)
    separator = decimalComma ? 44 : 46
    self.thousands = thousands == separator ? nil : thousands
  }

  /// The amount in minor units: `12.5` is 1250 with two decimals.
  @inlinable
  public func minorUnits(
    from bytes: UnsafeBufferPointer<UInt8>
  ) -> Result<Int64, AmountProblem> {
    // Fast path: up to 16 digits with no more decimals than the currency has.
    let count = bytes.count
    guard count > 0, count <= 16 else { return general(bytes) }
    let isNegative = bytes[0] == 45
    var index = isNegative ? 1 : 0
    var value: Int64 = 0
    var digits = 0
    while index < count {
      let digit = bytes[index] &- 48
      guard digit <= 9 else { break }
      value = value &* 10 &+ Int64(digit)
      digits &+= 1
      index &+= 1
    }
    guard digits > 0 else { return general(bytes) }
    var missing = decimals
    if index < count {
      guard bytes[index] == separator else { return general(bytes) }
      index &+= 1
      while index < count {
        let digit = bytes[index] &- 48
        guard digit <= 9, missing > 0 else { return general(bytes) }
        value = value &* 10 &+ Int64(digit)
        missing &-= 1
        index &+= 1
      }
    }
    guard digits &+ decimals <= 18 else { return general(bytes) }
    while missing > 0 {
      value = value &* 10
      missing &-= 1
    }
    return .success(isNegative ? 0 &- value : value)
  }

  /// The amount of a text in minor units.
  public func minorUnits(from text: String) -> Result<Int64, AmountProblem> {
    var text = text
    return text.withUTF8 { minorUnits(from: $0) }
  }

  @usableFromInline
  func general(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Int64, AmountProblem> {
    guard !bytes.isEmpty else { return .failure(.empty) }
    if let thousands, bytes.contains(thousands) {
      guard let plain = withoutGroups(bytes, thousands) else { return .failure(.groupingSeparator) }
      return plain.withUnsafeBufferPointer { number($0) }
    }
    return number(bytes)
  }

  /// The bytes without separators of thousands; `nil` unless they part the digits before the
  /// separator of decimals into groups of three.
  private func withoutGroups(
    _ bytes: UnsafeBufferPointer<UInt8>, _ thousands: UInt8
  ) -> [UInt8]? {
    var plain: [UInt8] = []
    var digits = 0
    var hasGroups = false
    var isFraction = false
    for byte in bytes {
      if byte == thousands {
        guard !isFraction, hasGroups ? digits == 3 : (1...3).contains(digits) else { return nil }
        hasGroups = true
        digits = 0
        continue
      }
      if (48...57).contains(byte) {
        digits += isFraction ? 0 : 1
      } else if byte == separator {
        isFraction = true
      }
      plain.append(byte)
    }
    return digits == 3 ? plain : nil
  }

  private func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Int64, AmountProblem> {
    guard let number = DecimalNumber(bytes, separator: separator) else {
      return .failure(problem(of: bytes))
    }
    guard let units = number.rounded(scale: decimals, bytes: bytes) else {
      return .failure(.overflow)
    }
    return .success(units)
  }

  /// The most helpful reason for refusing bytes that are not a number.
  private func problem(of bytes: UnsafeBufferPointer<UInt8>) -> AmountProblem {
    var digits = 0
    var afterLast = 0
    var separators: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 48...57:
        digits += 1
        afterLast += 1
      case 43, 45:
        guard index == 0 else { return .notANumber }
      case 44, 46, 32, 39:
        separators.append(byte)
        afterLast = 0
      default: return .notANumber
      }
    }
    guard digits > 0, let last = separators.last, bytes[0] != 32,
      bytes[bytes.count - 1] != 32
    else {
      return .notANumber
    }
    if separator == 46 {
      let isGrouping = separators.count == 1 ? afterLast == 3 : separators.dropLast().contains(last)
      return last == 44 && !isGrouping ? .decimalComma : .groupingSeparator
    }
    return separators == [46] && afterLast != 3 ? .decimalPoint : .groupingSeparator
  }
}

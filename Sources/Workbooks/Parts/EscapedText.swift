/// Characters that XML cannot hold stand in the texts of a workbook as `_x000D_`.
///
/// - Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
enum EscapedText {
  /// Puts the characters in place of their escapes from `start` to the end of the bytes. What is
  /// no escape, or half of a surrogate pair, stays.
  static func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7,
      let first = (start..<(bytes.count - 6)).first(where: { unit(bytes, at: $0) != nil })
    else { return }
    var target = first
    var source = first
    while source < bytes.count {
      guard let (scalar, length) = scalar(bytes, at: source) else {
        bytes[target] = bytes[source]
        target += 1
        source += 1
        continue
      }
      // A scalar takes at most 4 bytes, its escape at least 7.
      for byte in String(Character(scalar)).utf8 {
        bytes[target] = byte
        target += 1
      }
      source += length
    }
    bytes.removeSubrange(target...)
  }

  private static func scalar(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
    guard let high = unit(bytes, at: index) else { return nil }
    if let scalar = Unicode.Scalar(high) { return (scalar, 7) }
    guard (0xD800..<0xDC00).contains(high), let low = unit(bytes, at: index + 7),
      (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(high - 0xD800) << 10) + UInt32(low - 0xDC00))
    else { return nil }
    return (scalar, 14)
  }

  private static func unit(_ bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt16 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      let digit: UInt8
      switch byte {
      case 48...57: digit = byte - 48
      case 65...70: digit = byte - 55
      case 97...102: digit = byte - 87
      default: return nil
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}

/// What a field without quotes looks like.
enum FieldKind {
  case blank
  /// A number, a date, a time, an amount, a percentage.
  case figure
  case text
  /// Text with a byte that is a delimiter elsewhere, or a quote or control byte.
  case doubtful

  init(_ bytes: [UInt8]) {
    var digits = 0
    var letters = 0
    var marks = 0
    var separators = 0
    var commas = 0
    for byte in bytes {
      switch byte {
      case 32: continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "^"), 34, 0..<32: separators += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 128...:
        letters += 1
      default: marks += 1
      }
    }
    if separators > 0 {
      self = .doubtful
    } else if digits == 0, letters == 0, marks == 0, commas == 0 {
      self = .blank
    } else if digits > 0, letters == 0 || Self.isTimeOrPower(bytes, letters: letters),
      commas == 0 || Self.areCommasNumeric(bytes)
    {
      self = .figure
    } else {
      self = commas > 0 ? .doubtful : .text
    }
  }

  /// `2024-01-31T10:00:00Z`, `1e9`: a letter or two of those that figures have.
  private static func isTimeOrPower(_ bytes: [UInt8], letters: Int) -> Bool {
    guard letters <= 2, let first = bytes.first, first < 58 else { return false }
    let usual: [UInt8] = [84, 90, 69, 101]
    return bytes.allSatisfy { $0 < 65 || usual.contains($0) }
  }

  /// Whether each comma stands between digits, as a decimal comma or before thousands.
  private static func areCommasNumeric(_ bytes: [UInt8]) -> Bool {
    for (index, byte) in bytes.enumerated() where byte == 44 {
      guard index > 0, index + 1 < bytes.count, (48...57).contains(bytes[index - 1]),
        (48...57).contains(bytes[index + 1])
      else { return false }
    }
    return true
  }
}

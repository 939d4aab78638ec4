/// What a text looks like in a terminal: harmless, and of a known width.
public enum DisplayText {
  /// The text with everything that is invisible or moves the cursor written out, `\u{1B}`.
  ///
  /// Written out are control characters (line ends and tabs too), bidirectional controls,
  /// zero-width characters, line and paragraph separators. Variation selectors stay.
  public static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The number of terminal columns that a text takes: combining marks 0, East Asian wide
  /// characters and emoji 2, an emoji of several scalars 2, everything else 1.
  ///
  /// - Parameter text: escaped text.
  public static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  /// The text cut to a width, its end replaced by an ellipsis (of three points in ASCII).
  public static func truncated(_ text: String, to width: Int, isASCII: Bool = false) -> String {
    guard self.width(text) > width else { return text }
    let mark = isASCII ? (width > 3 ? "..." : ".") : "…"
    var result = ""
    var left = width - mark.count
    for character in text {
      left -= self.width(character)
      if left < 0 { break }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result + mark
  }

  private static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.contains("\u{FE0F}"), let first = scalars.first, first.properties.isEmoji {
      return 2
    }
    return min(2, scalars.reduce(0) { $0 + width($1) })
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    // Medial vowels and final consonants join the Hangul syllable before them.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmojiPresentation || wideRanges.contains { $0.contains(scalar.value) }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    if scalar.properties.isVariationSelector { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Blocks whose East Asian Width is W or F (Unicode Standard Annex 11); emoji are told apart by
  /// their own property.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
    0x1AFF0...0x1B2FF, 0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F248,
    0x1F250...0x1F251, 0x1F260...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}

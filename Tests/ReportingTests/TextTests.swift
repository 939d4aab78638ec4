import Currencies
import Reporting
import Testing

@Suite("Text for terminals")
struct TextTests {
  @Test(
    "Display width",
    arguments: [
      ("", 0), ("abc", 3), ("Núñez", 5), ("Nu\u{301}n\u{303}ez", 5), ("田中", 4), ("ＡＢ", 4),
      ("한글", 4), ("ｱ", 1), ("🚀", 2), ("👍🏽", 2), ("🇪🇸", 2), ("❤\u{FE0F}", 2), ("─…", 2), ("é", 1),
    ])
  func width(text: String, width: Int) {
    #expect(DisplayText.width(text) == width)
  }

  @Test(
    "What is hidden or moves the cursor is written out",
    arguments: [
      ("\u{1B}[31m", "\\u{1B}[31m"), ("a\r\nb", "a\\u{D}\\u{A}b"), ("a\tb", "a\\u{9}b"),
      ("\u{202E}x", "\\u{202E}x"), ("a\u{200B}b", "a\\u{200B}b"), ("\u{9B}1m", "\\u{9B}1m"),
      ("\u{FEFF}a", "\\u{FEFF}a"), ("\u{7F}", "\\u{7F}"), ("a\u{2028}b", "a\\u{2028}b"),
      ("a\u{3164}b", "a\\u{3164}b"), ("Núñez 田中 🚀", "Núñez 田中 🚀"),
    ])
  func escaping(text: String, escaped: String) {
    #expect(DisplayText.escaped(text) == escaped)
  }

  @Test(
    "Cutting keeps to the width and to whole characters",
    arguments: [
      ("abcdef", 4, "abc…"), ("田中太郎", 5, "田中…"), ("田中太郎", 4, "田…"), ("abc", 3, "abc"),
      ("ab cdef", 4, "ab…"),
    ])
  func truncation(text: String, width: Int, cut: String) {
    #expect(DisplayText.truncated(text, to: width) == cut)
  }

  @Test(
    "Amounts in whole major units, halves away from zero",
    arguments: [
      (123_456_749, "1,234,567", "1.234.567"), (123_456_750, "1,234,568", "1.234.568"),
      (-99_950, "-1,000", "-1.000"), (0, "0", "0"), (-49, "0", "0"), (-50, "-1", "-1"),
      (99_949, "999", "999"),
    ] as [(Int64, String, String)])
  func amounts(minorUnits: Int64, english: String, spanish: String) {
    #expect(NumberText(.en).amount(minorUnits, .eur) == english)
    #expect(NumberText(.es).amount(minorUnits, .eur) == spanish)
  }

  @Test("The largest amounts and currencies without decimals")
  func extremes() {
    #expect(NumberText(.en).amount(Int64.min, .jpy) == "-9,223,372,036,854,775,808")
    #expect(NumberText(.en).amount(Int64.max, .eur) == "92,233,720,368,547,758")
    #expect(NumberText(.en).amount(1_235, .jpy) == "1,235")
  }

  @Test(
    "Shares are never rounded to none or all",
    arguments: [
      (0, "0 %"), (0.004, "<1 %"), (0.62, "62 %"), (0.624, "62 %"), (0.996, ">99 %"), (1, "100 %"),
      (.nan, "-"),
    ] as [(Double, String)])
  func percentages(share: Double, text: String) {
    #expect(NumberText(.en).percent(share) == text)
  }

  @Test("Translated phrases have the gaps of the English ones")
  func translations() {
    for (english, spanish) in SpanishPhrases.table {
      #expect(english.ranges(of: "{}").count == spanish.ranges(of: "{}").count, "\(english)")
      #expect(!spanish.isEmpty)
    }
  }

  @Test("A phrase is translated in one place")
  func phrasesStandOnce() {
    #expect(SpanishPhrases.parts.map(\.count).reduce(0, +) == SpanishPhrases.table.count)
  }

  @Test("Decimals follow the language; no negative zero")
  func decimals() {
    #expect(NumberText(.es).fixed(9.42, 1) == "9,4")
    #expect(NumberText(.en).fixed(-0.01, 1) == "0.0")
  }
}

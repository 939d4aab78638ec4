import Reporting
import Testing

@Suite("Layout of tables")
struct LayoutTests {
  /// Every answer that is a table.
  private static func answers(_ style: TextStyle) -> [String] {
    [
      ForecastReport.render([Fixtures.forecast], modelID: "m", format: .table, style: style),
      GapsReport.render(Fixtures.gaps, modelID: "m", format: .table, style: style),
      RisksReport.render(Fixtures.risks, modelID: "m", format: .table, style: style),
      BacktestText.render(Fixtures.backtest, format: .table, style: style),
      TrainText.render(Fixtures.model, format: .table, style: style),
    ]
  }

  @Test("No line is wider than asked for or ends in blanks", arguments: [1, 40, 64, 80, 100, 240])
  func widths(width: Int) {
    for language in OutputLanguage.allCases {
      let style = TextStyle(width: width, language: language, showsDeals: true)
      for answer in Self.answers(style) {
        for line in answer.split(separator: "\n", omittingEmptySubsequences: false) {
          #expect(DisplayText.width(String(line)) <= max(width, TextStyle.minimumWidth))
          #expect(line.last != " ")
        }
        #expect(answer.hasSuffix("\n") && !answer.hasSuffix("\n\n"))
      }
    }
  }

  @Test("Nothing but colour codes and line ends is a control character")
  func controls() {
    for answer in Self.answers(TextStyle(colour: true)) {
      var text = answer
      for code in ["[0m", "[1m", "[31m", "[33m"] { text.replace("\u{1B}\(code)", with: "") }
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }
  }

  @Test("Without colour there is no escape sequence, with it the same text")
  func colour() {
    let plain = Self.answers(TextStyle())
    let coloured = Self.answers(TextStyle(colour: true))
    for (text, painted) in zip(plain, coloured) {
      #expect(!text.contains("\u{1B}"))
      var stripped = painted
      for code in ["[0m", "[1m", "[31m", "[33m"] { stripped.replace("\u{1B}\(code)", with: "") }
      #expect(stripped == text)
    }
  }

  @Test("ASCII means ASCII, but for the data")
  func ascii() {
    let text = BacktestText.render(
      Fixtures.backtest, format: .table, style: TextStyle(isASCII: true))
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("The widest text is cut, numbers never are")
  func cutting() {
    var table = TextTable([.init("name"), .init("place"), .init("amount", .right)])
    table.append([String(repeating: "n", count: 90), "here", "1,234,567"])
    let lines = table.lines(TextStyle(width: 60))
    #expect(lines.count == 3)
    #expect(lines[2].contains("n…  here"))
    #expect(lines[2].hasSuffix("1,234,567"))
    #expect(DisplayText.width(lines[2]) == 60)
  }

  @Test("Columns that do not fit go into a table below, under the same names")
  func wrapping() {
    var table = TextTable(
      [.init("name")] + (1...8).map { .init("column \($0)", .right) })
    table.append(["total"] + (1...8).map { "\($0),000,000" })
    let text = table.lines(TextStyle(width: 50)).joined(separator: "\n")
    for number in 1...8 {
      #expect(text.contains("column \(number)"))
      #expect(text.contains("\(number),000,000"))
    }
    #expect(text.split(separator: "total").count > 2)
  }

  @Test("A name cannot leave its Markdown cell")
  func markdown() {
    var table = TextTable([.init("name")])
    table.append(["a|b\n<b>*x*</b>`[y](z)"])
    let line = table.markdown[2]
    #expect(
      line == #"| a\|b\\u{A}&lt;b&gt;\*x\*&lt;/b&gt;\`\[y\](z) |"#)
  }
}

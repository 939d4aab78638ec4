import Foundation
import Tabular
import Testing

@Suite struct CSVDetectionTests {
  static let rows = [
    ["id", "name", "amount"], ["1", "Smith", "2.50"], ["2", "Müller, Jones", "1,234.5"],
    ["3", "a \"b\" c", "7"],
  ]

  static func text(_ delimiter: String, end: String = "\n") -> String {
    rows.map { row in
      row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        .joined(separator: delimiter) + end
    }.joined()
  }

  @Test(
    "the delimiter is found, and the line end",
    arguments: [",", ";", "\t", "|", "^", ":", " ", ", ", "\u{1F}"], ["\n", "\r\n", "\r"])
  func delimiters(_ delimiter: String, _ end: String) {
    let reading = Reading(detecting: Self.text(delimiter, end: end))
    #expect(reading.error == nil)
    #expect([reading.header] + reading.records == Self.rows)
    #expect(reading.dialect?.delimiterBytes == Array(delimiter.utf8))
  }

  @Test("decimal commas do not hide the semicolons")
  func decimalCommas() {
    let text = "id;price;weight\n1;2,50;3,1\n2;3,75;4,0\n3;1,5;2,2\n"
    #expect(Reading(detecting: text).records.first == ["1", "2,50", "3,1"])
  }

  @Test("two delimiters that explain a file equally well are an error that names both")
  func ambiguous() {
    let error = Reading(detecting: "h1,h2;h3\n1,2;3\n").error
    guard case .ambiguousDialect(_, let first, let second) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(first.contains("comma") && second.contains("semicolon"))
    let declared = CSVReaderOptions(delimiter: ";")
    #expect(Reading(detecting: "h1,h2;h3\n1,2;3\n", options: declared).records == [["1,2", "3"]])
  }

  @Test("what is declared is not found out")
  func declared() {
    let text = "a;b\n1;'2'\n3;4\n"
    #expect(Reading(detecting: text).records == [["1", "'2'"], ["3", "4"]])
    let quoted = CSVReaderOptions(delimiter: ";", quote: "'")
    #expect(Reading(detecting: text, options: quoted).records == [["1", "2"], ["3", "4"]])
    let comma = CSVReaderOptions(delimiter: ",")
    #expect(Reading(detecting: text, options: comma).header == ["a;b"])
    let bare = CSVReaderOptions(quote: "")
    #expect(Reading(detecting: "a,b\n\"1,2\n", options: bare).records == [["\"1", "2"]])
    let skipped = CSVReaderOptions(skippedLines: 1)
    #expect(Reading(detecting: "a,b\nc,d\n1,2\n", options: skipped).header == ["c", "d"])
    for wrong in [
      CSVReaderOptions(delimiter: "€"), CSVReaderOptions(delimiter: ""),
      CSVReaderOptions(quote: "''"), CSVReaderOptions(skippedLines: -1),
      CSVReaderOptions(footerLines: 1 << 40), CSVReaderOptions(headerRecords: -1),
    ] {
      guard case .invalidOption = Reading(detecting: "a,b\n", options: wrong).error else {
        Issue.record("\(wrong)")
        continue
      }
    }
    let same = Reading(detecting: "a;b\n", options: CSVReaderOptions(delimiter: ";", quote: ";"))
    #expect(same.error == .invalidDialect(delimiter: 59, quote: 59))
  }

  @Test("apostrophes are quotes where they stand around fields and nothing else does")
  func apostrophes() {
    let reading = Reading(detecting: "'a','b'\n'1','x,y'\n'2','it''s'\n")
    #expect(reading.header == ["a", "b"])
    #expect(reading.records == [["1", "x,y"], ["2", "it's"]])
    let text = Reading(detecting: "name,\"n\"\n'tis,\"1,2\"\n'twas,\"3\"\n")
    #expect(text.records == [["'tis", "1,2"], ["'twas", "3"]])
    let inner = Reading(detecting: "id,'text',\n1,'don't, and won't',\n2,'x',\n3,'y, z',\n")
    #expect(inner.records == [["2", "x", ""], ["3", "y, z", ""]])
    #expect(inner.rejects.map(\.record) == [2])
  }

  @Test("a backslash is an escape where quotes need it, and text where they do not")
  func escapes() {
    let escaped = Reading(detecting: "a,b\n1,\"x \\\"y\\\", z\"\n2,\"C:\\dir \\\\ \"\n")
    #expect(escaped.records == [["1", "x \"y\", z"], ["2", "C:\\dir \\ "]])
    let plain = Reading(detecting: "a,b\n1,\"C:\\dir\\\"\n2,\"\\\\\"\n")
    #expect(plain.records == [["1", "C:\\dir\\"], ["2", "\\\\"]])
    let both = CSVReaderOptions(escape: "\\")
    let mixed = Reading(detecting: "a,b\n\"x\"\"y\",\"p\\\"q\"\n\\\"1,z\\,2\n", options: both)
    #expect(mixed.records == [["x\"y", "p\"q"], ["\"1", "z,2"]])
  }

  @Test("the line sep= names the delimiter, and titles above the header are passed over")
  func preambles() {
    let directive = Reading(detecting: "\u{FEFF}sep=;\r\na;b\r\n1;2,5\r\n")
    #expect(directive.header == ["a", "b"] && directive.records == [["1", "2,5"]])
    #expect(directive.lines == [3] && directive.numbers == [2])
    let titles = "Pipeline report,,\nAs of 2024-01-31,,\n,,\nid,name,amount\n1,x,2\n2,y,3\n"
    let reading = Reading(detecting: titles)
    #expect(reading.header == ["id", "name", "amount"])
    #expect(reading.lines == [5, 6])
    #expect(reading.dialect?.skippedLines == 3)
    let quoted = Reading(detecting: "\"Title\nof two lines\"\n\nid;name\n1;x\n2;y\n")
    #expect(quoted.header == ["id", "name"] && quoted.lines == [5, 6])
    let empty = Reading(detecting: ",value,\na,b,c\nd,e,f\n")
    #expect(empty.header == ["column 1", "value", "column 3"])
  }

  @Test("blank fields after the last column are dropped where each record has them, and only there")
  func surplus() {
    let habit = Reading(detecting: "id,value\nA,1,\nB,2,, \n")
    #expect(habit.records == [["A", "1"], ["B", "2"]] && habit.rejects.isEmpty)
    let shifted = Reading(detecting: "id,name,age,note\n1,x,3,\n2,Smith, John,4,\n3,y,5,\n")
    #expect(shifted.rejects.map(\.record) == [3] && shifted.records.count == 2)
    let one = Reading(detecting: "id,value\nA,1,\n")
    #expect(one.rejects.map(\.record) == [2])
    #expect(Reading("id,value\nA,1,\nB,2,\n").rejects.count == 2)
  }

  @Test("lines before the header may be declared, whatever their ends", arguments: [1, 7, 4096])
  func skippedLines(_ size: Int) {
    let text = "x\r\ny, \"\r\ra,b\n1,2\n"
    let strict = Reading(text, dialect: CSVDialect(skippedLines: 3), chunkSize: size)
    #expect(strict.header == ["a", "b"] && strict.records == [["1", "2"]] && strict.lines == [5])
    let options = CSVReaderOptions(skippedLines: 3)
    let found = Reading(Array(text.utf8), options: options, chunkSize: size)
    #expect(found.header == ["a", "b"] && found.lines == [5])
    let all = Reading(Array(text.utf8), options: CSVReaderOptions(skippedLines: 9), chunkSize: size)
    #expect(all.error == .emptyFile(path: "t.csv"))
  }

  @Test("a long file is found out from its first part, and a cut record does not count")
  func longFile() {
    let row = "7;\"a; \"\"b\"\"\";1,5;2024-01-31\n"
    let text = "id;name;amount;day\n" + String(repeating: row, count: 10_000)
    let reading = Reading(detecting: text)
    #expect(reading.records.count == 10_000 && reading.rejects.isEmpty)
    #expect(reading.records.last == ["7", "a; \"b\"", "1,5", "2024-01-31"])
    let huge = "id,note\n1,\"" + String(repeating: "x;y\n", count: 50_000) + "\"\n2,z\n"
    #expect(Reading(detecting: huge).records.count == 2)
  }

  @Test("figures do not become names of columns")
  func figures() {
    let reading = Reading(detecting: "Value\n68,527.00\n12,300.00\n")
    #expect(reading.header == ["Value"] && reading.records.isEmpty)
    #expect(reading.rejects.count == 2)
  }

  @Test("a file that is neither one column nor a table is refused with a remedy")
  func doubtful() {
    for text in [
      "# note\n1;3\n2;4\n3;5\n", "id\u{1}value\nA\u{1}1\n", "\"a;b\"\n\"1;2\"\n\"3;4\"\n",
      "note\nhello; world\nfoo, bar; baz\nplain\n", "Title\nid;name\n1;x\n2;y\n",
    ] {
      guard case .doubtfulDialect(_, 1, let reason) = Reading(detecting: text).error else {
        Issue.record("\(text)")
        continue
      }
      #expect(reason.contains("declare") || reason.contains("remove"))
    }
  }

  @Test("names of columns are told from data, and the decisions are told in words")
  func words() throws {
    let bytes = Array("Report;;\n\nid;name;day\n1;x;2024-01-31\n2;y;2024-02-01\n".utf8)
    let found = try CSVDetector.detect(bytes: bytes, name: "t.csv")
    #expect(found.looksLikeHeader)
    #expect(
      found.summary(footerCount: 5)
        == "delimiter \";\" (semicolon), UTF-8, 2 lines before the header, "
        + "5 lines after the last record")
    let data = try CSVDetector.detect(bytes: Array("1,2\n3,4\n".utf8), name: "t.csv")
    #expect(!data.looksLikeHeader)
    #expect(found.reasons.contains { $0.contains("semicolon") })
  }

  @Test("a dialect written by an older version is read as before")
  func oldDialect() throws {
    let old = Data("{\"delimiter\":59,\"quote\":34,\"header\":true}".utf8)
    let dialect = try JSONDecoder().decode(CSVDialect.self, from: old)
    #expect(dialect == CSVDialect(delimiter: 59))
    let full = CSVDialect(
      delimiter: 44, quote: 39, header: false, delimiterRest: [32], hasQuote: false, escape: 92,
      headerRecords: 2, skippedLines: 3, footerLines: 4)
    let again = try JSONDecoder().decode(CSVDialect.self, from: try JSONEncoder().encode(full))
    #expect(again == full)
    let reject = Data("{\"path\":\"a\",\"record\":1,\"line\":2,\"reason\":\"r\"}".utf8)
    #expect(try JSONDecoder().decode(Reject.self, from: reject).isRepaired == false)
  }
}

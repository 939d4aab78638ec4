import Foundation
import Tabular
import Testing

@Suite struct CSVReaderTests {
  static let nasty =
    "\u{FEFF}id,\"na\"\"me\",note\r\n1,\"a,b\",\"x\r\ny\"\r\n2,\"\"\"q\"\"\",\r\n\r\n"
    + "3,plain \"quote\", \"blank first\"\r\n4,short\r\n5,\"text\" after,z\r\n"
    + "\"6\",ñandú €,\"\"\"\"\r\n7,\"\r\n\r\n\"\"\",end\r\n8,a,b,c\r\n,,\r\n9,\"last\",no line end"

  @Test("the same records come with every chunk size", arguments: 1...64)
  func chunks(_ size: Int) {
    let expected = Reading(Self.nasty)
    #expect(Reading(Self.nasty, chunkSize: size) == expected)
    let unix = Self.nasty.replacingOccurrences(of: "\r\n", with: "\n")
    #expect(Reading(unix, chunkSize: size) == Reading(unix))
    let old = Self.nasty.replacingOccurrences(of: "\r\n", with: "\r")
    #expect(Reading(old, chunkSize: size) == Reading(old))
  }

  @Test("records, numbers, lines and rejects are as documented")
  func documented() {
    let reading = Reading(Self.nasty)
    #expect(reading.header == ["id", "na\"me", "note"])
    #expect(
      reading.records == [
        ["1", "a,b", "x\r\ny"], ["2", "\"q\"", ""],
        ["3", "plain \"quote\"", " \"blank first\""], ["6", "ñandú €", "\""],
        ["7", "\r\n\r\n\"", "end"], ["", "", ""], ["9", "last", "no line end"],
      ])
    #expect(reading.numbers == [2, 3, 4, 7, 8, 10, 11])
    #expect(reading.lines == [2, 4, 6, 9, 10, 14, 15])
    #expect(reading.rejects.map(\.record) == [5, 6, 9])
    #expect(reading.rejects.map(\.line) == [7, 8, 13])
    #expect(reading.rejects.map(\.column) == [nil, "na\"me", nil])
    #expect(reading.error == nil)
  }

  @Test("LF, CRLF and lone CR give the same records")
  func lineEnds() {
    for end in ["\n", "\r\n", "\r"] {
      for final in ["", end] {
        let reading = Reading("a,b" + end + "1,\"2\"" + end + end + "3,4" + final)
        #expect(reading.records == [["1", "2"], ["3", "4"]])
        #expect(reading.lines == [2, 4])
      }
    }
  }

  @Test("another kind of line end outside quotes is a reject, not a value")
  func mixedLineEnds() {
    #expect(Reading("a,b\n1,2\r3,4\n5,6\n").rejects.map(\.record) == [2])
    #expect(Reading("a,b\r1,2\n3\r5,6\r").rejects.map(\.record) == [2])
    #expect(Reading("a,b\n1,\"2\r3\"\n").records == [["1", "2\r3"]])
    #expect(Reading("a,b\n1,2\r\n3,4\n").records == [["1", "2"], ["3", "4"]])
  }

  @Test("a quote left open is named by the line on which it opened")
  func unterminated() {
    let text = "a,b\n1,2\n3,\"open\n4,5\n6,7\n"
    for size in [1, 7, 4096] {
      let reading = Reading(text, chunkSize: size)
      #expect(reading.error == .unterminatedQuote(path: "t.csv", line: 3))
      #expect(reading.records == [["1", "2"]])
    }
    #expect(Reading("a,\"b\n1,2").error == .unterminatedQuote(path: "t.csv", line: 1))
    let second = Reading("a,b\n\"x\ny\",\"open")
    #expect(second.error == .unterminatedQuote(path: "t.csv", line: 3))
  }

  @Test(
    "text between stray quotes that a delimiter splits is a reject, other stray quotes are text")
  func splitQuotes() {
    let text = "a,b,c\n1,x\"y, z\",\n2,5\" pipe,3\" bolt\n3,12\",10\"\n4,say \"a\",\"q\"\n"
    for size in [1, 7, 4096] {
      let reading = Reading(text, chunkSize: size)
      #expect(reading.rejects.map(\.record) == [2])
      #expect(reading.rejects.first?.column == "b")
      #expect(
        reading.records == [
          ["2", "5\" pipe", "3\" bolt"], ["3", "12\"", "10\""], ["4", "say \"a\"", "q"],
        ])
    }
  }

  @Test("what is no table is refused")
  func refused() {
    #expect(Reading("").error == .emptyFile(path: "t.csv"))
    #expect(Reading("\u{FEFF}").error == .emptyFile(path: "t.csv"))
    #expect(Reading("\n\r\n\n").error == .emptyFile(path: "t.csv"))
    #expect(Reading("a,b,a\n").error == .duplicateColumn(path: "t.csv", name: "a"))
    #expect(Reading("a,\"b\"c\n").error == .malformedHeader(path: "t.csv", line: 1))
    #expect(
      Reading([0xFF, 0xFE, 97, 0, 10, 0]).error
        == .notUTF8(path: "t.csv", line: 1, byteOffset: 0))
    #expect(
      Reading([97, 44, 0xE9, 10]).error == .notUTF8(path: "t.csv", line: 1, byteOffset: 2))
    #expect(Reading([97, 0, 10]).error == .nulByte(path: "t.csv", line: 1, byteOffset: 1))
  }

  @Test("bytes that are not UTF-8, and NUL, are rejects with their offset", arguments: [1, 5, 99])
  func encodings(_ size: Int) {
    let wrong: [[UInt8]] = [
      [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0],
    ]
    for bytes in wrong {
      let text = Array("a,b\nñ,1\nx,".utf8) + bytes + Array("\ny,2\n".utf8)
      let reading = Reading(text, chunkSize: size)
      #expect(reading.records == [["ñ", "1"], ["y", "2"]])
      #expect(reading.rejects.count == 1)
      #expect(reading.rejects.first?.column == "b")
      #expect(reading.rejects.first?.reason.hasPrefix("byte 11 is ") == true)
      #expect(reading.rejects.first?.line == 3)
    }
  }

  @Test("limits end the reading, and name the line")
  func limits() {
    let limits = CSVLimits(fields: 3, fieldBytes: 10, recordBytes: 20)
    func error(_ text: String) -> TabularError? {
      let large = Reading(text, limits: limits)
      #expect(Reading(text, limits: limits, chunkSize: 3).error == large.error)
      return large.error
    }
    func exceeded(_ line: Int, _ limit: CSVLimits.Kind, _ maximum: Int) -> TabularError {
      .limitExceeded(path: "t.csv", line: line, limit: limit, maximum: maximum)
    }
    #expect(error("a,b\n1,2\n1,2,3,4\n") == exceeded(3, .fields, 3))
    #expect(error("a,b\n1,12345678901\n") == exceeded(2, .fieldBytes, 10))
    #expect(error("a,b\n1,\"12345678901\n") == exceeded(2, .fieldBytes, 10))
    #expect(error("a,b,c\n1234567890,123456789,\n") == exceeded(2, .recordBytes, 20))
    #expect(error("a,b,c\n1234567890,1234567,\n") == nil)
  }

  @Test("random bytes give the same outcome with every chunk size", arguments: UInt64(0)..<20)
  func randomBytes(_ seed: UInt64) {
    var random = Seeded(state: seed)
    let alphabet = Array(",,,\"\"\"\n\n\r\r\nab ñ€;".utf8) + [0, 0xFF, 0xEF, 0xBB, 0xBF]
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let limits =
        Bool.random(using: &random)
        ? CSVLimits()
        : CSVLimits(
          fields: Int.random(in: 1...6, using: &random),
          fieldBytes: Int.random(in: 1...30, using: &random),
          recordBytes: Int.random(in: 1...60, using: &random))
      let dialect = CSVDialect(header: Bool.random(using: &random))
      let whole = Reading(bytes, dialect: dialect, limits: limits)
      let size = Int.random(in: 1...40, using: &random)
      let pieces = Reading(bytes, dialect: dialect, limits: limits, chunkSize: size)
      #expect(pieces == whole, "\(bytes)")
    }
  }

  @Test("a quote left open in a large file stops at the limit of a field")
  func openQuoteInLargeFile() {
    let text = "a,b\n1,\"open\n" + String(repeating: "2,3\n", count: 400_000)
    let expected = TabularError.limitExceeded(
      path: "t.csv", line: 2, limit: .fieldBytes, maximum: 1 << 20)
    #expect(Reading(text).error == expected)
  }

  @Test("an empty line is a record of a file with one column only")
  func emptyLines() {
    #expect(Reading("a\n1\n\n2\n").records == [["1"], [""], ["2"]])
    #expect(Reading("a,b\n1,2\n\n3,4\n\n").records == [["1", "2"], ["3", "4"]])
    #expect(Reading("a,b\n\"\"\n").rejects.map(\.record) == [2])
  }

  @Test("other delimiters, and no header")
  func dialects() {
    let semicolon = CSVDialect(delimiter: UInt8(ascii: ";"))
    #expect(Reading("a;b\n1,5;\"x;y\"\n", dialect: semicolon).records == [["1,5", "x;y"]])
    let bare = Reading("1,2\n3\n4,5\n", dialect: CSVDialect(header: false))
    #expect(bare.header == ["column 1", "column 2"])
    #expect(bare.records == [["1", "2"], ["4", "5"]])
    #expect(bare.rejects.map(\.record) == [2])
    for (delimiter, quote) in [(UInt8(10), UInt8(34)), (34, 34), (44, 0), (44, 200), (13, 34)] {
      let dialect = CSVDialect(delimiter: delimiter, quote: quote)
      let expected = TabularError.invalidDialect(delimiter: delimiter, quote: quote)
      #expect(Reading("a,b\n", dialect: dialect).error == expected)
    }
  }

  @Test("columns are found by name, and all that are missing are named at once")
  func columns() throws {
    let reader = try CSVReader(bytes: Array("a,b,c\n1,\"x\ny\",3\n".utf8), name: "t.csv")
    #expect(try reader.columnIndices(["c", "a"]) == [2, 0])
    #expect(throws: TabularError.missingColumns(path: "t.csv", names: ["x", "y"])) {
      try reader.columnIndices(["x", "a", "y"])
    }
    let record = try #require(try reader.next(onReject: { _ in }))
    #expect(record.line(ofField: 1) == 2 && record.line(ofField: 2) == 3)
    let reject = reader.reject(record, field: 2, reason: "too small")
    #expect(reject.description == "t.csv:3 (record 2): c: too small")
  }

  @Test("only regular files are opened, and none is waited for")
  func files() throws {
    for path in ["/dev/null", "/tmp", "/dev/zero"] {
      #expect(throws: TabularError.notAFile(path: path)) { try CSVReader(path: path) }
    }
    #expect(throws: TabularError.self) { try CSVReader(path: "/nowhere/at/all.csv") }
    #expect(throws: TabularError.self) { try CSVReader(path: "a\0b") }
    let file = FileManager.default.temporaryDirectory.appending(path: "aforo-\(UUID()).csv")
    try Data(Self.nasty.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let reader = try CSVReader(path: file.path)
    var count = 0
    try reader.forEachRecord(onReject: { _ in }, { record in count += record.fieldCount })
    #expect(count == 21)
  }

  @Test("an error of the caller stops the reading and comes out as it is")
  func callerError() throws {
    struct Stop: Error, Equatable {}
    let reader = try CSVReader(bytes: Array("a\n1\n2\n".utf8), name: "t.csv")
    var seen = 0
    func stop(_ record: CSVRecord) throws(Stop) {
      seen += 1
      throw Stop()
    }
    #expect(throws: CSVIterationError<Stop>.self) {
      try reader.forEachRecord(onReject: { _ in }, stop)
    }
    #expect(seen == 1)
  }
}

import Foundation
import Tabular
import Testing

@Suite struct CSVSuiteTests {
  @Test("every file of csv-spectrum is read as its JSON says")
  func spectrum() throws {
    guard let folder = sharedData("csv-torture/csv-spectrum") else { return }
    let files = csvFiles(in: folder.appending(path: "csv"))
    #expect(!files.isEmpty)
    for file in files {
      let reading = Reading(Array(try Data(contentsOf: file)))
      let expected = try decode([[String: String]].self, of: file, in: folder)
      #expect(objects(reading) == expected, "\(file.lastPathComponent)")
      #expect(reading.rejects.isEmpty && reading.error == nil)
    }
  }

  @Test("every file of csv-test-data is read as its JSON says; a bad one is refused")
  func testData() throws {
    guard let folder = sharedData("csv-torture/csv-test-data") else { return }
    let files = csvFiles(in: folder.appending(path: "csv"))
    #expect(!files.isEmpty)
    for file in files {
      let name = file.lastPathComponent
      let bytes = Array(try Data(contentsOf: file))
      let bare = Reading(bytes, dialect: CSVDialect(header: false))
      if name.hasPrefix("bad-") {
        #expect(!bare.rejects.isEmpty || bare.error != nil, "\(name)")
      } else if name.hasPrefix("header-") {
        let expected = try decode([[String: String]].self, of: file, in: folder)
        #expect(objects(Reading(bytes)) == expected, "\(name)")
      } else {
        let expected = try decode([[String]].self, of: file, in: folder)
        #expect(bare.records == expected, "\(name)")
      }
    }
  }

  @Test("csv-spectrum and csv-test-data are read the same when the dialect is found out")
  func detected() throws {
    guard let spectrum = sharedData("csv-torture/csv-spectrum"),
      let testData = sharedData("csv-torture/csv-test-data")
    else { return }
    for file in csvFiles(in: spectrum.appending(path: "csv")) {
      let reading = Reading(Array(try Data(contentsOf: file)), options: CSVReaderOptions())
      let expected = try decode([[String: String]].self, of: file, in: spectrum)
      #expect(objects(reading) == expected, "\(file.lastPathComponent)")
      #expect(reading.rejects.isEmpty && reading.error == nil)
    }
    for file in csvFiles(in: testData.appending(path: "csv")) {
      let name = file.lastPathComponent
      let bytes = Array(try Data(contentsOf: file))
      let bare = Reading(bytes, options: CSVReaderOptions(headerRecords: 0))
      if name.hasPrefix("bad-") {
        #expect(!bare.rejects.isEmpty || bare.error != nil, "\(name)")
      } else if name.hasPrefix("header-") {
        let expected = try decode([[String: String]].self, of: file, in: testData)
        #expect(objects(Reading(bytes, options: CSVReaderOptions())) == expected, "\(name)")
      } else {
        let expected = try decode([[String]].self, of: file, in: testData)
        #expect(bare.records == expected, "\(name)")
      }
    }
  }

  /// Where rvl's rule is its own: it knows no control byte as a delimiter unless told.
  private static let forced = ["control_byte_header.csv"]

  @Test("every file of rvl's corpus is read or refused as its table says")
  func rvl() throws {
    guard let folder = sharedData("csv-torture/rvl-corpus") else { return }
    let table = try String(contentsOf: folder.appending(path: "EXPECTED.md"), encoding: .utf8)
    var seen = 0
    for row in table.split(separator: "\n") where row.hasPrefix("| `") {
      let cells = row.components(separatedBy: " | ")
      let name = cells[0].filter { !"| `".contains($0) }
      let file = folder.appending(path: "csv/\(name)")
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      seen += 1
      let bytes = Array(try Data(contentsOf: file))
      var reading = Reading(bytes, options: CSVReaderOptions())
      if Self.forced.contains(name) {
        #expect(reading.error != nil)
        reading = Reading(bytes, options: CSVReaderOptions(delimiter: "\u{1}"))
      }
      guard cells[2] == "parse_ok" else {
        #expect(reading.error != nil || reading.records.isEmpty, "\(name)")
        #expect(reading.error != nil || !reading.rejects.isEmpty, "\(name)")
        continue
      }
      #expect(reading.error == nil && reading.rejects.isEmpty, "\(name)")
      #expect(!reading.records.isEmpty, "\(name)")
      #expect(reading.dialect?.delimiter == Self.delimiter(cells[3]), "\(name)")
    }
    #expect(seen == csvFiles(in: folder).count)
  }

  /// The byte of a cell such as `,` in backticks, a backslash and a t, or 0x1F.
  private static func delimiter(_ cell: String) -> UInt8? {
    let text = cell.dropFirst().dropLast()
    if text == "\\t" { return 9 }
    if text.hasPrefix("0x") { return UInt8(text.dropFirst(2), radix: 16) }
    return text.utf8.first
  }

  static let suites = [
    "csvkit", "csvlint", "deals", "duckdb", "evil", "messytables-horror", "pollock/csv",
    "csv-spectrum/csv", "csv-test-data/csv", "rvl-corpus/csv",
  ]

  @Test("no file traps or hangs, and each has one outcome, told with its place", arguments: suites)
  func oneOutcome(_ suite: String) throws {
    guard let folder = sharedData("csv-torture/\(suite)") else { return }
    for file in csvFiles(in: folder) {
      let bytes = Array(try Data(contentsOf: file))
      for ragged in [CSVRagged.reject, .pad] {
        let options = CSVReaderOptions(ragged: ragged)
        let first = Reading(bytes, options: options)
        let again = Reading(bytes, options: options, chunkSize: 61) == first
        #expect(again, "\(file.path)")
        for reject in first.rejects { #expect(reject.line > 0 && !reject.reason.isEmpty) }
        if let error = first.error { #expect(error.description.hasPrefix("t.csv:")) }
        guard ragged == .reject else { continue }
        // Whatever is accepted has the fields that the header names, and no replaced character.
        for record in first.records {
          #expect(record.count == first.header.count, "\(file.path)")
          #expect(!record.contains { $0.contains("\u{FFFD}") } || Self.isReplaced(bytes))
        }
      }
    }
  }

  /// Whether a file has replacement characters of its own.
  private static func isReplaced(_ bytes: [UInt8]) -> Bool {
    bytes.contains(0xEF)
  }

  @Test("with the dialect of RFC 4180 too each file has one outcome, with any chunk size")
  func determinism() throws {
    guard let folder = sharedData("csv-torture") else { return }
    for file in csvFiles(in: folder) {
      let bytes = Array(try Data(contentsOf: file))
      guard bytes.count < 1 << 20 else { continue }
      for header in [true, false] {
        let dialect = CSVDialect(header: header)
        let first = Reading(bytes, dialect: dialect)
        let again = Reading(bytes, dialect: dialect, chunkSize: 61) == first
        #expect(again, "\(file.path)")
      }
    }
  }

  private func objects(_ reading: Reading) -> [[String: String]] {
    reading.records.map { record in
      Dictionary(zip(reading.header, record), uniquingKeysWith: { first, _ in first })
    }
  }

  private func decode<Value: Decodable>(
    _ type: Value.Type, of file: URL, in folder: URL
  ) throws -> Value {
    let name = file.deletingPathExtension().lastPathComponent + ".json"
    let data = try Data(contentsOf: folder.appending(path: "json/\(name)"))
    return try JSONDecoder().decode(type, from: data)
  }
}

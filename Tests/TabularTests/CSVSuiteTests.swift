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

  @Test("no file traps or hangs, and each gives the same twice and with any chunk size")
  func determinism() throws {
    guard let folder = sharedData("csv-torture") else { return }
    for file in csvFiles(in: folder) {
      let bytes = Array(try Data(contentsOf: file))
      guard bytes.count < 1 << 20 else { continue }
      for header in [true, false] {
        let dialect = CSVDialect(header: header)
        let first = Reading(bytes, dialect: dialect)
        #expect(Reading(bytes, dialect: dialect, chunkSize: 61) == first, "\(file.path)")
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

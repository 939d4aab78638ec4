import Foundation
import Tabular

/// All that a reader gives for some bytes, as values that can be compared.
struct Reading: Equatable {
  var header: [String] = []
  var records: [[String]] = []
  var numbers: [Int] = []
  var lines: [Int] = []
  var rejects: [Reject] = []
  var footer: [String] = []
  var dialect: CSVDialect?
  var error: TabularError?

  init(
    _ bytes: [UInt8], dialect: CSVDialect = CSVDialect(), limits: CSVLimits = CSVLimits(),
    chunkSize: Int = 1 << 16
  ) {
    read { () throws(TabularError) in
      try CSVReader(
        bytes: bytes, name: "t.csv", dialect: dialect, limits: limits, chunkSize: chunkSize)
    }
  }

  /// What a reader gives that finds out what the options leave open.
  init(_ bytes: [UInt8], options: CSVReaderOptions, chunkSize: Int = 1 << 16) {
    read { () throws(TabularError) in
      try CSVReader(bytes: bytes, name: "t.csv", options: options, chunkSize: chunkSize)
    }
  }

  /// What a detecting reader gives for a text.
  init(detecting text: String, options: CSVReaderOptions = CSVReaderOptions()) {
    self.init(Array(text.utf8), options: options)
  }

  private mutating func read(_ open: () throws(TabularError) -> CSVReader) {
    do throws(TabularError) {
      let reader = try open()
      header = reader.header
      dialect = reader.dialect
      while let record = try reader.next(onReject: { rejects.append($0) }) {
        records.append(record.strings)
        numbers.append(record.recordNumber)
        lines.append(record.line)
      }
      footer = reader.footer
    } catch {
      self.error = error
    }
  }

  init(
    _ text: String, dialect: CSVDialect = CSVDialect(), limits: CSVLimits = CSVLimits(),
    chunkSize: Int = 1 << 16
  ) {
    self.init(Array(text.utf8), dialect: dialect, limits: limits, chunkSize: chunkSize)
  }
}

/// Numbers from a seed (splitmix64), the same on every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// The folder of shared test data; `nil`, and a printed reason, when it is not there.
func sharedData(_ path: String) -> URL? {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let root =
    ProcessInfo.processInfo.environment["AFORO_DATA"].map { URL(filePath: $0) }
    ?? package.appending(path: "../shared/data").standardizedFileURL
  let folder = root.appending(path: path)
  guard FileManager.default.fileExists(atPath: folder.path) else {
    print("skipped: \(folder.path) is not there; set AFORO_DATA to the folder of shared data")
    return nil
  }
  return folder
}

/// The CSV files of a folder and the folders in it, sorted by name.
func csvFiles(in folder: URL) -> [URL] {
  let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
  return (paths ?? []).filter { $0.hasSuffix(".csv") }.sorted().map { folder.appending(path: $0) }
}

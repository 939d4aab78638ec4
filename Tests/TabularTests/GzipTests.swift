import Foundation
import Tabular
import Testing

/// The bytes come from gzip 1.12 (`printf ... | gzip -9n`), not from the code under test.
@Suite("Gzip")
struct GzipTests {
  /// `id,name\n1,a\n2,"b\nc"\n`
  private static let table = bytes(
    "H4sIAAAAAAACA8tM0clLzE3lMtRJ5DLSUUriSlbiAgDz7OaeFAAAAA==")
  private static let plain = Array("id,name\n1,a\n2,\"b\nc\"\n".utf8)

  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64) ?? Data())
  }

  @Test("a compressed table reads as the plain one, at every size of chunk")
  func same() {
    let expected = Reading(Self.plain)
    #expect(expected.records == [["1", "a"], ["2", "b\nc"]])
    for size in [1, 2, 7, 1 << 16] {
      #expect(Reading(Self.table, chunkSize: size) == Reading(Self.plain, chunkSize: size))
    }
    let options = CSVReaderOptions()
    #expect(
      Reading(Self.table, options: options).records == Reading(Self.plain, options: options).records
    )
  }

  @Test("members one after the other are one table, and zeros after the last are padding")
  func members() {
    // `3,d\n`
    let second = Self.bytes("H4sIAAAAAAACAzPWSeECAGpwyRMEAAAA")
    let both = Reading(Self.table + second + [0, 0, 0])
    #expect(both.error == nil)
    #expect(both.records.last == ["3", "d"])
  }

  @Test("a file that is cut off anywhere is an error")
  func truncated() {
    for count in 2..<Self.table.count {
      let reading = Reading(Array(Self.table[..<count]))
      guard case .corruptGzip(_, let reason) = reading.error else {
        Issue.record("\(count) bytes: \(String(describing: reading.error))")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test("a flipped bit of content or checksum is an error")
  func damaged() {
    for index in 10..<Self.table.count {
      var bytes = Self.table
      bytes[index] ^= 1
      guard case .corruptGzip = Reading(bytes).error else {
        Issue.record("byte \(index): \(String(describing: Reading(bytes).error))")
        continue
      }
    }
  }

  @Test("other bytes behind the end are an error")
  func trailing() {
    #expect(
      Reading(Self.table + Self.plain).error
        == .corruptGzip(path: "t.csv", reason: "other bytes follow its end"))
  }

  @Test("the first bytes decide, not the name")
  func names() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "aforo-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in [
      ("a.csv", Self.table), ("b.csv.gz", Self.table), ("c.csv.gz", Self.plain),
    ] {
      let file = folder.appending(path: name)
      try Data(bytes).write(to: file)
      let reader = try CSVReader(path: file.path, options: CSVReaderOptions())
      #expect(reader.header == ["id", "name"], "\(name)")
      var count = 0
      while try reader.next(onReject: { _ in }) != nil { count += 1 }
      #expect(count == 2, "\(name)")
    }
  }

  @Test("what is written compressed has no time in it, is always the same, and reads back")
  func written() throws {
    func write() throws -> [UInt8] {
      let file = FileManager.default.temporaryDirectory.appending(path: "aforo-\(UUID()).gz")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      var writer = CSVWriter(
        fileDescriptor: handle.fileDescriptor, name: file.path, compresses: true)
      writer.writeRecord(["id", "text"])
      for number in 0..<20_000 { writer.writeRecord(["\(number)", "text \(number % 977)"]) }
      try writer.finish()
      try handle.close()
      return Array(try Data(contentsOf: file))
    }
    let once = try write()
    #expect(try write() == once)
    // RFC 1952: ID1, ID2, CM, FLG, MTIME of four bytes.
    #expect(Array(once[..<8]) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    let reading = Reading(once)
    #expect(reading.error == nil)
    #expect(reading.records.count == 20_000)
    #expect(reading.records.last == ["19999", "text \(19_999 % 977)"])
  }
}

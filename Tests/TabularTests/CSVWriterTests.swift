import Foundation
import Tabular
import Testing

@Suite struct CSVWriterTests {
  @Test("what is written is read back", arguments: 0..<200)
  func roundTrip(_ seed: Int) {
    var random = Seeded(state: UInt64(seed))
    let pieces = [
      "", "a", "\"", ",", "\n", "\r", "\r\n", " ", "ñ", "€", "=", "-", "'", "12.5", "\t",
    ]
    let columns = Int.random(in: 1...6, using: &random)
    let header = (0..<columns).map { "c\($0)" }
    let records = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      (0..<columns).map { _ in
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined()
      }
    }
    var writer = CSVWriter(neutraliseFormulas: false)
    writer.writeRecord(header)
    for record in records { writer.writeRecord(record) }
    let chunk = Int.random(in: 1...200, using: &random)
    let reading = Reading(writer.bytes, chunkSize: chunk)
    #expect(reading.header == header)
    #expect(reading.records == records)
    #expect(reading.rejects.isEmpty && reading.error == nil)
  }

  @Test("quotes only where needed, whole numbers, a single empty field, a byte order mark")
  func layout() {
    var writer = CSVWriter()
    writer.writeRecord(["\u{FEFF}a", "b c"])
    writer.field("x\"y")
    writer.field(Int64.min)
    writer.endRecord()
    writer.writeRecord([""])
    writer.field(0)
    writer.plainField("2025-03-31")
    writer.endRecord()
    let expected = "\"\u{FEFF}a\",b c\n\"x\"\"y\",-9223372036854775808\n\"\"\n0,2025-03-31\n"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test(
    "text that a spreadsheet would run gets an apostrophe",
    arguments: [
      "=1+1", "+cmd", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "-", "+", "-1-1",
      "-1e", "+1.2.3", "=", "-.",
    ])
  func guarded(_ text: String) {
    var writer = CSVWriter()
    writer.writeRecord([text])
    let reading = Reading(writer.bytes, dialect: CSVDialect(header: false))
    #expect(reading.records == [["'" + text]])
  }

  @Test("numbers stay numbers", arguments: ["-5", "+5", "-1.5", "-1e-3", "-.5", "5", "a=b", "O'X"])
  func unguarded(_ text: String) {
    var writer = CSVWriter()
    writer.writeRecord([text])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text + "\n")
  }

  @Test("a file gets the same bytes as memory, and a failure is thrown at the end")
  func files() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "aforo-\(UUID()).csv")
    #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forWritingTo: file)
    var writer = CSVWriter(fileDescriptor: handle.fileDescriptor, name: file.path)
    var memory = CSVWriter()
    for number in 0..<20_000 {
      for text in ["name \(number)", "a,b", ""] {
        writer.field(text)
        memory.field(text)
      }
      writer.endRecord()
      memory.endRecord()
    }
    try writer.finish()
    try handle.close()
    #expect(Array(try Data(contentsOf: file)) == memory.bytes)
    var broken = CSVWriter(fileDescriptor: -1, name: "out.csv")
    broken.writeRecord(["a"])
    #expect(throws: TabularError.self) { try broken.finish() }
  }
}

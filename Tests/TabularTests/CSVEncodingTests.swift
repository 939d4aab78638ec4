import Foundation
import Tabular
import Testing

@Suite struct CSVEncodingTests {
  static let text = "id,näme €\n1,\"Müller, 𝄞\"\n2,ʤ\n"
  static let expected = [["1", "Müller, 𝄞"], ["2", "ʤ"]]

  @Test("UTF-16 is read when a mark or the caller says so", arguments: [1, 2, 7, 4096])
  func utf16(_ size: Int) throws {
    for (encoding, name, mark) in [
      (CSVEncoding.utf16LittleEndian, String.Encoding.utf16LittleEndian, [UInt8(0xFF), 0xFE]),
      (.utf16BigEndian, .utf16BigEndian, [0xFE, 0xFF]),
    ] {
      let bytes = Array(try #require(Self.text.data(using: name)))
      let marked = Reading(mark + bytes, options: CSVReaderOptions(), chunkSize: size)
      #expect(marked.records == Self.expected && marked.header == ["id", "näme €"])
      let declared = CSVReaderOptions(encoding: encoding)
      #expect(Reading(bytes, options: declared, chunkSize: size).records == Self.expected)
      #expect(Reading(mark + bytes, options: declared, chunkSize: size).records == Self.expected)
      let silent = Reading(bytes, options: CSVReaderOptions()).error
      #expect(silent == .unmarkedUTF16(path: "t.csv", guess: encoding))
    }
  }

  @Test("half a character of UTF-16 is an error that names its byte", arguments: [1, 3, 4096])
  func halfCharacters(_ size: Int) {
    let head: [UInt8] = [0xFF, 0xFE, 97, 0, 10, 0]
    for (tail, offset) in [
      ([98], 6), ([0x00, 0xD8], 6), ([0x00, 0xDC, 98, 0], 6), ([0x00, 0xD8, 98, 0], 6),
      ([98, 0, 0x00, 0xD8], 8),
    ] as [([UInt8], Int)] {
      let reading = Reading(head + tail, options: CSVReaderOptions(), chunkSize: size)
      #expect(
        reading.error
          == .undecodable(path: "t.csv", encoding: .utf16LittleEndian, byteOffset: offset))
    }
  }

  @Test("Latin-1 and Windows-1252 are read when declared, byte for byte as their tables say")
  func singleBytes() {
    let bytes = Array("a,b\n1,".utf8) + [0xE9, 0xFF, 0xA4, 10]
    let latin = CSVReaderOptions(encoding: .latin1)
    #expect(Reading(bytes, options: latin).records == [["1", "éÿ¤"]])
    let windows = CSVReaderOptions(encoding: .windows1252)
    let curly = Array("a,b\n1,".utf8) + [0x80, 0x93, 0x94, 0x9F, 10]
    #expect(Reading(curly, options: windows).records == [["1", "€“”Ÿ"]])
    let hole = Array("a,b\n1,".utf8) + [0x81, 10]
    #expect(
      Reading(hole, options: windows).error
        == .undecodable(path: "t.csv", encoding: .windows1252, byteOffset: 6))
    let undeclared = Reading(bytes, options: CSVReaderOptions())
    #expect(undeclared.records.isEmpty)
    #expect(undeclared.rejects.first?.reason.contains("encoding: latin1") == true)
    for byte in UInt8(0xA0)...0xFF {
      let one = Reading([97, 10, byte], options: latin).records
      #expect(one == [[String(Unicode.Scalar(byte))]])
      #expect(Reading([97, 10, byte], options: windows).records == one)
    }
  }

  @Test("a mark of UTF-8 is passed over, declared or not")
  func utf8Mark() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)
    #expect(Reading(bytes, options: CSVReaderOptions()).header == ["id", "näme €"])
    let declared = CSVReaderOptions(encoding: .utf8)
    #expect(Reading(bytes, options: declared).records == Self.expected)
    let wrong = Reading([0xFF, 0xFE, 97, 0, 10, 0], options: declared)
    #expect(wrong.error == .notUTF8(path: "t.csv", line: 1, byteOffset: 0))
  }

  @Test("encodings go by their usual names")
  func names() {
    #expect(CSVEncoding(name: "ISO-8859-1") == .latin1)
    #expect(CSVEncoding(name: "latin1") == .latin1)
    #expect(CSVEncoding(name: "UTF-16LE") == .utf16LittleEndian)
    #expect(CSVEncoding(name: "cp1252") == .windows1252)
    #expect(CSVEncoding(name: "utf-16") == nil && CSVEncoding(name: "ebcdic") == nil)
    for encoding in CSVEncoding.allCases {
      #expect(CSVEncoding(name: encoding.rawValue) == encoding)
    }
  }

  @Test("a long file is decoded in pieces")
  func longFile() throws {
    let line = "1,\"Grüße, \u{1F4C8}\"\n"
    let text = "a,b\n" + String(repeating: line, count: 20_000)
    let bytes = [0xFE, 0xFF] + Array(try #require(text.data(using: .utf16BigEndian)))
    let reading = Reading(bytes, options: CSVReaderOptions())
    #expect(reading.records.count == 20_000)
    #expect(reading.records.last == ["1", "Grüße, \u{1F4C8}"])
  }
}

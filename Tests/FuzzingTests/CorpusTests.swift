import Foundation
import FuzzReaders
import TestSupport
import Testing

/// Every input that the fuzzer found to reach new code is read once more: none may trap.
@Suite("Fuzzer's corpus")
struct CorpusTests {
  private static let folder = Places.package("Tests/FuzzingTests/Corpus")

  @Test("the readers end on the seeds", arguments: FuzzReader.allCases)
  func seeds(reader: FuzzReader) throws {
    let folder = URL(fileURLWithPath: "\(Self.folder)/\(reader.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files.sorted(by: { $0.path < $1.path }) {
      reader.read(Array(try Data(contentsOf: file)))
    }
  }

  @Test("the readers end on what was found", arguments: FuzzReader.allCases)
  func found(reader: FuzzReader) throws {
    let text = try String(contentsOfFile: "\(Self.folder)/\(reader.rawValue).txt", encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count > 10)
    for line in lines {
      let input = try #require(Data(base64Encoded: String(line)))
      reader.read(Array(input))
    }
  }
}

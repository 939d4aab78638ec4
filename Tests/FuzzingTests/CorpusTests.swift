import Foundation
import FuzzReaders
import TestSupport
import Testing

/// Every input that the fuzzer found to reach new code is read once more: none may trap.
@Suite("Fuzzer's corpus")
struct CorpusTests {
  @Test("the readers end on every input of the corpus", arguments: FuzzReader.allCases)
  func corpus(reader: FuzzReader) throws {
    let folder = URL(
      fileURLWithPath: Places.package("Tests/FuzzingTests/Corpus/\(reader.rawValue)"))
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files.sorted(by: { $0.path < $1.path }) {
      reader.read(Array(try Data(contentsOf: file)))
    }
  }
}

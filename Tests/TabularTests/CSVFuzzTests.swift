import Foundation
import Tabular
import Testing

@Suite struct CSVFuzzTests {
  /// 20 seeds of 1,000 mutations each.
  private static let mutations = 1_000
  private static let window = 600

  @Test("mutated files end in the same outcome with any chunk size", arguments: UInt64(0)..<20)
  func mutated(_ seed: UInt64) throws {
    guard let folder = sharedData("csv-torture") else { return }
    var random = Seeded(state: seed)
    let files = try csvFiles(in: folder).map { Array(try Data(contentsOf: $0).prefix(1 << 16)) }
      .filter { !$0.isEmpty }
    try #require(!files.isEmpty)
    for _ in 0..<Self.mutations {
      let file = files[Int.random(in: 0..<files.count, using: &random)]
      let start =
        Bool.random(using: &random) ? 0 : Int.random(in: 0..<file.count, using: &random)
      var bytes = Array(file[start...].prefix(Self.window))
      Self.mutate(&bytes, &random)
      let options = Self.options(&random)
      let whole = Reading(bytes, options: options, chunkSize: 4096)
      for size in [1, 7] {
        let pieces = Reading(bytes, options: options, chunkSize: size)
        let isSame = pieces == whole
        #expect(isSame, "chunks of \(size): \(bytes) \(options)")
      }
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout Seeded) {
    let telling = Array("\"\"',;\t|\\\r\n \u{FEFF}é=0".utf8) + [0, 0xFF, 0xFE, 0x1F]
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let byte = telling[Int.random(in: 0..<telling.count, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.insert(byte, at: place)
      case 1: if place < bytes.count { bytes[place] = byte }
      case 2: if place < bytes.count { bytes.remove(at: place) }
      default: bytes.removeSubrange(place..<min(bytes.count, place + 3))
      }
    }
  }

  private static func options(_ random: inout Seeded) -> CSVReaderOptions {
    var options = CSVReaderOptions()
    if Bool.random(using: &random) { options.ragged = .pad }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: options.escape = "\\"
    case 1: options.delimiter = [", ", ";", "ab", "\t"][Int.random(in: 0..<4, using: &random)]
    case 2: options.quote = ["", "'"][Int.random(in: 0..<2, using: &random)]
    case 3: options.footerLines = Int.random(in: 0...3, using: &random)
    case 4: options.skippedLines = Int.random(in: 0...3, using: &random)
    case 5: options.headerRecords = Int.random(in: 0...3, using: &random)
    case 6:
      options.encoding =
        CSVEncoding.allCases[
          Int.random(in: 0..<CSVEncoding.allCases.count, using: &random)]
    default:
      options.limits = CSVLimits(
        fields: Int.random(in: 1...20, using: &random),
        fieldBytes: Int.random(in: 1...60, using: &random),
        recordBytes: Int.random(in: 1...150, using: &random))
    }
    return options
  }
}

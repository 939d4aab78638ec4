import Foundation
import Tabular
import Testing

@Suite struct PollockTests {
  /// What the issue of the product asks for.
  private static let declaredMinimum = 9.9
  private static let detectedMinimum = 9.0

  @Test("the simple score of the Pollock benchmark, dialect declared and found out")
  func simpleScore() throws {
    guard let folder = sharedData("csv-torture/pollock") else { return }
    let files = csvFiles(in: folder.appending(path: "csv"))
    try #require(!files.isEmpty)
    let declared = try files.map { try measure($0, in: folder, ragged: .pad, isDeclared: true) }
    let detected = try files.map { try measure($0, in: folder, ragged: .pad, isDeclared: false) }
    let strict = try files.map { try measure($0, in: folder, ragged: .reject, isDeclared: true) }
    let strictDetected = try files.map {
      try measure($0, in: folder, ragged: .reject, isDeclared: false)
    }
    print("Pollock, \(files.count) files: simple score of 10")
    print("dialect declared, records repaired  \(score(declared))")
    print("dialect found out, records repaired \(score(detected))")
    print("dialect declared, records rejected  \(score(strict))")
    print("dialect found out, records rejected \(score(strictDetected))")
    for (place, name) in PollockMeasures.names.enumerated() {
      let means = [declared, detected].map { mean($0.map { $0.values[place] }) }
      print("\(name): \(means[0]) declared, \(means[1]) found out")
    }
    if ProcessInfo.processInfo.environment["POLLOCK_FILES"] != nil {
      for (file, (one, other)) in zip(files, zip(declared, detected)) {
        print("file \(file.lastPathComponent) \(one.sum) \(other.sum)")
      }
    }
    #expect(mean(declared.map(\.sum)) >= Self.declaredMinimum)
    #expect(mean(detected.map(\.sum)) >= Self.detectedMinimum)
  }

  @Test("no record of Pollock is repaired without a word")
  func repairsAreTold() throws {
    guard let folder = sharedData("csv-torture/pollock") else { return }
    for file in csvFiles(in: folder.appending(path: "csv")) {
      let clean = folder.appending(path: "clean/\(file.lastPathComponent)")
      let expected = Set(pollockRows(Array(try Data(contentsOf: clean))))
      for isDeclared in [true, false] {
        var options = isDeclared ? try options(of: file, in: folder) : CSVReaderOptions()
        options.ragged = .pad
        let reading = Reading(Array(try Data(contentsOf: file)), options: options)
        #expect(reading.error == nil, "\(file.lastPathComponent)")
        let repaired = Set(reading.rejects.filter(\.isRepaired).map(\.line))
        for (line, record) in zip(reading.lines, reading.records) where !repaired.contains(line) {
          let isKnown = expected.contains(record)
          #expect(isKnown, "\(file.lastPathComponent):\(line)")
        }
      }
    }
  }

  private func measure(
    _ file: URL, in folder: URL, ragged: CSVRagged, isDeclared: Bool
  ) throws -> PollockMeasures {
    let clean = folder.appending(path: "clean/\(file.lastPathComponent)")
    var options = isDeclared ? try options(of: file, in: folder) : CSVReaderOptions()
    options.ragged = ragged
    let reading = Reading(Array(try Data(contentsOf: file)), options: options)
    var loaded: [[String]]?
    switch reading.error {
    case nil:
      loaded = (options.headerRecords > 0 ? [reading.header] : []) + reading.records
    case .emptyFile: loaded = []
    default: loaded = nil
    }
    return PollockMeasures(clean: pollockRows(Array(try Data(contentsOf: clean))), loaded: loaded)
  }

  /// The dialect that the benchmark tells a loader.
  private func options(of file: URL, in folder: URL) throws -> CSVReaderOptions {
    struct Parameters: Decodable {
      var delimiter, quotechar, escapechar: String
      var headerLines, preambleLines, footnoteLines: Int
    }
    let path = "parameters/\(file.lastPathComponent)_parameters.json"
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let told = try decoder.decode(
      Parameters.self, from: try Data(contentsOf: folder.appending(path: path)))
    return CSVReaderOptions(
      delimiter: told.delimiter.isEmpty ? "," : told.delimiter,
      quote: told.quotechar.isEmpty ? "\"" : told.quotechar,
      escape: told.escapechar == told.quotechar ? "" : told.escapechar,
      skippedLines: told.preambleLines, footerLines: told.footnoteLines,
      headerRecords: told.headerLines)
  }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private func score(_ measures: [PollockMeasures]) -> String {
    String(format: "%.3f", mean(measures.map(\.sum)))
  }
}

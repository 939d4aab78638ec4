internal import Artifacts
internal import Calendars
internal import Currencies
internal import Tabular
internal import Workflows

/// The readers of untrusted bytes, each called so that every outcome but a trap is right.
public enum FuzzReader: String, CaseIterable, Sendable {
  case amount, artifact, csv, date, yaml

  /// Reads the bytes; what is wrong with them is an error that is dropped.
  public func read(_ bytes: [UInt8]) {
    switch self {
    case .amount: FuzzReader.readAmount(bytes)
    case .artifact: FuzzReader.readArtifact(bytes)
    case .csv: FuzzReader.readCSV(bytes)
    case .date: FuzzReader.readDate(bytes)
    case .yaml: FuzzReader.readYAML(bytes)
    }
  }

  private static func readAmount(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      for decimals in [0, 2, 3, 18] {
        for comma in [false, true] {
          let parser = AmountParser(
            decimals: decimals, decimalComma: comma, thousands: comma ? 46 : 44)
          _ = parser.minorUnits(from: bytes)
        }
      }
    }
  }

  private static let zone = try? BusinessTimeZone(identifier: "America/St_Johns")

  private static func readDate(_ bytes: [UInt8]) {
    guard let zone else { return }
    bytes.withUnsafeBufferPointer { bytes in
      for format in DateFormat.allCases {
        let parser = DateParser(format: format, zone: zone)
        _ = parser.instant(from: bytes)
        _ = parser.day(from: bytes)
      }
    }
  }

  private static func readYAML(_ bytes: [UInt8]) {
    guard
      let settings = try? ProjectSettings(yaml: String(decoding: bytes, as: UTF8.self), path: "y")
    else { return }
    // What was read can be written, and says the same.
    guard let again = try? ProjectSettings(yaml: settings.yaml, path: "y"), again == settings else {
      fatalError("settings that do not survive being written")
    }
  }

  private static func readCSV(_ bytes: [UInt8]) {
    for options in [
      CSVReaderOptions(), CSVReaderOptions(ragged: .pad),
      CSVReaderOptions(delimiter: ";", quote: "'", escape: "\\"),
      CSVReaderOptions(delimiter: ", ", encoding: .utf16LittleEndian),
      CSVReaderOptions(delimiter: ",", quote: "", skippedLines: 1, encoding: .latin1),
    ] {
      guard let reader = try? CSVReader(bytes: bytes, name: "c", options: options, chunkSize: 512)
      else { continue }
      while let record = try? reader.next(onReject: { _ in }) { _ = record.strings }
      _ = reader.detection?.summary(footerCount: reader.footer.count)
    }
  }

  private static func readArtifact(_ bytes: [UInt8]) {
    _ = try? ModelArtifact<[String: Double], [String: [Double]]>.decoded(
      from: bytes, path: "a", kind: "aforo.bookings", supportedSchema: 1)
    _ = try? CanonicalJSON.decode([String: [Double]].self, from: bytes, name: "a")
  }
}

public import Calendars
public import Deals
internal import Foundation
internal import GRDB

/// A file that an export wrote.
public struct ExportedFile: Codable, Equatable, Sendable {
  /// The file.
  public var path: String
  /// Its data records.
  public var records: Int
}

extension DealStore {
  /// Writes every table as canonical CSV files into a folder, all of them or none: an import of
  /// them into an empty store gives equal facts.
  ///
  /// Texts are written as they are: a spreadsheet may take some for formulas.
  ///
  /// - Parameters:
  ///   - folder: made if it is missing; what it has under the same names is replaced.
  ///   - settings: gives the reporting currency.
  ///   - asKnown: writes what was known on that day; `nil` for what is known now.
  /// - Returns: the files, in the order of their tables.
  /// - Throws: ``StoreError/foreignFiles(folder:names:)`` when the folder has other CSV files, which
  ///   an import of the folder would read too; ``StoreError`` of files and database.
  public func export(
    to folder: String, settings: DealSettings, asKnown: Day? = nil
  ) throws(StoreError) -> [ExportedFile] {
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw StoreFile.failure(folder, errno) }
    LockedRemains.remove(in: folder, prefix: ExportFile.prefix)
    return try StoreError.wrapping(path: path) {
      try queue.read { database in
        let exporter = StoreExporter(
          database, folder: folder, reporting: settings.currency,
          asKnown: asKnown.map { Int64($0.number) })
        try exporter.write()
        let paths = Set(exporter.written.map(\.path))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let foreign = names.filter {
          $0.lowercased().hasSuffix(".csv") && !$0.hasPrefix(".")
            && !paths.contains("\(folder)/\($0)")
        }
        guard foreign.isEmpty else {
          throw StoreError.foreignFiles(folder: folder, names: foreign.sorted())
        }
        try exporter.publish()
        return exporter.written.map { ExportedFile(path: $0.path, records: $0.rows) }
      }
    }
  }
}

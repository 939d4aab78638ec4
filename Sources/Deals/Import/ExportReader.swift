internal import Tabular

/// Opens export files: one door for everything that reads their records.
enum ExportReader {
  /// A reader of the file's records, as its mapping declares it and as it is found to be.
  ///
  /// - Throws: ``DealsError/tabular(_:)``.
  static func open(_ path: String, _ mapping: SourceMapping) throws(DealsError) -> CSVReader {
    do throws(TabularError) {
      return try CSVReader(
        path: path, dialect: CSVDialect(delimiter: mapping.delimiter.utf8.first ?? 44),
        limits: CSVLimits())
    } catch { throw .tabular(error) }
  }
}

/// The header of an export file.
public enum ExportHeader {
  /// The names of the columns of the file at a path.
  ///
  /// - Throws: ``DealsError/tabular(_:)``.
  public static func read(_ path: String) throws(DealsError) -> [String] {
    try ExportReader.open(path, SourceMapping(pattern: "*", kind: .deals)).header
  }
}

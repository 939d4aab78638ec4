internal import Deals
internal import Foundation

/// The export files under some paths, and how each is to be read.
public struct ExportFiles: Sendable {
  /// Paths of CSV files, ascending.
  public let paths: [String]

  /// The tables among `paths`: files as given, folders with the CSV files (compressed by gzip or not)
  /// and workbooks that lie in them, in their `exports` folder, and in a folder of `snapshots` in either.
  ///
  /// - Throws: ``WorkflowError/files(_:)`` for a path that is not there;
  ///   ``DealsError/noFiles(path:)`` for a folder without CSV.
  public init(at paths: [String]) throws(WorkflowError) {
    var found: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .files("\(path): no such file or folder")
      }
      guard isFolder.boolValue else {
        found.append(path)
        continue
      }
      let exports = Project.join(path, "exports")
      let inside = [
        path, Project.join(path, "snapshots"), exports, Project.join(exports, "snapshots"),
      ].flatMap(ExportFiles.files)
      guard !inside.isEmpty else { throw .deals(.noFiles(path: path)) }
      let names = Set(inside)
      for name in inside where name.hasSuffix(".gz") && names.contains(String(name.dropLast(3))) {
        throw .files("\(name): stands beside the same file without .gz; keep one of them")
      }
      found += inside
    }
    self.paths = Array(Set(found)).sorted()
  }

  private static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let endings = [".csv", ".tsv", ".csv.gz", ".tsv.gz", ".xlsx", ".xlsm"]
    return names.filter { name in
      !name.hasPrefix(".") && !name.hasPrefix("~$")
        && endings.contains { name.lowercased().hasSuffix($0) }
    }
    .map { Project.join(folder, $0) }
  }

  /// How a file is read under some settings: every mapping whose pattern its name fits, or, where
  /// no sources are declared, what its header says. Empty when the file is none of the project's.
  static func mappings(
    for path: String, sources: [SourceMapping]
  ) throws(WorkflowError) -> [SourceMapping] {
    let name = fileName(path)
    guard sources.isEmpty else {
      let localName = SnapshotFiles.localName(path)
      // A pattern for NAME.csv is one for NAME.csv.gz too.
      let plainName = localName.hasSuffix(".gz") ? String(localName.dropLast(3)) : localName
      return sources.filter {
        matches(localName, pattern: $0.pattern) || matches(plainName, pattern: $0.pattern)
      }
    }
    return try wrapping(WorkflowError.deals) { () throws(DealsError) in
      let header = try ExportHeader.read(path)
      let kind =
        try KindRecognition.kind(path: path, fileName: name, header: header)
        ?? KindRecognition.likelyKind(fileName: name, header: header)
      guard let kind else { throw .unknownKind(path: path, header: header) }
      return [SourceMapping(pattern: name, kind: kind)]
    }
  }

  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

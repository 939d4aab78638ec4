internal import Artifacts
public import Calendars
internal import DealStore
public import Deals
internal import Foundation
public import Reporting
public import Tabular

/// Takes export files into the project's store, all or nothing: `aforo import`.
public struct ImportFiles: Sendable {
  /// One report per file and mapping.
  public let files: [FileReport]
  /// Records refused.
  public let rejects: [Reject]
  /// What the store took; `nil` after a dry run, or when too many records were refused.
  public let merged: [Reporting.MergeCounts]?
  /// The most records that may be refused.
  public let maximumRejects: Int
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// Reads the files and, unless too many records are refused, merges them into the store.
  ///
  /// - Parameters:
  ///   - exportedOn: the day on which the exports were taken.
  ///   - isDryRun: reads and checks, stores nothing.
  public init(
    paths: [String], project: Project, maximumRejects: Int, exportedOn: Day, isDryRun: Bool,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let settings = try project.settings()
    let read = try ReadFacts(
      paths: paths, settings: settings, maximumRejects: Int.max, requiresDeals: false,
      progress: progress)
    files = read.files
    rejects = read.rejects
    self.maximumRejects = maximumRejects
    var notes = read.notes
    guard !isDryRun, read.rejects.count <= maximumRejects else {
      merged = nil
      self.notes = notes
      return
    }
    var imported: [ImportedFile] = []
    for file in read.files {
      imported.append(
        ImportedFile(
          path: file.path, kind: file.kind.rawValue, sha256: try ImportFiles.digest(file.path),
          records: file.records))
    }
    try ImportFiles.makeFolder(of: project.storePath)
    progress("storing")
    let facts = read.facts
    let report = try wrapping(WorkflowError.store) { () throws(StoreError) in
      try DealStore(path: project.storePath, creating: true).merge(
        facts, settings: read.settings.deals, knownFrom: exportedOn, files: imported)
    }
    merged = ImportFiles.counts(report)
    let outdated =
      report.deals.outdated + report.history.outdated + report.activities.outdated
      + report.quotas.outdated + report.people.outdated
    if outdated > 0 {
      notes.append("\(outdated) records contradict a later export in the store; passed over")
    }
    if settings == nil {
      try InitProject.write(read.settings, to: project, replacing: false)
      notes.append("wrote \(project.settingsPath) with the inferred settings; look at them")
    }
    self.notes = notes
  }

  /// The error of an import that refused too much; `nil` when it did not.
  public var refusal: WorkflowError? {
    rejects.count > maximumRejects ? .deals(.rejects(rejects, allowed: maximumRejects)) : nil
  }

  private static func counts(_ report: MergeReport) -> [Reporting.MergeCounts] {
    [
      ("deals", report.deals), ("history", report.history), ("activities", report.activities),
      ("quotas", report.quotas), ("people", report.people),
    ].map { table, counts in
      Reporting.MergeCounts(
        table: table, new: counts.new, changed: counts.changed, unchanged: counts.unchanged)
    }
  }

  private static func makeFolder(of path: String) throws(WorkflowError) {
    let folder = (path as NSString).deletingLastPathComponent
    guard !folder.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch { throw .files("\(folder): cannot be made: \(error.localizedDescription)") }
  }

  /// SHA-256 of a file's bytes, read in pieces.
  static func digest(_ path: String) throws(WorkflowError) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .files("\(path): cannot be opened")
    }
    defer { try? handle.close() }
    let stream = SHA256Stream()
    do {
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        piece.withUnsafeBytes { stream.update($0) }
      }
    } catch { throw .files("\(path): cannot be read: \(error.localizedDescription)") }
    return try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try stream.finishHex()
    }
  }
}

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
  /// Records go into the store while they are read, so that memory does not grow with the files.
  ///
  /// - Parameters:
  ///   - exportedOn: the day on which the exports were taken.
  ///   - isDryRun: reads and checks, stores nothing.
  ///   - interval: the time between two lines of progress.
  public init(
    paths: [String], project: Project, maximumRejects: Int, exportedOn: Day, isDryRun: Bool,
    progress: WorkProgress = .none, interval: Duration = .seconds(1)
  ) throws(WorkflowError) {
    let settings = try project.settings()
    let source = try ImportSource(
      paths: paths, settings: settings, interval: interval, progress: progress)
    let outcome: Outcome
    if isDryRun {
      outcome = Outcome(read: try source.read { $0.removeRows() })
    } else {
      outcome = try ImportFiles.store(
        source, in: project, maximumRejects: maximumRejects, exportedOn: exportedOn)
    }
    files = outcome.read.files
    rejects = outcome.read.rejects
    self.maximumRejects = maximumRejects
    merged = outcome.report.map(ImportFiles.counts)
    var notes = source.notes + outcome.read.notes
    if let outdated = outcome.report?.outdated, outdated > 0 {
      notes.append("\(outdated) records contradict a later export in the store; passed over")
    }
    if settings == nil, outcome.report != nil {
      var inferred = source.settings
      inferred.run.imports = project.imports(paths, files: source.paths)
      try InitProject.write(inferred, to: project, replacing: false)
      notes.append("wrote \(project.settingsPath) with the inferred settings; look at them")
    }
    self.notes = notes
  }

  /// What was read, and what the store made of it.
  private struct Outcome {
    var read: ImportSource.Reading
    var report: MergeReport?
  }

  private static func store(
    _ source: ImportSource, in project: Project, maximumRejects: Int, exportedOn: Day
  ) throws(WorkflowError) -> Outcome {
    let contents = try source.contents()
    try makeFolder(above: project.storePath)
    var result: Result<ImportSource.Reading, WorkflowError>?
    let report = try wrapping(WorkflowError.store) { () throws(StoreError) in
      try DealStore.importing(
        into: project.storePath, settings: source.settings.deals, knownFrom: exportedOn,
        contents: contents.kinds, reading: source.fingerprint
      ) { sink -> [ImportedFile]? in
        do throws(WorkflowError) {
          let read = try source.read { sink.take(&$0) }
          result = .success(read)
          guard read.rejects.count <= maximumRejects else { return nil }
          source.saysStoring()
          return try contents.files(read.files)
        } catch {
          result = .failure(error)
          return nil
        }
      }
    }
    guard let result else { throw .files("\(project.storePath): nothing was read") }
    switch result {
    case .success(let read): return Outcome(read: read, report: report)
    case .failure(let error): throw error
    }
  }

  /// The error of an import that refused too much; `nil` when it did not.
  public var refusal: WorkflowError? {
    rejects.count > maximumRejects ? .deals(.rejects(rejects, allowed: maximumRejects)) : nil
  }

  /// The tables that exports spoke of; those that every CRM has are always there.
  private static func counts(_ report: MergeReport) -> [Reporting.MergeCounts] {
    let always: Set<String> = ["deals", "history", "activities", "quotas", "people"]
    return MergeReport.tables.compactMap { table in
      let counts = report[table]
      guard !counts.isEmpty || always.contains(table) else { return nil }
      return Reporting.MergeCounts(
        table: table, new: counts.new, changed: counts.changed, unchanged: counts.unchanged)
    }
  }

  /// Makes the folders above that of the store.
  private static func makeFolder(above path: String) throws(WorkflowError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      .deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch { throw .files("\(folder): cannot be made: \(error.localizedDescription)") }
  }
}

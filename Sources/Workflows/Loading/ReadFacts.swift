public import Deals
public import Tabular

/// What was read of export files.
public struct ReadFacts: Sendable {
  /// The facts; see ``takeFacts()``.
  public private(set) var facts: DealFacts
  /// The settings they were read under.
  public let settings: ProjectSettings
  /// One report per file and mapping.
  public let files: [FileReport]
  /// Records refused.
  public let rejects: [Reject]
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// Reads export files under the project's settings; where there are none, under settings
  /// inferred from the files, which is said.
  ///
  /// - Throws: ``DealsError/rejects(_:allowed:)`` when more records than `maximumRejects` are
  ///   refused; ``WorkflowError`` for everything else.
  public init(
    paths: [String], settings: ProjectSettings?, maximumRejects: Int = 0,
    requiresDeals: Bool = true, activities: ActivityReading = .times,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let exports = try ExportFiles(at: paths)
    var notes: [String] = []
    let used: ProjectSettings
    if let settings {
      used = settings
    } else {
      let proposal = try SettingsProposal(paths: exports.paths, progress: progress)
      used = proposal.settings
      notes.append("no aforo.yml: settings inferred from the files (see `aforo init`)")
    }
    var sources: [FileReading.Source] = []
    var snapshots: [FileReading.Source] = []
    for path in exports.paths {
      let mappings = try ExportFiles.mappings(for: path, sources: used.sources)
      if mappings.isEmpty { notes.append("\(path): matches no source of aforo.yml; not read") }
      let found = mappings.map { (path: path, mapping: $0) }
      if SnapshotFiles.contains(path) { snapshots += found } else { sources += found }
    }
    var reading = try FileReading(
      sources, settings: used.deals, activities: activities, progress: progress)
    var facts = reading.takeFacts()
    let piled = try SnapshotFiles.read(
      snapshots, settings: used.deals, into: &facts, progress: progress)
    let files = reading.files + piled.files
    let rejects = reading.rejects + piled.rejects
    notes += piled.notes
    guard !requiresDeals || files.contains(where: { $0.kind == .deals }) else {
      throw .deals(.noDeals(path: paths.joined(separator: ", ")))
    }
    guard rejects.count <= maximumRejects else {
      throw .deals(.rejects(rejects, allowed: maximumRejects))
    }
    for file in files where !file.unusedColumns.isEmpty && used.sources.isEmpty {
      notes.append("\(file.path): unused columns: \(file.unusedColumns.joined(separator: ", "))")
    }
    for file in files {
      if let dialect = file.dialect { notes.append("\(file.path): \(dialect)") }
    }
    self.facts = facts
    self.settings = used
    self.files = files
    self.rejects = rejects
    self.notes = notes
  }

  /// Gives the facts away, so that what is built of them can let go of them piece by piece.
  mutating func takeFacts() -> DealFacts {
    let taken = facts
    facts = DealFacts()
    return taken
  }
}

internal import Artifacts
internal import Calendars
internal import DealStore
internal import Deals
internal import Tabular

/// The files of one import, and how they are read piece by piece.
struct ImportSource {
  /// The settings of the project, or those inferred from the files.
  let settings: ProjectSettings
  /// What the reader should know, in sentences.
  let notes: [String]
  /// The files under the paths, ascending.
  let paths: [String]
  private let files: [(path: String, mapping: SourceMapping)]
  private let interval: Duration
  private let progress: WorkProgress

  /// What was read.
  struct Reading {
    var files: [FileReport]
    var rejects: [Reject]
    var notes: [String] = []
  }

  /// Records between two pieces.
  private static let pieceSize = 65_536

  init(
    paths: [String], settings: ProjectSettings?, interval: Duration, progress: WorkProgress
  ) throws(WorkflowError) {
    let exports = try ExportFiles(at: paths)
    self.paths = exports.paths
    var notes: [String] = []
    if let settings {
      self.settings = settings
    } else {
      self.settings = try SettingsProposal(paths: exports.paths, progress: progress).settings
      notes.append("no aforo.yml: settings inferred from the files (see `aforo init`)")
    }
    var files: [(path: String, mapping: SourceMapping)] = []
    for path in exports.paths {
      let mappings = try ExportFiles.mappings(for: path, sources: self.settings.sources)
      if mappings.isEmpty { notes.append("\(path): matches no source of aforo.yml; not read") }
      for mapping in mappings { files.append((path, mapping)) }
    }
    self.files = files
    self.notes = notes
    self.interval = interval
    self.progress = progress
  }

  /// Reads all files; each piece of facts goes to `take`, with symbols that only grow.
  ///
  /// - Parameter take: takes the rows out; `false` ends the reading.
  func read(_ take: (inout DealFacts) -> Bool) throws(WorkflowError) -> Reading {
    var reader = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
      try FactReader(settings: settings.deals, keepsDetails: true)
    }
    var place = ReadingProgress(
      paths: files.map(\.path), interval: interval, progress: progress)
    // Of a deal that a snapshot has too, the row of the plain export counts.
    var deals: [Int32] = []
    var goesOn = true
    for (path, mapping) in files where goesOn && !SnapshotFiles.contains(path) {
      progress("reading \(path)")
      try wrapping(WorkflowError.deals) { () throws(DealsError) in
        try reader.read(
          path: path, mapping: mapping, flushEvery: ImportSource.pieceSize,
          flush: { facts, at in
            place.report(path, at)
            if !snapshots.isEmpty { deals += facts.deals.deal }
            goesOn = take(&facts)
            return goesOn
          })
      }
      place.finish(path)
    }
    var facts = reader.takeFacts()
    facts.deals.deal = deals
    let piled = try SnapshotFiles.read(
      snapshots, settings: settings.deals, into: &facts, progress: progress)
    facts.deals.deal.removeFirst(deals.count)
    if goesOn, facts.rowCount > 0 { _ = take(&facts) }
    return reading(reader, piled)
  }

  private func reading(_ reader: FactReader, _ piled: SnapshotFiles.Reading) -> Reading {
    var reading = Reading(
      files: reader.files + piled.files, rejects: reader.rejects + piled.rejects,
      notes: piled.notes)
    for file in reading.files where !file.unusedColumns.isEmpty && settings.sources.isEmpty {
      reading.notes.append(
        "\(file.path): unused columns: \(file.unusedColumns.joined(separator: ", "))")
    }
    for file in reading.files {
      if let dialect = file.dialect { reading.notes.append("\(file.path): \(dialect)") }
    }
    return reading
  }

  private var snapshots: [(path: String, mapping: SourceMapping)] {
    files.filter { SnapshotFiles.contains($0.path) }
  }

  /// As ``read(_:)`` with a step that never ends the reading.
  func read(_ take: (inout DealFacts) -> Void) throws(WorkflowError) -> Reading {
    try read { facts -> Bool in
      take(&facts)
      return true
    }
  }

  /// The files' contents by checksum, to see what was imported before.
  func contents() throws(WorkflowError) -> ImportContents {
    var contents = ImportContents()
    for (path, mapping) in files {
      if contents.states[path] == nil {
        progress("checksum of \(path)")
        contents.states[path] = try FileState(path)
      }
      contents.add(path, ImportContents.kind(path, mapping.kind))
    }
    return contents
  }

  /// Says that all is read.
  func saysStoring() { progress("storing") }

  /// What the facts depend on but the files; `nil` where it has no text: imports are then compared
  /// row by row.
  var fingerprint: String? {
    let parts = Dependencies(
      version: Version.current, reading: 4, settings: settings.deals,
      names: files.map { SnapshotFiles.localName($0.path) }, mappings: files.map(\.mapping))
    guard let bytes = try? CanonicalJSON.encode(parts) else { return nil }
    return try? SHA256Digest.hex(of: bytes)
  }

  private struct Dependencies: Encodable {
    let version: String
    /// Grows when the readers take more of the same files, as the store's schema does.
    let reading: Int
    let settings: DealSettings
    /// Of rows that are twice in the files the first one stands; the name dates a snapshot.
    let names: [String]
    let mappings: [SourceMapping]
  }
}

/// The checksums of the files of an import, for its record.
struct ImportContents {
  var states: [String: FileState] = [:]
  /// What will be read.
  private(set) var kinds: Set<FileContent> = []

  mutating func add(_ path: String, _ kind: String) {
    guard let state = states[path] else { return }
    kinds.insert(FileContent(kind: kind, sha256: state.sha256))
  }

  /// The kind of a file as the store records it.
  static func kind(_ path: String, _ kind: TableKind) -> String {
    SnapshotFiles.contains(path) ? FileContent.snapshot : kind.rawValue
  }

  /// The record of the files.
  ///
  /// - Throws: ``WorkflowError/files(_:)`` when one was changed while it was read.
  func files(_ reports: [FileReport]) throws(WorkflowError) -> [ImportedFile] {
    var files: [ImportedFile] = []
    for report in reports {
      guard let state = states[report.path] else { continue }
      try state.requireUnchanged(report.path)
      files.append(
        ImportedFile(
          path: report.path, kind: ImportContents.kind(report.path, report.kind),
          sha256: state.sha256,
          records: report.records))
    }
    return files
  }
}

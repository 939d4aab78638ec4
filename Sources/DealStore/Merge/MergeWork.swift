internal import Deals
internal import GRDB

/// One import into an open database, in one transaction.
struct MergeWork {
  let settings: DealSettings
  let knownFrom: Int64
  let contents: Set<FileContent>
  let reading: String?

  /// - Returns: what changed; `nil` when `read` gave up.
  func run(
    _ database: Database, beforeCommit: () throws -> Void = {},
    _ read: (FactSink) -> [ImportedFile]?
  ) throws -> MergeReport? {
    var result: MergeReport?
    try database.inTransaction(.immediate) {
      let log = ImportLog(database: database)
      let last = try reading.map { try log.lastContents(reading: $0) } ?? []
      let importID = try log.begin(knownFrom: knownFrom, reading: reading)
      let context = MergeContext(
        knownFrom: knownFrom, importID: importID, stages: StageNames(settings.stages))
      let sink = try FactSink(database, context) { isRepeated($0, last: last) }
      let files = read(sink)
      if let failure = sink.failure { throw failure }
      guard let files else { return .rollback }
      let report = try sink.finish()
      result = report
      if report.isUnchanged, try log.isRecorded(files) { return .rollback }
      try log.end(importID, files: files, outdated: report.outdated)
      try beforeCommit()
      return .commit
    }
    return result
  }

  /// Whether the last import read just the files of a table that this one reads.
  private func isRepeated(_ table: FactTable, last: Set<FileContent>) -> Bool {
    let files = contents.filter { table.kinds.contains($0.kind) }
    return !files.isEmpty && files == last.filter { table.kinds.contains($0.kind) }
  }
}

public import Calendars
public import Deals
internal import GRDB

extension DealStore {
  /// Merges what exports say into the store: all of it, or nothing.
  ///
  /// As ``merge(settings:knownFrom:contents:reading:_:)``, with facts that are in memory.
  ///
  /// - Parameters:
  ///   - facts: what the files say.
  ///   - settings: the settings under which they were read; gives stages their names.
  ///   - knownFrom: the day on which the exports were taken.
  ///   - files: the files, for the record.
  /// - Returns: what changed, per table.
  /// - Throws: ``StoreError``; the store is then as it was.
  public func merge(
    _ facts: DealFacts, settings: DealSettings, knownFrom: Day, files: [ImportedFile]
  ) throws(StoreError) -> MergeReport {
    try merge(facts, settings: settings, knownFrom: knownFrom, files: files, beforeCommit: {})
  }

  /// As ``merge(_:settings:knownFrom:files:)``, with a step before the commit that may throw.
  package func merge(
    _ facts: DealFacts, settings: DealSettings, knownFrom: Day, files: [ImportedFile],
    beforeCommit: () throws -> Void
  ) throws(StoreError) -> MergeReport {
    let report = try merge(
      settings: settings, knownFrom: knownFrom, beforeCommit: beforeCommit
    ) { sink in
      var facts = facts
      _ = sink.take(&facts)
      return files
    }
    return report ?? MergeReport()
  }

  /// Merges what exports say into the store while they are read: all of it, or nothing.
  ///
  /// A row that the store knows otherwise gets a new version; the one before is kept as what was
  /// known until then. Deals, leads, accounts and activities are known by their ids; history by
  /// deal, time and fields; activities without ids by deal and time; the other tables by what
  /// their rows are about. Where rows of one key come several times, as in history, the equal
  /// ones stand for one another first. A row that contradicts what a later export said is passed
  /// over and counted. Merging the same files again writes nothing at all.
  ///
  /// The facts come in pieces of any size; pieces do not change the outcome. The store is locked
  /// for other writers meanwhile, not for readers.
  ///
  /// - Parameters:
  ///   - settings: the settings under which the files are read; gives stages their names.
  ///   - knownFrom: the day on which the exports were taken.
  ///   - contents: the files' contents; together with `reading` spares the comparison of tables
  ///     whose files are those of the last import.
  ///   - reading: what else the facts depend on, such as settings and version, as any text.
  ///   - read: gives the facts to the sink and then says what was read; `nil` gives up.
  /// - Returns: what changed, per table; `nil` when `read` gave up. The store is then as it was.
  /// - Throws: ``StoreError``; the store is then as it was.
  /// - Complexity: into an empty table O(n). Otherwise rows are sorted on disk by SQLite:
  ///   O(n log n) in the larger of both, in bounded memory.
  public func merge(
    settings: DealSettings, knownFrom: Day, contents: Set<FileContent> = [], reading: String? = nil,
    _ read: (FactSink) -> [ImportedFile]?
  ) throws(StoreError) -> MergeReport? {
    try merge(
      settings: settings, knownFrom: knownFrom, contents: contents, reading: reading,
      beforeCommit: {}, read)
  }

  private func merge(
    settings: DealSettings, knownFrom: Day, contents: Set<FileContent> = [], reading: String? = nil,
    beforeCommit: () throws -> Void, _ read: (FactSink) -> [ImportedFile]?
  ) throws(StoreError) -> MergeReport? {
    let work = MergeWork(
      settings: settings, knownFrom: Int64(knownFrom.number), contents: contents, reading: reading)
    return try StoreError.wrapping(path: path) {
      try queue.writeWithoutTransaction {
        try work.run($0, beforeCommit: beforeCommit, read)
      }
    }
  }
}

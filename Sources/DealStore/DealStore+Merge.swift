public import Calendars
public import Deals
internal import GRDB

extension DealStore {
  /// Merges what exports say into the store: all of it, or nothing.
  ///
  /// A deal, quota or person that the store knows otherwise gets a new version; the one before is
  /// kept as what was known until then. History and activities are sets: rows not seen before are
  /// added, and a change of the same deal, time and fields replaces its older version. A row that
  /// contradicts what a later export said is passed over and counted. Merging the same files
  /// again writes nothing at all.
  ///
  /// - Parameters:
  ///   - facts: what the files say.
  ///   - settings: the settings under which they were read; gives stages their names.
  ///   - knownFrom: the day on which the exports were taken.
  ///   - files: the files, for the record.
  /// - Returns: what changed, per table.
  /// - Throws: ``StoreError``; the store is then as it was.
  /// - Complexity: one pass over the store's current rows, O(log n) for each within a deal.
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
    try FactCheck(facts: facts, stageCount: settings.stages.stages.count).run()
    let stages = StageNames(settings.stages)
    let day = Int64(knownFrom.number)
    return try StoreError.wrapping(path: path) {
      try queue.write { database in
        let difference = try FactDifference(facts, stages: stages, knownFrom: day, database)
        let report = difference.report
        let log = ImportLog(database: database)
        if report.isUnchanged, try log.isRecorded(files) { return report }
        let importID = try log.add(
          files, knownFrom: day, unpricedCount: 0)
        let writer = FactWriter(
          database: database, facts: facts, stages: stages, knownFrom: day, importID: importID)
        try writer.write(difference)
        try beforeCommit()
        return report
      }
    }
  }
}

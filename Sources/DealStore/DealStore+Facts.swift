public import Deals
internal import GRDB

extension DealStore {
  /// The facts as the store knows them now, in columns, as if read from the exports.
  ///
  /// The order of the rows is that of their import.
  ///
  /// - Parameter settings: gives the stages' names their codes.
  /// - Throws: ``StoreError/unknownStage(name:nearest:)`` for a stage that the settings lack;
  ///   ``StoreError`` of the database.
  /// - Complexity: one pass over every table.
  public func facts(settings: DealSettings) throws(StoreError) -> DealFacts {
    try StoreError.wrapping(path: path) {
      try queue.read { database in
        var loader = FactLoader(database: database, stages: StageNames(settings.stages))
        try loader.load()
        return loader.facts
      }
    }
  }
}

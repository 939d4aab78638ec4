public import Calendars
public import Deals
internal import GRDB

extension DealStore {
  /// The facts as the store knows them now, or as it knew them on a day, in columns, as if read
  /// from the exports.
  ///
  /// With a day, of every fact the version counts that stood at its end: a correction that was
  /// imported later is not seen. Of a fact whose first version was imported later, that first
  /// version counts, since history may be imported long after it happened.
  ///
  /// The order of the rows is that of their import.
  ///
  /// - Parameters:
  ///   - settings: gives the stages' names their codes.
  ///   - asKnown: the day, by the days on which exports were taken; `nil` for what is known now.
  ///   - details: whether what no forecast needs is read too: details of activities, leads,
  ///     accounts and spend.
  /// - Throws: ``StoreError/unknownStage(name:nearest:)`` for a stage that the settings lack;
  ///   ``StoreError`` of the database.
  /// - Complexity: one pass over every table.
  public func facts(
    settings: DealSettings, asKnown: Day? = nil, details: Bool = false
  ) throws(StoreError) -> DealFacts {
    try facts(settings: settings, asKnown: asKnown, activities: details ? .everything : .times)
  }

  /// As ``facts(settings:asKnown:details:)``.
  ///
  /// - Parameter activities: what is read of activities; leads, accounts and spend are read where
  ///   these are tracked or everything of them is.
  public func facts(
    settings: DealSettings, asKnown: Day? = nil, activities: ActivityReading
  ) throws(StoreError) -> DealFacts {
    try StoreError.wrapping(path: path) {
      try queue.read { database in
        var loader = FactLoader(
          database: database, settings: settings, activities: activities)
        try loader.load(asKnown: asKnown.map { Int64($0.number) })
        return loader.facts
      }
    }
  }
}

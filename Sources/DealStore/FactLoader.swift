internal import Deals
internal import GRDB

/// Reads rows of the store into columns, table by table, in the order of import.
struct FactLoader {
  let database: Database
  /// Whether what forecasts do not need is read too.
  let keepsDetails: Bool
  var stages: StageNames
  var facts = DealFacts()

  init(database: Database, stages: StageNames, keepsDetails: Bool) {
    self.database = database
    self.stages = stages
    self.keepsDetails = keepsDetails
  }

  /// Reads the versions that hold now, or those that stood at the end of a day.
  mutating func load(asKnown day: Int64?) throws {
    for table in FactTable.all where keepsDetails || !table.isDetail {
      let columns = FactTable.list(table.readColumns(details: keepsDetails))
      let rows = try RowCursor(
        database,
        sql: """
          SELECT \(columns) FROM \(table.name) NOT INDEXED
          WHERE \(Versions.condition(asKnown: day)) ORDER BY version
          """)
      while try rows.step() { try table.read(rows, &self) }
    }
  }
}

/// Which versions of facts stand.
enum Versions {
  /// The current ones, or those that stood at the end of a day.
  ///
  /// Of a fact that was first imported later, the first version counts: it is what the CRM would
  /// have said, and what a backtest of reconstructed history needs.
  static func condition(asKnown day: Int64?) -> String {
    guard let day else { return "known_until IS NULL" }
    return """
      ((known_from <= \(day) AND (known_until IS NULL OR known_until > \(day)))
        OR (known_from > \(day) AND replaces IS NULL))
      """
  }
}

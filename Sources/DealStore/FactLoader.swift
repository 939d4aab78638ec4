internal import Deals
internal import GRDB

/// Reads rows of the store into columns, table by table, in the order of import.
struct FactLoader {
  let database: Database
  /// What of activities is read, and with it whether leads and other things are that forecasts do
  /// not need.
  let activities: ActivityReading
  let demo: DemoRule?
  var stages: StageNames
  var facts = DealFacts()

  init(database: Database, settings: DealSettings, activities: ActivityReading) {
    self.database = database
    stages = StageNames(settings.stages)
    demo = settings.demo
    self.activities = activities
    facts.activities.details = ActivityDetails(keepsIDs: activities == .everything)
  }

  /// Reads the versions that hold now, or those that stood at the end of a day.
  mutating func load(asKnown day: Int64?) throws {
    let hasAll = activities == .tracking || activities == .everything
    for table in FactTable.all where hasAll || !table.isDetail {
      let columns = FactTable.list(table.readColumns(activities))
      let rows = try RowCursor(
        database,
        sql: """
          SELECT \(columns) FROM \(table.name) NOT INDEXED
          WHERE \(Versions.condition(asKnown: day)) ORDER BY version
          """)
      while try rows.step() { try table.read(rows, &self) }
    }
  }

  /// Whether the settings say that an activity with this subject is a demonstration.
  func isDemo(subject: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let demo, !demo.subjects.isEmpty, !subject.isEmpty else { return false }
    return demo.matches(subject: String(decoding: subject, as: UTF8.self))
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

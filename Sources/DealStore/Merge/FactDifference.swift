internal import Deals
internal import GRDB

/// How the facts of an import differ from the store, table by table.
struct FactDifference {
  let deals: TableDifference
  let history: TableDifference
  let activities: TableDifference
  let quotas: TableDifference
  let people: TableDifference
  /// For each activity its number among equal ones.
  let occurrences: [Int32]

  init(_ facts: DealFacts, stages: StageNames, knownFrom: Int64, _ database: Database) throws {
    var deals = try DealMatcher(facts: facts, stages: stages, knownFrom: knownFrom)
    try deals.run(database)
    self.deals = deals.difference
    if facts.history.count > 0, try !FactDifference.isEmpty("history", database) {
      var history = HistoryMatcher(facts: facts, stages: stages, knownFrom: knownFrom)
      try history.run(database)
      self.history = history.difference
    } else {
      history = TableDifference(count: facts.history.count, knownFrom: knownFrom)
    }
    var activities = ActivityMatcher(facts: facts, knownFrom: knownFrom)
    try activities.run(database)
    self.activities = activities.difference
    occurrences = activities.occurrences()
    quotas = try TableDifference(quotas: facts.quotas, knownFrom: knownFrom, database)
    people = try TableDifference(people: facts.people, knownFrom: knownFrom, database)
  }

  var report: MergeReport {
    var report = MergeReport()
    report.deals = deals.counts
    report.history = history.counts
    report.activities = activities.counts
    report.quotas = quotas.counts
    report.people = people.counts
    return report
  }

  private static func isEmpty(_ table: String, _ database: Database) throws -> Bool {
    try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM \(table))") ?? true
  }
}

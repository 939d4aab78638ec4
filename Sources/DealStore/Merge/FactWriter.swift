internal import Deals
internal import GRDB
internal import Tabular

/// Writes the rows in which an import differs from the store.
struct FactWriter {
  let database: Database
  let facts: DealFacts
  let stages: StageNames
  let knownFrom: Int64
  let importID: Int64

  func write(_ difference: FactDifference) throws {
    try close("deals", difference.deals)
    try writeDeals(difference.deals)
    try close("history", difference.history)
    try writeHistory(difference.history)
    try writeActivities(difference.activities, occurrences: difference.occurrences)
    try close("quotas", difference.quotas)
    try writeQuotas(difference.quotas)
    try close("people", difference.people)
    try writePeople(difference.people)
  }

  /// Ends the versions that are replaced.
  private func close(_ table: String, _ difference: TableDifference) throws {
    guard !difference.closing.isEmpty else { return }
    var statement = try RowStatement(
      database, sql: "UPDATE \(table) SET known_until = ? WHERE version = ?")
    for version in difference.closing {
      statement.start()
      try statement.bind(knownFrom)
      try statement.bind(version)
      try statement.run()
    }
  }

  private func writeDeals(_ difference: TableDifference) throws {
    let deals = facts.deals
    var statement = try RowStatement(
      database, insertingInto: "deals",
      ["id", "created", "closed", "close_day", "stage", "amount", "owner", "category"]
        + DealSettings.attributeNames + ["valid_from", "known_from", "import_id"])
    for row in difference.written {
      statement.start()
      try statement.bind(facts.ids.string(deals.deal[row]))
      try statement.bind(deals.created[row], blank: Blank.instant)
      try statement.bind(deals.closed[row], blank: Blank.instant)
      try statement.bind(deals.closeDay[row], blank: Blank.day)
      try statement.bind(stages.name(deals.stage[row]))
      try statement.bind(deals.amount[row], blank: Blank.amount)
      try statement.bind(facts.owners.label(deals.owner[row]))
      try statement.bind(deals.category[row], blank: -1)
      for position in facts.attributes.indices {
        try statement.bind(facts.attributes[position].label(deals.attributes[position][row]))
      }
      // What the row says of the deal holds since its close, or since its creation while open.
      try statement.bind(max(deals.created[row], deals.closed[row]), blank: Blank.instant)
      try statement.bind(knownFrom)
      try statement.bind(importID)
      try statement.run()
    }
  }

  private func writeHistory(_ difference: TableDifference) throws {
    let history = facts.history
    var statement = try RowStatement(
      database, insertingInto: "history",
      [
        "deal_id", "at", "says", "stage", "amount", "close_day", "owner", "category", "known_from",
        "import_id",
      ])
    for row in difference.written {
      statement.start()
      try statement.bind(facts.ids.string(history.deal[row]))
      try statement.bind(history.at[row])
      try statement.bind(history.says[row])
      try statement.bind(stages.name(history.stage[row]))
      try statement.bind(history.amount[row], blank: Blank.amount)
      try statement.bind(history.closeDay[row], blank: Blank.day)
      try statement.bind(facts.owners.label(history.owner[row]))
      try statement.bind(history.category[row], blank: -1)
      try statement.bind(knownFrom)
      try statement.bind(importID)
      try statement.run()
    }
  }

  private func writeActivities(_ difference: TableDifference, occurrences: [Int32]) throws {
    let activities = facts.activities
    var statement = try RowStatement(
      database, insertingInto: "activities",
      ["deal_id", "at", "occurrence", "known_from", "import_id"])
    for row in difference.written {
      statement.start()
      try statement.bind(facts.ids.string(activities.deal[row]))
      try statement.bind(activities.at[row])
      try statement.bind(occurrences[row])
      try statement.bind(knownFrom)
      try statement.bind(importID)
      try statement.run()
    }
  }

  private func writeQuotas(_ difference: TableDifference) throws {
    var statement = try RowStatement(
      database, insertingInto: "quotas",
      ["period", "path", "known_from_instant", "amount", "known_from", "import_id"])
    for row in difference.written {
      let quota = facts.quotas[row]
      statement.start()
      try statement.bind(quota.period)
      try statement.bind(try QuotaPath.encode(quota.path))
      try statement.bind(quota.knownFrom, blank: Blank.instant)
      try statement.bind(quota.amount)
      try statement.bind(knownFrom)
      try statement.bind(importID)
      try statement.run()
    }
  }

  private func writePeople(_ difference: TableDifference) throws {
    var statement = try RowStatement(
      database, insertingInto: "people", ["owner", "manager", "region", "known_from", "import_id"])
    for row in difference.written {
      let person = facts.people[row]
      statement.start()
      try statement.bind(person.owner)
      try statement.bind(person.manager)
      try statement.bind(person.region)
      try statement.bind(knownFrom)
      try statement.bind(importID)
      try statement.run()
    }
  }
}

extension SymbolTable {
  /// The label of a code; `nil` for a blank one.
  @inline(__always)
  func label(_ code: Int32) -> String? { code < 0 ? nil : string(code) }
}

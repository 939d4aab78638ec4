internal import Deals
internal import Tabular

/// Whether columns fit together, so that nothing below can run out of bounds.
struct FactCheck {
  let facts: DealFacts
  let stageCount: Int

  func run() throws(StoreError) {
    try deals()
    try history()
    try activities()
  }

  private func deals() throws(StoreError) {
    let deals = facts.deals
    try check("deals", "id", count: deals.deal.count, of: deals.count)
    try check("deals", "created", count: deals.created.count, of: deals.count)
    try check("deals", "closed", count: deals.closed.count, of: deals.count)
    try check("deals", "close_day", count: deals.closeDay.count, of: deals.count)
    try check("deals", "stage", count: deals.stage.count, of: deals.count)
    try check("deals", "amount", count: deals.amount.count, of: deals.count)
    try check("deals", "owner", count: deals.owner.count, of: deals.count)
    try check("deals", "category", count: deals.category.count, of: deals.count)
    try check("deals", "currency", count: deals.currency.count, of: deals.count)
    try check("deals", "deleted", count: deals.deleted.count, of: deals.count)
    try check("deals", "id", codes: deals.deal, from: 0, below: facts.ids.count)
    try check("deals", "stage", codes: deals.stage, from: -1, below: stageCount)
    try check("deals", "owner", codes: deals.owner, from: -1, below: facts.owners.count)
    try check("deals", "currency", codes: deals.currency, from: -1, below: facts.currencies.count)
    let names = DealSettings.attributeNames
    guard deals.attributes.count == names.count, facts.attributes.count == names.count else {
      throw .inconsistentFacts(table: "deals", column: "attributes")
    }
    for (position, name) in names.enumerated() {
      let codes = deals.attributes[position]
      try check("deals", name, count: codes.count, of: deals.count)
      try check("deals", name, codes: codes, from: -1, below: facts.attributes[position].count)
    }
  }

  private func history() throws(StoreError) {
    let history = facts.history
    try check("history", "at", count: history.at.count, of: history.count)
    try check("history", "stage", count: history.stage.count, of: history.count)
    try check("history", "amount", count: history.amount.count, of: history.count)
    try check("history", "close_day", count: history.closeDay.count, of: history.count)
    try check("history", "owner", count: history.owner.count, of: history.count)
    try check("history", "category", count: history.category.count, of: history.count)
    try check("history", "says", count: history.says.count, of: history.count)
    try check("history", "currency", count: history.currency.count, of: history.count)
    try check(
      "history", "currency", codes: history.currency, from: Blank.unsaid,
      below: facts.currencies.count)
    try check("history", "deal_id", codes: history.deal, from: 0, below: facts.ids.count)
    try check("history", "stage", codes: history.stage, from: -1, below: stageCount)
    try check("history", "owner", codes: history.owner, from: -1, below: facts.owners.count)
  }

  private func activities() throws(StoreError) {
    let activities = facts.activities
    try check("activities", "at", count: activities.at.count, of: activities.count)
    if !activities.details.isEmpty {
      try check("activities", "details", count: activities.details.count, of: activities.count)
    }
    try check("activities", "deal_id", codes: activities.deal, from: -1, below: facts.ids.count)
  }

  private func check(
    _ table: String, _ column: String, count: Int, of expected: Int
  ) throws(StoreError) {
    guard count == expected else { throw .inconsistentFacts(table: table, column: column) }
  }

  private func check<Code: FixedWidthInteger>(
    _ table: String, _ column: String, codes: [Code], from first: Code, below end: Int
  ) throws(StoreError) {
    for code in codes where code < first || Int(code) >= end {
      throw .inconsistentFacts(table: table, column: column)
    }
  }
}

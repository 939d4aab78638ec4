import Calendars
import DealFixtures
import Deals
import Tabular

/// A CRM in which no rule is broken as of 2024-06-30: five deals with history, activities, people,
/// accounts and quotas. Tests break one rule at a time.
struct ContractFixture {
  static let asOf = "2024-06-30"

  var crm: SampleCRM
  /// Changes the columns once they are made, for what rows cannot say.
  var edit: (inout DealFacts) throws -> Void = { _ in }
  var policy = ContractPolicy()
  var hierarchy = ["region", "owner"]
  var conversion: ConversionRule?
  var amountKnown = AmountKnown.creation

  init() throws {
    crm = try SampleCRM()
    try add("A1", created: "2024-05-02", stage: "Qualify", amount: 100_00, account: "Acme")
    try add("A2", created: "2024-05-03", stage: "Proposal", amount: 200_00, account: "Bolt")
    try add("A3", created: "2024-05-04", stage: "Commit", amount: 300_00, account: "Cask")
    try add(
      "W1", created: "2024-04-01", stage: "Won", closed: "2024-06-01", amount: 400_00,
      account: "Dune")
    try add(
      "L1", created: "2024-04-02", stage: "Lost", closed: "2024-06-02", amount: 500_00,
      account: "Echo")
    crm.people = [PersonFact(owner: "Ada", manager: "Mia", region: "North")]
    crm.quotas = [
      QuotaFact(
        period: "2024-Q2", path: ["owner": "Ada"], amount: 900_00, knownFrom: Blank.instant),
      QuotaFact(
        period: "2024-Q2", path: ["node": "North"], amount: 900_00, knownFrom: Blank.instant),
      QuotaFact(period: "2024-Q2", path: [:], amount: 900_00, knownFrom: Blank.instant),
    ]
  }

  /// A deal that passes through the stages in order, one a week, up to its own, with an activity.
  mutating func add(
    _ id: String, created: String, stage: String, closed: String? = nil, amount: Int64? = 150_00,
    closeDay: String? = "2024-08-15", account: String? = "Acme", owner: String? = "Ada",
    category: Int8 = -1
  ) throws {
    try crm.deal(
      id, created: created, closed: closed, closeDay: closed ?? closeDay, stage: stage,
      amount: amount, owner: owner, category: category,
      account.map { ["account": $0] } ?? [:])
    let path = ["Qualify", "Proposal", "Commit"]
    let first = try Day(iso: created)
    let reached = path.firstIndex(of: stage) ?? path.count - 1
    for (week, name) in path.prefix(reached + 1).enumerated() {
      try crm.change(
        id, (first + 7 * week).iso8601, stage: name, amount: amount, closeDay: closeDay,
        owner: owner, category: category < 0 ? nil : category,
        says: [.amount, .closeDay])
    }
    if let closed { try crm.change(id, closed, stage: stage) }
    try crm.activity(id, (first + 5).iso8601)
  }

  /// The check as of a day.
  func check(asOf day: String = ContractFixture.asOf, examples: Int = 5) throws -> ContractCheck {
    var facts = crm.facts()
    try edit(&facts)
    var settings = crm.settings(hierarchy: hierarchy, amountKnown: amountKnown)
    settings.conversion = conversion
    let known = try DealBook(facts, settings: settings).known(atEndOf: try Day(iso: day))
    return ContractCheck(facts, known: known, policy: policy, examples: examples)
  }

  /// What was found, as `kind: ids`.
  func found(asOf day: String = ContractFixture.asOf) throws -> [ViolationKind: [String]] {
    Dictionary(
      uniqueKeysWithValues: try check(asOf: day).violations.map { ($0.kind, $0.examples) })
  }

  /// The row of a deal in its table.
  static func row(_ id: String, _ facts: DealFacts) -> Int {
    facts.deals.deal.firstIndex { facts.ids.string($0) == id } ?? 0
  }
}

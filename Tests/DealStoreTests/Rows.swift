import Deals
import Foundation
import Tabular

/// Facts of every table, made at random but small enough to meet often.
struct RandomFacts {
  var random: Seeded

  init(seed: Int) { random = Seeded(state: UInt64(seed)) }

  private mutating func number(_ end: Int) -> Int { Int(random.next() % UInt64(end)) }

  private mutating func pick(_ texts: [String]) -> String { texts[number(texts.count)] }

  /// Facts of up to `size` rows a table.
  mutating func facts(_ size: Int) -> DealFacts {
    var facts = DealFacts()
    let codes = ["", "USD", "JPY"].map { $0.isEmpty ? -1 : facts.currencies.intern($0) }
    for id in 0..<size where number(3) > 0 {
      facts.addDeal(
        "D\(id)", created: Int64(number(2)), stage: Int16(number(4)), amount: Int64(number(3)),
        owner: number(4) == 0 ? nil : pick(["Ada", "Grace"]))
      facts.deals.currency[facts.deals.count - 1] = codes[number(3)]
    }
    for _ in 0..<size {
      let says: HistoryFields = number(2) == 0 ? .stage : [.amount, .currency]
      facts.addChange(
        "D\(number(4))", at: Int64(number(3)), says: says, stage: Int16(number(2)),
        amount: Int64(number(2)))
      facts.history.currency[facts.history.count - 1] =
        says.contains(.currency) ? codes[number(3)] : Blank.unsaid
    }
    for _ in 0..<size { addActivity(&facts) }
    for _ in 0..<(size / 2) { addPlans(&facts) }
    for _ in 0..<(size / 2) { addCustomers(&facts) }
    return facts
  }

  private mutating func addActivity(_ facts: inout DealFacts) {
    if number(5) == 0 {
      facts.activities.deal.append(-1)
      facts.activities.at.append(Int64(number(2)))
    } else {
      facts.addActivity("D\(number(3))", at: Int64(number(2)))
    }
    facts.activities.details.append(
      ActivityDetail(
        id: number(2) == 0 ? "" : "A\(number(6))", kind: pick(["call", "mail"]),
        end: number(2) == 0 ? Blank.instant : 7))
  }

  private mutating func addPlans(_ facts: inout DealFacts) {
    let path = ["region": pick(["EMEA", "APAC"])]
    facts.quotas.append(
      QuotaFact(
        period: "2025-Q\(number(2) + 1)", path: path, amount: Int64(number(2)),
        knownFrom: number(2) == 0 ? Blank.instant : 5))
    facts.people.append(
      PersonFact(
        owner: pick(["Ada", "Grace"]), manager: pick(["", "Kay"]), region: "",
        validFrom: number(2) == 0 ? Blank.instant : 5))
    facts.rates.append(
      RateFact(
        currency: pick(["USD", "JPY"]), day: Int32(number(2)), rate: 0.1 + Double(number(2))))
    facts.spend.append(
      SpendFact(
        period: "2025-0\(number(2) + 1)", team: "sales", accountCode: "", amount: Int64(number(2)),
        currency: "EUR"))
    facts.calls.append(
      CallFact(
        period: "2025-Q1", path: path, amount: Int64(number(2)), currency: "EUR",
        category: "commit", madeAt: Int64(number(2)), madeBy: "Ada", role: ""))
  }

  private mutating func addCustomers(_ facts: inout DealFacts) {
    var lead = LeadFact(id: "L\(number(5))", created: 3)
    lead.isConverted = number(2) == 0
    lead.source = pick(["web", "fair"])
    facts.leads.append(lead)
    facts.accounts.append(
      AccountFact(id: "C\(number(5))", name: pick(["Acme", "Initech"]), created: Blank.instant))
    facts.merges.append(MergeFact(from: "D\(number(3))", into: pick(["D1", "D2"])))
  }
}

/// Every row of facts as key and text, by table and in the order of the facts: made without the
/// store, to compare with it.
struct FactRows: Equatable {
  struct Row: Equatable {
    var key: String
    /// The key by which a row without an id of its own is known.
    var place: String
    var text: String
    /// Whether the row has an id of its own, in a table whose rows need none.
    var hasID: Bool { key != place }
  }

  var tables: [String: [Row]] = [:]

  init() {}

  init(_ facts: DealFacts, details: Bool = true) {
    func label(_ table: SymbolTable, _ code: Int32) -> String {
      code < 0 ? "\(code)" : "'\(table.string(code))'"
    }
    for row in 0..<facts.deals.count {
      let deals = facts.deals
      let labels = facts.attributes.indices.map {
        label(facts.attributes[$0], deals.attributes[$0][row])
      }
      add(
        "deals", [facts.ids.string(deals.deal[row])],
        [
          deals.created[row], deals.closed[row], deals.closeDay[row], deals.stage[row],
          deals.amount[row], label(facts.currencies, deals.currency[row]), deals.deleted[row],
          label(facts.owners, deals.owner[row]), deals.category[row], labels,
        ])
    }
    for row in 0..<facts.history.count {
      let history = facts.history
      add(
        "history", [facts.ids.string(history.deal[row]), history.at[row], history.says[row]],
        [
          history.stage[row], history.amount[row],
          label(facts.currencies, history.currency[row]), history.closeDay[row],
          label(facts.owners, history.owner[row]), history.category[row],
        ])
    }
    for row in 0..<facts.activities.count {
      let detail =
        details && !facts.activities.details.isEmpty ? facts.activities.details[row] : nil
      let place: [Any] = [label(facts.ids, facts.activities.deal[row]), facts.activities.at[row]]
      let id = detail?.id ?? ""
      add(
        "activities", id.isEmpty ? place : ["id", id], place: place,
        place + [detail ?? ActivityDetail()])
    }
    for fact in facts.quotas {
      let path = fact.path.sorted { $0.key < $1.key }
      add("quotas", [fact.period, path, fact.knownFrom], [fact.amount])
    }
    for fact in facts.people {
      add("people", [fact.owner, fact.validFrom], [fact.manager, fact.region])
    }
    for fact in facts.rates {
      add("rates", [fact.currency, fact.day, fact.table, fact.knownFrom], [fact.rate])
    }
    guard details else { return }
    for fact in facts.leads { add("leads", [fact.id], [fact]) }
    for fact in facts.accounts { add("accounts", [fact.id], [fact]) }
    for fact in facts.spend {
      add("spend", [fact.period, fact.team, fact.accountCode], [fact.amount, fact.currency])
    }
    for fact in facts.calls {
      let path = fact.path.sorted { $0.key < $1.key }
      add(
        "calls", [fact.period, path, fact.category, fact.madeAt, fact.madeBy, fact.role],
        [fact.amount, fact.currency])
    }
    for fact in facts.merges { add("merges", [fact.from], [fact.into]) }
  }

  private mutating func add(
    _ table: String, _ key: [Any], place: [Any]? = nil, _ values: [Any]
  ) {
    let row = Row(key: "\(key)", place: "\(place ?? key)", text: "\(key) \(values)")
    tables[table, default: []].append(row)
  }

  /// The same rows without regard to their order.
  var sorted: FactRows {
    var result = self
    for table in tables.keys { result.tables[table]?.sort { $0.text < $1.text } }
    return result
  }
}

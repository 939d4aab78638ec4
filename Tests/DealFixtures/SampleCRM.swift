package import Calendars
internal import Currencies
package import Deals
internal import Tabular

/// A CRM as rows of plain values, to be written by hand, shuffled or overwritten with noise, and
/// turned into ``DealFacts``.
package struct SampleCRM: Sendable {
  /// A row of the deals file; `nil` is a blank.
  package struct Deal: Sendable {
    package var id: String
    package var created: Int64?
    package var closed: Int64?
    package var closeDay: Day?
    package var stage: String
    package var amount: Int64?
    package var owner: String?
    package var category: Int8
    package var attributes: [String: String]
    /// ISO code; `nil` is the reporting currency, the euro.
    package var currency: String?
    package var deleted: Int64?
    package var lossReason: String?
  }

  /// A row of the history.
  package struct Change: Sendable {
    package var deal: String
    package var at: Int64
    package var says: HistoryFields
    package var stage: String?
    package var amount: Int64?
    package var closeDay: Day?
    package var owner: String?
    package var category: Int8
    /// ISO code; EUR is the reporting currency.
    package var currency: String?
  }

  /// A row of the activities.
  package struct Activity: Sendable {
    package var deal: String
    package var at: Int64
    package var person = ""
    package var direction = ""
    package var entered: Int64?
    /// What else it says; the fields above count where these say nothing.
    package var detail = ActivityDetail()

    /// All that it says.
    package var details: ActivityDetail {
      var details = detail
      if !person.isEmpty { details.person = person }
      if !direction.isEmpty { details.direction = direction }
      if let entered { details.created = entered }
      return details
    }
  }

  /// The sales process.
  package var stages: StageList
  /// The rows.
  package var deals: [Deal] = []
  package var changes: [Change] = []
  package var activities: [Activity] = []
  package var quotas: [QuotaFact] = []
  package var people: [PersonFact] = []
  package var merges: [MergeFact] = []
  package var rates: [RateFact] = []
  package var calls: [CallFact] = []
  package var leads: [LeadFact] = []
  package var accounts: [AccountFact] = []
  package var spend: [SpendFact] = []

  /// An empty CRM with three open stages: Qualify, Proposal, Commit; Won; Lost.
  package init() throws {
    stages = try StageList([
      Stage(name: "Qualify", kind: .open), Stage(name: "Proposal", kind: .open),
      Stage(name: "Commit", kind: .open), Stage(name: "Won", kind: .won),
      Stage(name: "Lost", kind: .lost),
    ])
  }

  /// An empty CRM with these stages.
  package init(stages: StageList) { self.stages = stages }

  /// Adds a deal; times are written `2024-03-31` or `2024-03-31T15:30`.
  package mutating func deal(
    _ id: String, created: String?, closed: String? = nil, closeDay: String? = nil,
    stage: String = "Qualify", amount: Int64? = nil, owner: String? = "Ada", category: Int8 = -1,
    currency: String? = nil, deleted: String? = nil, lossReason: String? = nil,
    _ attributes: [String: String] = [:]
  ) throws {
    deals.append(
      Deal(
        id: id, created: try created.map(seconds), closed: try closed.map(seconds),
        closeDay: try closeDay.map { try Day(iso: $0) }, stage: stage, amount: amount,
        owner: owner, category: category, attributes: attributes, currency: currency,
        deleted: try deleted.map(seconds), lossReason: lossReason))
  }

  /// Adds a change that speaks of the values given and of nothing else.
  package mutating func change(
    _ deal: String, _ at: String, stage: String? = nil, amount: Int64? = nil,
    closeDay: String? = nil, owner: String? = nil, category: Int8? = nil,
    says more: HistoryFields = []
  ) throws {
    var says = more
    if stage != nil { says.insert(.stage) }
    if amount != nil { says.insert(.amount) }
    if closeDay != nil { says.insert(.closeDay) }
    if owner != nil { says.insert(.owner) }
    if category != nil { says.insert(.category) }
    changes.append(
      Change(
        deal: deal, at: try seconds(at), says: says, stage: stage, amount: amount,
        closeDay: try closeDay.map { try Day(iso: $0) }, owner: owner, category: category ?? -1))
  }

  /// Adds an activity with all that it says; of none of the deals where `deal` is blank.
  package mutating func activity(
    _ deal: String, _ at: String, _ detail: ActivityDetail
  ) throws {
    activities.append(Activity(deal: deal, at: try seconds(at), detail: detail))
  }

  /// Adds an activity.
  package mutating func activity(
    _ deal: String, _ at: String, person: String = "", direction: String = "",
    entered: String? = nil
  ) throws {
    activities.append(
      Activity(
        deal: deal, at: try seconds(at), person: person, direction: direction,
        entered: try entered.map(seconds)))
  }

  /// Adds a call; without a path for the whole company.
  package mutating func call(
    _ period: String, _ amount: Int64, _ madeAt: String, by person: String = "",
    role: String = "", category: String = "", currency: String = "EUR",
    _ path: [String: String] = [:]
  ) throws {
    calls.append(
      CallFact(
        period: period, path: path, amount: amount, currency: currency, category: category,
        madeAt: try seconds(madeAt), madeBy: person, role: role))
  }

  /// The rows as columns.
  package func facts() -> DealFacts {
    var facts = DealFacts()
    for deal in deals {
      facts.deals.deal.append(facts.ids.intern(deal.id))
      facts.deals.created.append(deal.created ?? Blank.instant)
      facts.deals.closed.append(deal.closed ?? Blank.instant)
      facts.deals.closeDay.append(deal.closeDay?.number ?? Blank.day)
      facts.deals.stage.append(code(deal.stage))
      facts.deals.amount.append(deal.amount ?? Blank.amount)
      facts.deals.currency.append(SampleCRM.code(deal.currency ?? "EUR", &facts))
      facts.deals.deleted.append(deal.deleted ?? Blank.instant)
      facts.deals.owner.append(deal.owner.map { facts.owners.intern($0) } ?? Blank.code)
      facts.deals.category.append(deal.category)
      facts.deals.lossReason.append(
        deal.lossReason.map { facts.lossReasons.intern($0) } ?? Blank.code)
      for (position, name) in DealSettings.attributeNames.enumerated() {
        facts.deals.attributes[position].append(
          deal.attributes[name].map { facts.attributes[position].intern($0) } ?? Blank.code)
      }
    }
    for change in changes {
      facts.history.deal.append(facts.ids.intern(change.deal))
      facts.history.at.append(change.at)
      facts.history.stage.append(change.stage.map(code) ?? -1)
      facts.history.amount.append(change.amount ?? Blank.amount)
      facts.history.currency.append(
        change.currency.map { SampleCRM.code($0, &facts) } ?? Blank.unsaid)
      facts.history.closeDay.append(change.closeDay?.number ?? Blank.day)
      facts.history.owner.append(change.owner.map { facts.owners.intern($0) } ?? Blank.code)
      facts.history.category.append(change.category)
      facts.history.says.append(change.says.rawValue)
    }
    let hasDetails = activities.contains { $0.details != ActivityDetail() }
    for activity in activities {
      facts.activities.deal.append(
        activity.deal.isEmpty ? -1 : facts.ids.intern(activity.deal))
      facts.activities.at.append(activity.at)
      guard hasDetails else { continue }
      facts.activities.details.append(activity.details)
    }
    facts.quotas = quotas
    facts.people = people
    facts.merges = merges
    facts.rates = rates
    facts.calls = calls
    facts.leads = LeadTable(leads)
    facts.accounts = accounts
    facts.spend = spend
    return facts
  }

  private static func code(_ currency: String, _ facts: inout DealFacts) -> Int32 {
    currency == "EUR" ? Blank.code : facts.currencies.intern(currency)
  }

  private func code(_ stage: String) -> Int16 { Int16(stages.code(ofLabel: stage) ?? -1) }

  /// Settings in euro and UTC for these stages.
  package func settings(
    hierarchy: [String] = ["owner"], segments: [String] = [], amountKnown: AmountKnown = .creation,
    timeZone: String = "UTC", fiscalYearStartMonth: Int = 1
  ) -> DealSettings {
    DealSettings(
      currency: .eur, timeZone: timeZone, fiscalYearStartMonth: fiscalYearStartMonth,
      hierarchy: hierarchy, segments: segments, stages: stages, amountKnown: amountKnown)
  }

  /// The book of the rows.
  package func book(_ settings: DealSettings? = nil) throws -> DealBook {
    try DealBook(facts(), settings: settings ?? self.settings())
  }

  /// The same rows in another order.
  package func shuffled(seed: UInt64) -> SampleCRM {
    var copy = self
    var random = NoiseSource(seed: seed)
    copy.deals.shuffle(using: &random)
    copy.changes.shuffle(using: &random)
    copy.activities.shuffle(using: &random)
    copy.quotas.shuffle(using: &random)
    copy.people.shuffle(using: &random)
    copy.merges.shuffle(using: &random)
    copy.rates.shuffle(using: &random)
    copy.calls.shuffle(using: &random)
    copy.leads.shuffle(using: &random)
    copy.accounts.shuffle(using: &random)
    copy.spend.shuffle(using: &random)
    return copy
  }
}

/// Seconds of `2024-03-31` or `2024-03-31T15:30`, UTC.
package func seconds(_ text: String) throws -> Int64 {
  let parts = text.split(separator: "T")
  let day = Int64(try Day(iso: String(parts[0])).number) * 86_400
  guard parts.count > 1 else { return day }
  let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
  return zip(clock, [3_600, 60, 1]).reduce(day) { $0 + $1.0 * $1.1 }
}

/// The instant of such a text.
package func instant(_ text: String) throws -> Instant { Instant(seconds: try seconds(text)) }

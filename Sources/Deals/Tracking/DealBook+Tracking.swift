internal import Calendars
internal import Currencies
internal import Tabular

/// Codes of the owners and accounts that activities and leads name, in the tables of the deals.
struct TrackedNames {
  var owners: [Int32] = []
  var accounts: [Int32] = []
  var leadOwners: [Int32] = []
}

extension DealBookBuilder {
  /// Gives codes to owners and accounts that only activities and leads name.
  mutating func nameTracked() {
    let details = facts.activities.details
    names.owners = details.table(.owner).strings.map { facts.owners.intern($0) }
    names.accounts = details.table(.account).strings.map {
      facts.attributes[TrackedNames.account].intern($0)
    }
    names.leadOwners = facts.leads.tables[LeadTable.Label.owner.rawValue].strings.map {
      facts.owners.intern($0)
    }
  }

  /// What is tracked beside the deals. The activities' columns are let go of on the way.
  mutating func buildTracking() {
    let index = bookIndex()
    var columns = TrackingColumns()
    let builder = ActivityColumnsBuilder(facts.activities, settings: settings)
    facts.activities = ActivityTable()
    (columns.activities, columns.people) = builder.columns(
      deals: index, owners: names.owners.map { ranked(owner: $0) },
      accounts: names.accounts.map { accountRank[Int($0)] })
    columns.leads = trackedLeads(index)
    columns.accounts = Dictionary(facts.accounts.map { ($0.id, $0) }) { first, _ in first }
      .values.sorted { $0.id < $1.id }
    columns.spend = trackedSpend()
    if !facts.deals.lossReason.isEmpty, facts.lossReasons.count > 0 {
      columns.lossReasons = facts.lossReasons.strings
      columns.lossReason = rows.map { facts.deals.lossReason[Int($0)] }
    }
    tracking = columns
  }

  private mutating func trackedLeads(_ index: [Int32]) -> LeadColumns {
    let table = facts.leads
    facts.leads.removeAll()
    return LeadColumns(
      table, deal: { bytes in facts.ids.find(bytes).map { index[Int($0)] } ?? -1 },
      owners: names.leadOwners.map { ranked(owner: $0) })
  }

  private mutating func trackedSpend() -> [TrackedSpend] {
    guard !facts.spend.isEmpty, let calendar = try? settings.fiscalCalendar() else { return [] }
    for spend in facts.spend where spend.currency != settings.currency.code {
      _ = facts.currencies.intern(spend.currency)
    }
    let rates = ForeignAmounts(facts, settings: settings, zone: zone)
    return facts.spend.compactMap { spend in
      guard let period = try? calendar.period(id: spend.period) else { return nil }
      let end = zone.startOfDay(period.end).seconds
      return TrackedSpend(
        start: period.start, end: period.end, team: spend.team, accountCode: spend.accountCode,
        amount: rates.amount(
          spend.amount, currency: spend.currency, at: end - 1, currencies: facts.currencies))
    }.sorted {
      ($0.start, $0.end, $0.team, $0.accountCode, $0.amount ?? .min)
        < ($1.start, $1.end, $1.team, $1.accountCode, $1.amount ?? .min)
    }
  }
}

extension TrackedNames {
  /// The position of accounts in ``DealSettings/attributeNames``.
  static let account = DealSettings.attributeNames.firstIndex(of: "account") ?? 0
}

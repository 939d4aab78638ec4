internal import Calendars
internal import Tabular

/// Activities, leads, accounts, spend and loss reasons as they were known before a moment: the only
/// door to them, as ``KnownDeals`` is to the deals.
///
/// An activity is known when it has started before the cutoff; what is planned for later is known
/// by ``plannedActivities()`` alone. Nothing that came later can be read through it.
public struct KnownTracking: Sendable {
  let known: KnownDeals
  let columns: TrackingColumns

  /// The deals that were known at the same cutoff.
  public var knownDeals: KnownDeals { known }

  var cutoff: Int64 { known.cutoff.seconds }

  /// Whether any activity known at the cutoff says what it was.
  public var hasKinds: Bool { columns.activities.firsts.kind < cutoff }
  /// Whether any activity known at the cutoff says which way it went.
  public var hasDirections: Bool { columns.activities.firsts.direction < cutoff }
  /// Whether any activity known at the cutoff says with whom it was.
  public var hasPeople: Bool { columns.activities.firsts.person < cutoff }
  /// Whether any activity known at the cutoff says what became of it.
  public var hasOutcomes: Bool { columns.activities.firsts.outcome < cutoff }
  /// Whether any activity known at the cutoff says to how many it went.
  public var hasRecipients: Bool { columns.activities.firsts.recipients < cutoff }
  /// Whether any activity known at the cutoff says whether it was opened.
  public var hasOpens: Bool { columns.activities.firsts.opened < cutoff }
  /// Whether any activity known at the cutoff has an id.
  public var hasMessages: Bool { columns.activities.firsts.message < cutoff }
  /// Whether any activity known at the cutoff is a demonstration.
  public var hasDemos: Bool { columns.activities.firsts.demo < cutoff }
  /// Whether the settings say which activities are demonstrations.
  public var hasDemoRule: Bool { known.settings.demo != nil }

  /// The name of a person's code: that of the lead or contact, as the activities write it.
  public func personName(_ person: Int) -> String { columns.people.string(Int32(person)) }

  /// The number of codes of people.
  public var personCount: Int { columns.people.count }

  /// The name of an account's code: that of the table of accounts, or as the records write it.
  public func accountName(_ account: Int) -> String {
    let label = known.labels(of: "account")[account]
    return columns.account(label).map(\.name) ?? label
  }

  /// The leads created before the cutoff, in the order of their creation and of their ids.
  public var leads: [TrackedLead] {
    columns.leads.prefix { $0.created < cutoff }.map { $0.known(at: self) }
  }

  /// The accounts created before the cutoff or at no known time, in the order of their ids.
  public var accounts: [AccountFact] { columns.accounts.filter { $0.created < cutoff } }

  /// What was spent in the periods that were over at the cutoff, in the order of their starts: a
  /// month's spend is known when the month is over.
  public var spend: [TrackedSpend] {
    columns.spend.filter { known.zone.startOfDay($0.end).seconds <= cutoff }
  }

  /// Why a deal was lost, in the words of the CRM's list; only for one that is lost at the cutoff.
  public func lossReason(_ deal: Int) -> String? {
    guard !columns.lossReason.isEmpty, columns.lossReason[deal] >= 0 else { return nil }
    guard known.isPresent(deal), known.latest(deal).status == .lost else { return nil }
    return columns.lossReasons[Int(columns.lossReason[deal])]
  }
}

extension KnownDeals {
  /// Activities, leads, accounts, spend and loss reasons as known at the cutoff; `nil` where the
  /// book was made without them.
  public var tracking: KnownTracking? {
    book.tracking.map { KnownTracking(known: self, columns: $0) }
  }
}

extension TrackingColumns {
  /// The account of an id.
  func account(_ id: String) -> AccountFact? {
    var low = 0
    var high = accounts.count
    while low < high {
      let middle = (low + high) / 2
      if accounts[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < accounts.count && accounts[low].id == id ? accounts[low] : nil
  }
}

extension TrackedLead {
  /// The lead without what came at or after the cutoff.
  func known(at tracking: KnownTracking) -> TrackedLead {
    let isLater = converted.map { $0 >= tracking.cutoff } ?? false
    let hasDeal = deal >= 0 && !isLater && tracking.known.isPresent(deal)
    if !isLater, hasDeal || deal < 0 { return self }
    return TrackedLead(
      row: row, created: created, converted: isLater ? nil : converted,
      isConvertedUndated: isConvertedUndated, deal: hasDeal ? deal : -1, owner: owner,
      source: source, segment: segment, region: region, company: company, id: id)
  }
}

internal import Calendars
internal import Deals

/// A lead as known at a moment, with what a score may use of it.
struct LeadCase: Sendable {
  let row: Int
  let id: String
  let created: Int64
  /// Seconds of the conversion, where that was before the moment.
  let converted: Int64?
  let source: String
  let segment: String
  let region: String
  let owner: String
  let company: String?
  /// Leads and deals of the company that came before it.
  let earlierLeads: Int
  let earlierDeals: Int
  /// When activities with its person started, ascending; those after the moment are not looked at.
  let touches: [Int64]

  /// The number of activities between the creation and a moment.
  func touchCount(before moment: Int64) -> Int {
    touches.count { created <= $0 && $0 < moment }
  }

  /// What is known of its company.
  var companyState: CompanyState {
    if company == nil { return .unknown }
    return earlierDeals > 0 ? .hadDeals : earlierLeads > 0 ? .hadLeads : .new
  }
}

/// What is known of a lead's company at its creation.
enum CompanyState: String, CaseIterable, Sendable {
  case unknown, new, hadLeads, hadDeals
}

/// Leads as they were known at any moment up to the cutoff of some deals.
struct LeadCases: Sendable {
  let known: KnownDeals
  /// By row of a lead: starts of the activities with its person.
  private let touches: [Int: [Int64]]
  /// By name of a company: when its deals were created and deleted.
  private let deals: [String: [(created: Int64, deleted: Int64)]]
  /// Whether any activity was with a lead.
  var hasTouches: Bool { !touches.isEmpty }

  init(_ known: KnownDeals) {
    self.known = known
    let leads = known.tracking.map { Array($0.leads) } ?? []
    touches = Self.touches(known, leads)
    deals = Self.deals(known, Set(leads.compactMap(\.company)))
  }

  /// The leads known before a moment and created in the years before it; without those converted
  /// nobody knows when, or before their creation.
  func cases(before moment: Instant) -> [LeadCase] {
    let leads = known.known(before: moment).tracking.map { Array($0.leads) } ?? []
    let from = moment.seconds - LeadScorer.historyDays * 86_400
    var seen: [String: Int] = [:]
    var cases: [LeadCase] = []
    for lead in leads {
      let earlier = lead.company.map { seen[$0] ?? 0 } ?? 0
      if let company = lead.company { seen[company, default: 0] += 1 }
      guard lead.created >= from, !lead.isConvertedUndated,
        lead.converted.map({ $0 >= lead.created }) ?? true
      else { continue }
      cases.append(leadCase(lead, earlierLeads: earlier, moment: moment.seconds))
    }
    return cases
  }

  private func leadCase(_ lead: TrackedLead, earlierLeads: Int, moment: Int64) -> LeadCase {
    let deals = lead.company.flatMap { self.deals[$0] } ?? []
    return LeadCase(
      row: lead.row, id: lead.id, created: lead.created, converted: lead.converted,
      source: lead.source ?? KnownDeals.none, segment: lead.segment ?? KnownDeals.none,
      region: lead.region ?? KnownDeals.none,
      owner: lead.owner < 0 ? KnownDeals.none : known.ownerName(lead.owner),
      company: lead.company, earlierLeads: earlierLeads,
      earlierDeals: deals.count { $0.created < lead.created && $0.deleted >= moment },
      touches: touches[lead.row] ?? [])
  }

  private static func touches(_ known: KnownDeals, _ leads: [TrackedLead]) -> [Int: [Int64]] {
    guard let tracking = known.tracking, tracking.hasPeople else { return [:] }
    let rows = Dictionary(leads.map { ($0.id, $0.row) }, uniquingKeysWith: { first, _ in first })
    let rowOfPerson = (0..<tracking.personCount).map { rows[tracking.personName($0)] ?? -1 }
    guard rowOfPerson.contains(where: { $0 >= 0 }) else { return [:] }
    var touches: [Int: [Int64]] = [:]
    tracking.forEachActivity { activity in
      guard activity.person >= 0, !activity.isCopy else { return }
      let row = rowOfPerson[activity.person]
      if row >= 0 { touches[row, default: []].append(activity.start) }
    }
    return touches
  }

  private static func deals(
    _ known: KnownDeals, _ companies: Set<String>
  ) -> [String: [(created: Int64, deleted: Int64)]] {
    guard !companies.isEmpty, let accounts = known.column("account") else { return [:] }
    let names = accounts.labels.indices.map { code -> String? in
      let label = accounts.labels[code]
      if companies.contains(label) { return label }
      let name = known.tracking?.accountName(code) ?? label
      return companies.contains(name) ? name : nil
    }
    var deals: [String: [(created: Int64, deleted: Int64)]] = [:]
    for deal in known.dealsEverCreated {
      let code = accounts.code(deal: deal, owner: nil)
      guard code >= 0, let name = names[code] else { continue }
      deals[name, default: []].append(
        (known.created(deal).seconds, known.deleted(deal)?.seconds ?? .max))
    }
    return deals
  }
}

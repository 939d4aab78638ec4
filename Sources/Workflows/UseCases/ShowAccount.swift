internal import Calendars
internal import Deals
public import Reporting

/// Everything known of an account: `aforo show account`.
public struct ShowAccount: Sendable {
  /// The account.
  public let view: AccountView
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Throws: ``WorkflowError/unknown(_:)`` for an account that is not known on the day, with the
  ///   names most like it, and for a name that several have.
  public init(
    _ loaded: LoadedDeals, question: ShowQuestion, project: Project,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let source = try ShowSource(loaded, question, project: project, progress: progress)
    let account = try AccountFinder(source).find(question.id)
    let known = source.known
    let deals = known.deals.filter {
      account.codes.contains(known.code(of: "account", deal: $0, owner: nil))
    }
    let isDeal = Set(deals)
    let leads = source.tracking.leads.filter { lead in
      isDeal.contains(lead.deal) || account.isNamed(lead.company)
    }
    var collector = EventCollector(known)
    if let created = account.fact?.created, created != Blank.instant {
      var event = collector.event(created, .accountCreated)
      event.account = account.name
      collector.add(event)
    }
    for lead in leads { collector.add(lead: lead) }
    for deal in deals { collector.add(deal: deal, account: account.name) }
    source.tracking.forEachActivity { activity in
      guard isDeal.contains(activity.deal) || account.codes.contains(activity.account),
        !activity.isCopy
      else { return }
      collector.add(collector.event(activity, source.tracking))
    }
    var view = AccountView(
      id: account.id, name: account.name, timeline: source.timeline(collector),
      currency: source.settings.currency)
    view.fill(account.fact, source)
    let shown = deals.map(source.deal)
    view.deals = shown.filter { $0.status == .open } + shown.filter { $0.status != .open }
    view.leads = leads.map(source.lead)
    view.contacts = ShowSource.contacts(collector.events)
    view.model = source.model
    self.view = view
    notes = source.notes
  }
}

extension AccountView {
  /// Takes what the table of accounts says.
  fileprivate mutating func fill(_ fact: AccountFact?, _ source: ShowSource) {
    guard let fact else { return }
    func text(_ text: String) -> String? { text.isEmpty ? nil : text }
    parent = text(fact.parent)
    industry = text(fact.industry)
    segment = text(fact.segment)
    region = text(fact.region)
    owner = text(fact.owner)
    created = fact.created == Blank.instant ? nil : source.day(fact.created)
  }
}

/// Finds the account that a word names, among those that were known.
private struct AccountFinder {
  struct Found {
    let id: String
    let name: String
    let fact: AccountFact?
    /// Codes of the deals' attribute `account`.
    let codes: Set<Int>

    /// Whether a company's name is that of the account.
    func isNamed(_ company: String?) -> Bool {
      guard let company else { return false }
      return company == id || company.lowercased() == name.lowercased()
    }
  }

  private let accounts: [AccountFact]
  private let labels: [String]
  /// Codes that a known deal or activity has.
  private let used: Set<Int>
  private let companies: Set<String>

  init(_ source: ShowSource) {
    let known = source.known
    accounts = source.tracking.accounts
    labels = known.labels(of: "account")
    var used: Set<Int> = []
    for deal in known.deals { used.insert(known.code(of: "account", deal: deal, owner: nil)) }
    source.tracking.forEachActivity { used.insert($0.account) }
    used.remove(-1)
    self.used = used
    companies = Set(source.tracking.leads.compactMap(\.company))
  }

  func find(_ word: String) throws(WorkflowError) -> Found {
    let small = word.lowercased()
    var facts = accounts.filter { $0.id == word }
    if facts.isEmpty { facts = accounts.filter { $0.name.lowercased() == small } }
    guard facts.count <= 1 else {
      let ids = facts.map(\.id).joined(separator: ", ")
      throw .unknown("several accounts are named \"\(word)\"; give the id of one: \(ids)")
    }
    let fact = facts.first
    let names = fact.map { [$0.id.lowercased(), $0.name.lowercased()] } ?? [small]
    let own = Set(accounts.lazy.filter { $0.id != fact?.id }.map(\.id))
    // A name stands for the account where records have no ids.
    let codes = used.filter { code in
      labels[code] == fact?.id
        || (names.contains(labels[code].lowercased()) && !own.contains(labels[code]))
    }
    if let fact { return Found(id: fact.id, name: fact.name, fact: fact, codes: codes) }
    if let code = codes.min() {
      return Found(id: labels[code], name: labels[code], fact: nil, codes: codes)
    }
    if let company = companies.filter({ $0.lowercased() == small }).min() {
      return Found(id: company, name: company, fact: nil, codes: [])
    }
    throw ShowSource.unknown("account", word, nearest: ShowSource.nearest(word, all))
  }

  /// Every name and id that is known, each in one writing.
  private var all: [String] {
    var seen: Set<String> = []
    let names = accounts.flatMap { [$0.id, $0.name] } + used.sorted().map { labels[$0] }
    return (names + companies.sorted()).filter { seen.insert($0.lowercased()).inserted }
  }
}

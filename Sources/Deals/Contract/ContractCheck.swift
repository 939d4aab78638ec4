internal import Calendars
internal import Tabular

/// The data contract: which records break which rule, as far as known at a cutoff.
///
/// Facts dated at or after the cutoff of `known` have no influence. Stage, close day and category
/// of a deals file without history are undated; they are looked at only where nothing in the book
/// is later than the cutoff. The answer does not depend on the order of the rows.
///
/// - Complexity: one pass over the deals, their history and their activities; possible duplicates
///   are sorted.
public struct ContractCheck: Sendable {
  /// One entry for each rule that was broken, in the order of ``ViolationKind``.
  public let violations: [ContractViolation]
  /// How clean the open deals are.
  public let hygiene: ContractHygiene
  /// Positions among the known deals of the open ones that break a rule that counts.
  public let untidyDeals: Set<Int>
  /// The ids of all deals that break each rule, in the order in which they were found; empty unless
  /// asked for.
  public let touched: [ViolationKind: [String]]

  /// Checks the facts of which the book of `known` was made.
  ///
  /// - Parameters:
  ///   - examples: the most examples kept for each rule.
  ///   - keepsAll: whether the ids of all deals are kept by rule.
  public init(
    _ facts: DealFacts, known: KnownDeals, policy: ContractPolicy = ContractPolicy(),
    examples: Int = 5, keepsAll: Bool = false
  ) {
    var checker = ContractChecker(
      facts: facts, known: known, policy: policy, examples: max(0, examples))
    checker.keepsAll = keepsAll
    checker.run()
    touched = checker.touched.mapValues { ids in ids.map { facts.ids.string($0) } }
    violations = checker.violations()
    hygiene = checker.hygiene
    untidyDeals = checker.untidyDeals
  }
}

/// The state of a check: one tally a rule.
struct ContractChecker {
  let facts: DealFacts
  let known: KnownDeals
  let policy: ContractPolicy
  let exampleLimit: Int
  /// Ids that stand in examples and are none of deals: nodes of quotas.
  var symbols = SymbolTable()
  var hygiene = ContractHygiene()
  private(set) var untidyDeals: Set<Int> = []
  /// The row in the deals table of each id code, -1 where there is none.
  let rowOfID: [Int32]
  /// Which id codes were merged away.
  let isMerged: [Bool]
  let history: GroupedHistory
  /// For each currency the moment from which a rate is known.
  let firstRate: [Int64]
  let isForeignCodeKnown: [Bool]
  let today: Day
  let hasAccounts: Bool
  let hasOwners: Bool
  let hasCloseDays: Bool
  let places: [AttributeColumn]
  private var tallies = ViolationKind.allCases.map { _ in ViolationTally() }
  /// Whether the deal that is being checked broke a rule that counts.
  private var isTouched = false
  var candidates: [DuplicateCandidate] = []
  /// Whether the ids of all deals are kept, and those kept.
  var keepsAll = false
  private(set) var touched: [ViolationKind: [Int32]] = [:]

  init(facts: DealFacts, known: KnownDeals, policy: ContractPolicy, examples: Int) {
    self.facts = facts
    self.known = known
    self.policy = policy
    exampleLimit = examples
    let rows = ContractChecker.rows(facts)
    rowOfID = rows
    isMerged = ContractChecker.merged(facts)
    history = GroupedHistory(facts.history, ids: facts.ids.count, before: known.cutoff.seconds)
    firstRate = ContractChecker.firstRates(facts, known)
    isForeignCodeKnown = facts.currencies.strings.map(CurrencyCodes.isKnown)
    today = known.asOf
    hasAccounts = facts.deals.attributes[ContractChecker.account].contains { $0 >= 0 }
    hasOwners =
      known.settings.hierarchy.contains("owner") || facts.deals.owner.contains { $0 >= 0 }
    hasCloseDays = known.recorded.contains(.closeDay) || known.book.lastFact < known.cutoff.seconds
    places = known.settings.hierarchy.filter { $0 == "manager" || $0 == "region" }
      .compactMap { known.column($0) }
  }

  mutating func run() {
    for position in 0..<known.book.count {
      let id = known.book.idCode[position]
      let row = Int(rowOfID[Int(id)])
      guard row >= 0 else { continue }
      if let deleted = known.book.deletedAt[Int32(position)], deleted < known.cutoff.seconds {
        hit(.deletedExcluded, id: id, money: nil)
        continue
      }
      let state = known.latest(position)
      guard state.status != .absent else { continue }
      check(CheckedDeal(self, row: row, id: id, state: state))
    }
    checkUndated()
    checkDuplicates()
    checkOrphans()
    checkQuotas()
    checkMerges()
  }

  private mutating func check(_ deal: CheckedDeal) {
    isTouched = false
    let walk = HistoryWalk(self, deal)
    checkMoney(deal)
    checkDates(deal, walk)
    checkHistory(deal, walk)
    checkProcess(deal, walk)
    checkPeople(deal)
    noteDuplicate(deal)
    guard deal.isOpen else { return }
    hygiene.add(deal.money, isTouched: isTouched)
    if isTouched { untidyDeals.insert(deal.state.deal) }
  }

  /// Asks a deal a rule.
  mutating func judge(_ kind: ViolationKind, _ isBroken: Bool, _ deal: CheckedDeal) {
    tallies[kind.rawValue].checked += 1
    if isBroken { hit(kind, id: deal.id, money: deal.money) }
  }

  /// Counts one that breaks a rule.
  mutating func hit(_ kind: ViolationKind, id: Int32, money: Int64?) {
    if kind.severity != .info, !policy.accepted.contains(kind) { isTouched = true }
    if keepsAll, kind.unit == .deals { touched[kind, default: []].append(id) }
    tallies[kind.rawValue].add(
      id: id, money: money, keeping: exampleLimit,
      ids: kind.unit == .quotas ? symbols : facts.ids)
  }

  mutating func addChecked(_ kind: ViolationKind, _ count: Int) {
    tallies[kind.rawValue].checked += count
  }

  mutating func setChecked(_ kind: ViolationKind, _ count: Int) {
    tallies[kind.rawValue].checked = count
  }

  func violations() -> [ContractViolation] {
    ViolationKind.allCases.compactMap { kind in
      var tally = tallies[kind.rawValue]
      guard tally.count > 0 else { return nil }
      if kind == .mergedExcluded || kind == .deletedExcluded { tally.checked = facts.deals.count }
      return tally.violation(
        kind, ids: kind.unit == .quotas ? symbols : facts.ids,
        isAccepted: policy.accepted.contains(kind))
    }
  }

  private static func rows(_ facts: DealFacts) -> [Int32] {
    var rows = [Int32](repeating: -1, count: facts.ids.count)
    for (row, code) in facts.deals.deal.enumerated() { rows[Int(code)] = Int32(row) }
    return rows
  }

  private static func merged(_ facts: DealFacts) -> [Bool] {
    var merged = [Bool](repeating: false, count: facts.ids.count)
    for merge in facts.merges where merge.from != merge.into {
      if let code = facts.ids.find(merge.from) { merged[Int(code)] = true }
    }
    return merged
  }

  /// As the book converts: a rate counts from its day on, or from when it was published.
  private static func firstRates(_ facts: DealFacts, _ known: KnownDeals) -> [Int64] {
    var first = [Int64](repeating: .max, count: facts.currencies.count)
    let table = known.settings.conversion?.table ?? ""
    for rate in facts.rates where rate.table == table {
      guard let code = facts.currencies.find(rate.currency) else { continue }
      let day = known.zone.startOfDay(Day(number: rate.day)).seconds
      first[Int(code)] = min(first[Int(code)], max(day, rate.knownFrom))
    }
    return first
  }
}

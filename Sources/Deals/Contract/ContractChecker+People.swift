internal import Calendars
internal import Tabular

extension ContractChecker {
  /// Owner, place in the hierarchy and account.
  mutating func checkPeople(_ deal: CheckedDeal) {
    let owner = deal.state.owner
    if hasOwners { judge(.ownerMissing, owner == nil && facts.deals.owner[deal.row] < 0, deal) }
    if let owner, !places.isEmpty {
      let isUnplaced = places.contains { $0.code(deal: deal.state.deal, owner: owner) < 0 }
      judge(.ownerUnplaced, isUnplaced, deal)
    }
    if hasAccounts {
      judge(
        .accountMissing, facts.deals.attributes[ContractChecker.account][deal.row] < 0, deal)
    }
  }

  static let account = DealSettings.attributeNames.firstIndex(of: "account") ?? 0

  /// Quotas of nodes that no deal and no person has.
  mutating func checkQuotas() {
    let quotas = facts.quotas.filter {
      $0.knownFrom == Blank.instant || $0.knownFrom < known.cutoff.seconds
    }
    setChecked(.quotaUnknownNode, quotas.count)
    let levels = Set(quotas.flatMap(\.path.keys)).union(known.settings.hierarchy)
    let labels = Dictionary(
      uniqueKeysWithValues: levels.map { ($0, Set(self.labels(of: $0))) })
    var unknown: [(name: String, amount: Int64)] = []
    for quota in quotas {
      guard let name = unknownNode(quota.path, labels) else { continue }
      unknown.append(("\(name) (\(quota.period))", quota.amount))
    }
    // Of one name twice the larger amount stands first, whatever the order of the file.
    for quota in unknown.sorted(by: { ($1.amount, $0.name) < ($0.amount, $1.name) }) {
      hit(.quotaUnknownNode, id: symbols.intern(quota.name), money: quota.amount)
    }
  }

  /// The first level of a path, by name, whose value nobody has.
  private func unknownNode(_ path: [String: String], _ labels: [String: Set<String>]) -> String? {
    for (level, name) in path.sorted(by: { $0.key < $1.key }) {
      if level == "node" {
        let isKnown =
          ["total", "company", "all"].contains(name.lowercased())
          || known.settings.hierarchy.contains { labels[$0]?.contains(name) == true }
        if !isKnown { return name }
      } else if labels[level]?.contains(name) != true {
        return "\(level) \(name)"
      }
    }
    return nil
  }

  private func labels(of level: String) -> [String] {
    if level == "owner" { return (0..<known.ownerCount).map(known.ownerName) }
    return known.labels(of: level)
  }
}

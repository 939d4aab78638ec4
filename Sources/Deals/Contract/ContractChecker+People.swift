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
    for quota in quotas.sorted(by: ContractChecker.precedes) {
      let unknown = quota.path.sorted { $0.key < $1.key }.first { level, name in
        guard level == "node" else { return labels[level]?.contains(name) != true }
        return !["total", "company", "all"].contains(name.lowercased())
          && !known.settings.hierarchy.contains { labels[$0]?.contains(name) == true }
      }
      guard let unknown else { continue }
      let name = unknown.key == "node" ? unknown.value : "\(unknown.key) \(unknown.value)"
      hit(
        .quotaUnknownNode, id: symbols.intern("\(name) (\(quota.period))"), money: quota.amount)
    }
  }

  private static func precedes(_ left: QuotaFact, _ right: QuotaFact) -> Bool {
    (left.period, left.amount, "\(left.path.sorted { $0.key < $1.key })")
      < (right.period, right.amount, "\(right.path.sorted { $0.key < $1.key })")
  }

  private func labels(of level: String) -> [String] {
    if level == "owner" { return (0..<known.ownerCount).map(known.ownerName) }
    return known.labels(of: level)
  }
}

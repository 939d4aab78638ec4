internal import Calendars
internal import Tabular

/// What makes two deals the same: account, day of creation and amount.
struct DuplicateCandidate {
  let account: Int32
  let day: Int32
  let amount: Int64
  let id: Int32

  func isAlike(_ other: DuplicateCandidate) -> Bool {
    account == other.account && day == other.day && amount == other.amount
  }

  static func precedes(_ left: DuplicateCandidate, _ right: DuplicateCandidate) -> Bool {
    if left.account != right.account { return left.account < right.account }
    if left.day != right.day { return left.day < right.day }
    return left.amount < right.amount
  }
}

extension ContractChecker {
  /// Keeps a deal that may be there twice; one without account or amount cannot be told.
  mutating func noteDuplicate(_ deal: CheckedDeal) {
    let account = facts.deals.attributes[ContractChecker.account][deal.row]
    let created = facts.deals.created[deal.row]
    guard account >= 0, created != Blank.instant, let money = deal.money, money > 0 else { return }
    candidates.append(
      DuplicateCandidate(
        account: account, day: day(created).number, amount: money, id: deal.id))
  }

  /// Of deals that are alike, all but the one with the smallest id.
  mutating func checkDuplicates() {
    setChecked(.duplicate, candidates.count)
    candidates.sort(by: DuplicateCandidate.precedes)
    var start = 0
    while start < candidates.count {
      var end = start + 1
      while end < candidates.count, candidates[end].isAlike(candidates[start]) { end += 1 }
      if end - start > 1 {
        let alike = candidates[start..<end].sorted { facts.ids.precedes($0.id, $1.id) }
        for copy in alike.dropFirst() { hit(.duplicate, id: copy.id, money: copy.amount) }
      }
      start = end
    }
    candidates = []
  }

  /// Deals without creation date are in no book: nobody knows since when they exist.
  mutating func checkUndated() {
    var undated = 0
    for (row, id) in facts.deals.deal.enumerated()
    where facts.deals.created[row] == Blank.instant && !isMerged[Int(id)] {
      undated += 1
      let isReporting = facts.deals.currency[row] < 0
      let amount = facts.deals.amount[row]
      hit(
        .creationMissing, id: id, money: isReporting && amount != Blank.amount ? amount : nil)
    }
    addChecked(.creationMissing, undated)
  }

  /// Changes and activities of deals that the deals file does not have.
  mutating func checkOrphans() {
    let cutoff = known.cutoff.seconds
    var checked = 0
    for (row, id) in facts.history.deal.enumerated() where facts.history.at[row] < cutoff {
      checked += 1
      if isOrphan(id) { hit(.historyOrphan, id: id, money: nil) }
    }
    setChecked(.historyOrphan, checked)
    checked = 0
    for (row, id) in facts.activities.deal.enumerated()
    where id >= 0 && facts.activities.at[row] < cutoff {
      checked += 1
      if isOrphan(id) { hit(.activityOrphan, id: id, money: nil) }
    }
    setChecked(.activityOrphan, checked)
  }

  private func isOrphan(_ id: Int32) -> Bool { rowOfID[Int(id)] < 0 && !isMerged[Int(id)] }

  /// Records that count no more (G9).
  mutating func checkMerges() {
    for (id, isGone) in isMerged.enumerated() where isGone {
      hit(.mergedExcluded, id: Int32(id), money: nil)
    }
  }
}

internal import Tabular

/// The running count of one rule.
struct ViolationTally {
  /// One of the examples kept: an id code and its money.
  private struct Example {
    let id: Int32
    let money: Int64
  }

  private(set) var count = 0
  var checked = 0
  private var money: Int64? = 0
  private var pricedCount = 0
  private var examples: [Example] = []

  /// Counts one that breaks the rule, and keeps it as an example where it has more money than
  /// those kept, or as much and a smaller id: so the order of the rows does not matter.
  mutating func add(id: Int32, money: Int64?, keeping limit: Int, ids: SymbolTable) {
    count += 1
    if let money {
      pricedCount += 1
      self.money = self.money.flatMap { added($0, money) }
    }
    guard !examples.contains(where: { $0.id == id }) else { return }
    let new = Example(id: id, money: money ?? .min)
    let precedes = { (left: Example, right: Example) in
      left.money != right.money ? left.money > right.money : ids.precedes(left.id, right.id)
    }
    if examples.count >= limit {
      guard let last = examples.last, precedes(new, last) else { return }
      examples.removeLast()
    }
    let place = examples.firstIndex { precedes(new, $0) } ?? examples.count
    examples.insert(new, at: place)
  }

  func violation(_ kind: ViolationKind, ids: SymbolTable, isAccepted: Bool) -> ContractViolation {
    ContractViolation(
      kind: kind, count: count, checked: checked, amount: pricedCount > 0 ? money : nil,
      pricedCount: pricedCount, examples: examples.map { ids.string($0.id) },
      isAccepted: isAccepted)
  }
}

/// The sum, or `nil` when it does not fit 64 bits.
func added(_ left: Int64, _ right: Int64) -> Int64? {
  let (sum, overflow) = left.addingReportingOverflow(right)
  return overflow ? nil : sum
}

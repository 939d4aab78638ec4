extension DealTable {
  /// Lets go of all rows and keeps their room for the next ones.
  mutating func removeAll() {
    deal.removeAll(keepingCapacity: true)
    created.removeAll(keepingCapacity: true)
    closed.removeAll(keepingCapacity: true)
    closeDay.removeAll(keepingCapacity: true)
    stage.removeAll(keepingCapacity: true)
    amount.removeAll(keepingCapacity: true)
    currency.removeAll(keepingCapacity: true)
    deleted.removeAll(keepingCapacity: true)
    owner.removeAll(keepingCapacity: true)
    category.removeAll(keepingCapacity: true)
    lossReason.removeAll(keepingCapacity: true)
    for position in attributes.indices {
      attributes[position].removeAll(keepingCapacity: true)
    }
  }
}

extension HistoryTable {
  /// Lets go of all rows and keeps their room for the next ones.
  mutating func removeAll() {
    deal.removeAll(keepingCapacity: true)
    at.removeAll(keepingCapacity: true)
    stage.removeAll(keepingCapacity: true)
    amount.removeAll(keepingCapacity: true)
    currency.removeAll(keepingCapacity: true)
    closeDay.removeAll(keepingCapacity: true)
    owner.removeAll(keepingCapacity: true)
    category.removeAll(keepingCapacity: true)
    says.removeAll(keepingCapacity: true)
  }
}

extension ActivityTable {
  /// Lets go of all rows and keeps their room for the next ones.
  mutating func removeAll() {
    deal.removeAll(keepingCapacity: true)
    at.removeAll(keepingCapacity: true)
    details.removeAll()
  }
}

internal import Tabular

extension FactReader {
  /// Takes a record of a change; `false` when it speaks of nothing that aforo follows.
  mutating func takeChange(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let deal = try context.required(record, .dealID)
    let at = try context.requiredInstant(record, .changedAt)
    guard context.isFieldLog else {
      guard
        let change = try context.stateChange(
          record, owners: &facts.owners, currencies: &facts.currencies)
      else { return false }
      append(change, deal, at, [])
      return true
    }
    // Both values are read before either is kept: a record is taken whole or not at all.
    let before = try context.fieldChange(
      record, .oldValue, owners: &facts.owners, currencies: &facts.currencies)
    let after = try context.fieldChange(
      record, .value, owners: &facts.owners, currencies: &facts.currencies)
    if let before { append(before, deal, at, [.isFieldLog, .before]) }
    if let after { append(after, deal, at, .isFieldLog) }
    return before != nil || after != nil
  }

  private mutating func append(
    _ change: DealChange, _ deal: UnsafeBufferPointer<UInt8>, _ at: Int64, _ marks: HistoryFields
  ) {
    facts.history.deal.append(facts.ids.internInOrder(deal))
    facts.history.at.append(at)
    facts.history.stage.append(change.state.stage)
    facts.history.amount.append(change.state.amount)
    facts.history.currency.append(
      change.says.contains(.currency) ? change.state.currency : Blank.unsaid)
    facts.history.closeDay.append(change.state.closeDay)
    facts.history.owner.append(change.state.owner)
    facts.history.category.append(change.state.category)
    facts.history.says.append(change.says.union(marks).rawValue)
  }
}

internal import Tabular

/// A row of a deals table.
struct SnapshotRow {
  var deal: Int32
  var created: Int64
  var closed: Int64
  var deleted: Int64
  /// Stage, amount with its currency, close day, owner and category, at a moment.
  var state: DealState
  var attributes: [Int32]
  var lossReason = Blank.code
}

extension DealTable {
  /// A row of the table.
  subscript(row: Int) -> SnapshotRow {
    get {
      SnapshotRow(
        deal: deal[row], created: created[row], closed: closed[row], deleted: deleted[row],
        state: DealState(
          at: Blank.instant, stage: stage[row], amount: amount[row], closeDay: closeDay[row],
          owner: owner[row], category: category[row], currency: currency[row]),
        attributes: attributes.map { $0[row] },
        lossReason: lossReason.isEmpty ? Blank.code : lossReason[row])
    }
    set {
      deal[row] = newValue.deal
      created[row] = newValue.created
      closed[row] = newValue.closed
      deleted[row] = newValue.deleted
      stage[row] = newValue.state.stage
      amount[row] = newValue.state.amount
      closeDay[row] = newValue.state.closeDay
      owner[row] = newValue.state.owner
      category[row] = newValue.state.category
      if !lossReason.isEmpty { lossReason[row] = newValue.lossReason }
      currency[row] = newValue.state.currency
      for position in attributes.indices {
        attributes[position][row] = newValue.attributes[position]
      }
    }
  }

  /// Adds a row.
  mutating func append(_ row: SnapshotRow) {
    deal.append(row.deal)
    created.append(row.created)
    closed.append(row.closed)
    deleted.append(row.deleted)
    stage.append(row.state.stage)
    amount.append(row.state.amount)
    closeDay.append(row.state.closeDay)
    owner.append(row.state.owner)
    category.append(row.state.category)
    currency.append(row.state.currency)
    lossReason.append(row.lossReason)
    for position in attributes.indices { attributes[position].append(row.attributes[position]) }
  }
}

extension HistoryTable {
  /// Adds a record of a state.
  mutating func append(_ deal: Int32, _ says: HistoryFields, _ state: DealState) {
    self.deal.append(deal)
    at.append(state.at)
    stage.append(state.stage)
    amount.append(state.amount)
    currency.append(says.contains(.currency) ? state.currency : Blank.unsaid)
    closeDay.append(state.closeDay)
    owner.append(state.owner)
    category.append(state.category)
    self.says.append(says.rawValue)
  }
}

extension SnapshotRow {
  /// The fields that say something.
  var told: HistoryFields {
    var fields: HistoryFields = []
    if state.stage >= 0 { fields.insert(.stage) }
    if state.amount != Blank.amount { fields.formUnion([.amount, .currency]) }
    if state.closeDay != Blank.day { fields.insert(.closeDay) }
    if state.owner >= 0 { fields.insert(.owner) }
    if state.category >= 0 { fields.insert(.category) }
    return fields
  }

  /// The fields that differ from an earlier row of the deal.
  func changed(since old: SnapshotRow) -> HistoryFields {
    var fields: HistoryFields = []
    if state.stage != old.state.stage { fields.insert(.stage) }
    if state.amount != old.state.amount || state.currency != old.state.currency {
      fields.formUnion([.amount, .currency])
    }
    if state.closeDay != old.state.closeDay { fields.insert(.closeDay) }
    if state.owner != old.state.owner { fields.insert(.owner) }
    if state.category != old.state.category { fields.insert(.category) }
    return fields
  }
}

internal import Deals

extension SampleCRM {
  /// The same CRM, its records of states turned into a log of fields: a record with old and new
  /// value for each field that changed, none for the values at the creation.
  ///
  /// Of several records of a deal within one second the last counts.
  package func asFieldLog() -> SampleCRM {
    var other = self
    other.changes = []
    for (_, records) in Dictionary(grouping: changes, by: \.deal).sorted(by: { $0.key < $1.key }) {
      var states: [Change] = []
      for record in records.enumerated().sorted(by: { ($0.1.at, $0.0) < ($1.1.at, $1.0) }) {
        if states.last?.at == record.1.at { states.removeLast() }
        states.append(record.1)
      }
      for (old, new) in zip(states, states.dropFirst()) {
        for field in SampleCRM.changedFields(old, new) {
          other.changes.append(SampleCRM.logged(old, field.union(.before), at: new.at))
          other.changes.append(SampleCRM.logged(new, field, at: new.at))
        }
      }
    }
    return other
  }

  private static func changedFields(_ old: Change, _ new: Change) -> [HistoryFields] {
    var fields: [HistoryFields] = []
    if old.stage != new.stage { fields.append(.stage) }
    if old.amount != new.amount { fields.append(.amount) }
    if old.closeDay != new.closeDay { fields.append(.closeDay) }
    if old.owner != new.owner { fields.append(.owner) }
    if old.category != new.category { fields.append(.category) }
    return fields
  }

  private static func logged(_ state: Change, _ field: HistoryFields, at: Int64) -> Change {
    Change(
      deal: state.deal, at: at, says: field.union(.isFieldLog),
      stage: field.contains(.stage) ? state.stage : nil,
      amount: field.contains(.amount) ? state.amount : nil,
      closeDay: field.contains(.closeDay) ? state.closeDay : nil,
      owner: field.contains(.owner) ? state.owner : nil,
      category: field.contains(.category) ? state.category : -1)
  }
}

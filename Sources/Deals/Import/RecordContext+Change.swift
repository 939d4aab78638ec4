internal import Tabular

extension RecordContext {
  /// Whether the file is a log of single fields (`field`, `value`) rather than of states.
  var isFieldLog: Bool { layout.has(.field) && layout.has(.value) }

  /// What a record of a state says: a column per field, the values after the change; `nil` when it
  /// speaks of nothing that aforo follows.
  mutating func stateChange(
    _ record: CSVRecord, owners: inout SymbolTable, currencies: inout SymbolTable
  ) throws(RecordProblem) -> DealChange? {
    var change = DealChange(says: [], state: DealState(at: 0))
    let stage = try stage(record)
    if stage == RecordContext.ignored { return nil }
    if stage >= 0 {
      change.state.stage = Int16(stage)
      change.says.insert(.stage)
    }
    if layout.has(.amount) {
      let amount = try amount(record, currencies: &currencies)
      change.state.amount = amount.minor
      change.state.currency = amount.currency
      change.says.insert(.amount)
      if amount.currency != Blank.unsaid { change.says.insert(.currency) }
    }
    if layout.has(.closeDate) {
      change.state.closeDay = try day(record, .closeDate) ?? Blank.day
      change.says.insert(.closeDay)
    }
    change.state.owner = intern(record, .owner, into: &owners)
    if change.state.owner >= 0 { change.says.insert(.owner) }
    if layout.has(.category) {
      change.state.category = try category(record)
      change.says.insert(.category)
    }
    return change.says.isEmpty ? nil : change
  }

  /// What a record of a log of fields says: a field's value after the change, or before it
  /// (`column` is then `old_value`); `nil` when it is no field that aforo follows, or says nothing.
  mutating func fieldChange(
    _ record: CSVRecord, _ column: RecordColumn, owners: inout SymbolTable,
    currencies: inout SymbolTable
  ) throws(RecordProblem) -> DealChange? {
    var change = DealChange(says: [], state: DealState(at: 0))
    let field = TableSchema.normalised(text(record, .field) ?? "")
    guard let value = bytes(record, column) else { return nil }
    switch field {
    case "stage", "stagename", "dealstage", "stageid":
      let stage = value.isEmpty ? Blank.code : try stage(value)
      if stage == RecordContext.ignored || stage < 0 { return nil }
      change.state.stage = Int16(stage)
      change.says = .stage
    case "amount", "value":
      if !value.isEmpty { change.state.amount = try amount(value) }
      change.state.currency = Blank.unsaid
      change.says = .amount
    case "closedate", "expectedclosedate":
      if !value.isEmpty { change.state.closeDay = try day(value, column) }
      change.says = .closeDay
    case "owner", "ownerid", "hubspotownerid", "userid":
      guard !value.isEmpty else { return nil }
      change.state.owner = owners.intern(value)
      change.says = .owner
    case "category", "forecastcategory", "forecastcategoryname", "hsmanualforecastcategory":
      change.state.category = category(value)
      change.says = .category
    case "currency", "currencyisocode", "dealcurrencycode":
      guard !value.isEmpty else { return nil }
      change.state.currency = try amounts.code(value, &currencies)
      change.says = .currency
    default: return nil
    }
    return change
  }
}

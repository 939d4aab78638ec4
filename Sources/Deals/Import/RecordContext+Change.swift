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
    guard let value = bytes(record, column), let name = bytes(record, .field),
      let field = loggedField(name)
    else { return nil }
    var change = DealChange(says: field, state: DealState(at: 0))
    switch field {
    case .stage:
      let stage = value.isEmpty ? Blank.code : try stage(value)
      if stage == RecordContext.ignored || stage < 0 { return nil }
      change.state.stage = Int16(stage)
    case .amount:
      if !value.isEmpty { change.state.amount = try amount(value) }
      change.state.currency = Blank.unsaid
    case .closeDay:
      if !value.isEmpty { change.state.closeDay = try day(value, column) }
    case .owner:
      guard !value.isEmpty else { return nil }
      change.state.owner = owners.intern(value)
    case .category: change.state.category = category(value)
    default:
      guard !value.isEmpty else { return nil }
      change.state.currency = try amounts.code(value, &currencies)
    }
    return change
  }

  /// The field of a log's name for it; `nil` for one that aforo does not follow.
  private mutating func loggedField(_ name: UnsafeBufferPointer<UInt8>) -> HistoryFields? {
    let symbol = Int(fieldNames.intern(name))
    if symbol == loggedFields.count {
      let key = TableSchema.normalised(fieldNames.string(Int32(symbol)))
      loggedFields.append(RecordContext.fieldsByName[key])
    }
    return loggedFields[symbol]
  }

  /// Salesforce's and HubSpot's names of the fields, as ``TableSchema/normalised(_:)`` gives them.
  private static let fieldsByName: [String: HistoryFields] = [
    "stage": .stage, "stagename": .stage, "dealstage": .stage, "stageid": .stage,
    "amount": .amount, "value": .amount,
    "closedate": .closeDay, "expectedclosedate": .closeDay,
    "owner": .owner, "ownerid": .owner, "hubspotownerid": .owner, "userid": .owner,
    "category": .category, "forecastcategory": .category, "forecastcategoryname": .category,
    "hsmanualforecastcategory": .category,
    "currency": .currency, "currencyisocode": .currency, "dealcurrencycode": .currency,
  ]
}

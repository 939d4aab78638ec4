internal import Tabular

extension RecordContext {
  /// What a history record says: wide (a column per field, the values after the change) or long
  /// (`field`, `value`); `nil` when it speaks of nothing that aforo follows.
  mutating func change(
    _ record: CSVRecord, owners: inout SymbolTable
  ) throws(RecordProblem) -> DealChange? {
    layout.has(.field) && layout.has(.value)
      ? try longChange(record, owners: &owners) : try wideChange(record, owners: &owners)
  }

  private mutating func wideChange(
    _ record: CSVRecord, owners: inout SymbolTable
  ) throws(RecordProblem) -> DealChange? {
    var change = DealChange(says: [], state: DealState(at: 0))
    let stage = try stage(record)
    if stage == RecordContext.ignored { return nil }
    if stage >= 0 {
      change.state.stage = Int16(stage)
      change.says.insert(.stage)
    }
    if layout.has(.amount) {
      change.state.amount = try amount(record) ?? Blank.amount
      change.says.insert(.amount)
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

  private mutating func longChange(
    _ record: CSVRecord, owners: inout SymbolTable
  ) throws(RecordProblem) -> DealChange? {
    var change = DealChange(says: [], state: DealState(at: 0))
    let field = TableSchema.normalised(text(record, .field) ?? "")
    guard let value = bytes(record, .value) else { return nil }
    switch field {
    case "stage", "stagename", "dealstage":
      let stage = value.isEmpty ? Blank.code : try stage(value)
      if stage == RecordContext.ignored || stage < 0 { return nil }
      change.state.stage = Int16(stage)
      change.says = .stage
    case "amount", "value":
      if !value.isEmpty { change.state.amount = try amount(value) }
      change.says = .amount
    case "closedate", "expectedclosedate":
      if !value.isEmpty { change.state.closeDay = try day(value, .value) }
      change.says = .closeDay
    case "owner", "ownerid", "hubspotownerid":
      guard !value.isEmpty else { return nil }
      change.state.owner = owners.intern(value)
      change.says = .owner
    case "category", "forecastcategory", "forecastcategoryname":
      change.state.category = category(value)
      change.says = .category
    default: return nil
    }
    return change
  }
}

internal import Calendars
internal import Tabular

extension FactReader {
  /// Takes a row of the deals file; `false` when it is passed over.
  mutating func takeDeal(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let id = try context.required(record, .id)
    if let into = context.bytes(record, .mergedInto), !into.isEmpty {
      facts.merges.append(MergeFact(from: FactReader.text(id), into: FactReader.text(into)))
      return false
    }
    let deleted = try deletion(record, context)
    if deleted == FactReader.deletedSometime { return false }
    guard let row = try dealRow(record, &context) else { return false }
    var amount = try context.amount(record, currencies: &facts.currencies)
    // Dynamics keeps the estimate beside what a won deal came to.
    if settings.stages.kind(Int(row.stage)) == .won,
      let closed = context.bytes(record, .closedAmount), !closed.isEmpty
    {
      amount.minor = try context.amount(closed, currency: amount.currency)
    }
    let category = try context.category(record)
    try claim(id, record)
    facts.deals.created.append(row.created)
    facts.deals.closed.append(row.closed)
    facts.deals.closeDay.append(row.closeDay)
    facts.deals.stage.append(row.stage)
    facts.deals.amount.append(amount.minor)
    facts.deals.currency.append(max(amount.currency, Blank.code))
    facts.deals.deleted.append(deleted)
    facts.deals.owner.append(context.intern(record, .owner, into: &facts.owners))
    facts.deals.category.append(category)
    facts.deals.lossReason.append(context.intern(record, .lossReason, into: &facts.lossReasons))
    for position in facts.attributes.indices {
      let code = context.intern(
        record, RecordColumn.attributes[position], into: &facts.attributes[position])
      facts.deals.attributes[position].append(code)
    }
    takeMergedIDs(record, id, context)
    return true
  }

  static let deletedSometime = Int64.max

  /// When the deal was deleted; ``deletedSometime`` when nothing says when: it is then no fact.
  private func deletion(
    _ record: CSVRecord, _ context: RecordContext
  ) throws(RecordProblem) -> Int64 {
    let isDeleted =
      try context.flag(record, .isDeleted) == true
      || context.outcome(record) == .deleted
    guard isDeleted else { return Blank.instant }
    return try context.instant(record, .deletedAt) ?? FactReader.deletedSometime
  }

  private struct DealRow {
    var created = Blank.instant
    var closed = Blank.instant
    var closeDay = Blank.day
    var stage: Int16 = -1
  }

  /// Dates and stage; `nil` when the mapping passes over the stage.
  private func dealRow(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> DealRow? {
    var row = DealRow()
    let stage = try context.stage(record)
    guard stage != RecordContext.ignored else { return nil }
    guard stage >= 0 else { throw RecordProblem("stage", "is blank; every deal needs a stage") }
    // Pipedrive and Dynamics keep the last open stage and tell the outcome apart.
    row.stage = Int16(context.ending(record) ?? Int(stage))
    row.created = try context.instant(record, .createdAt) ?? Blank.instant
    row.closeDay = try context.day(record, .closeDate) ?? Blank.day
    let kind = settings.stages.kind(Int(row.stage))
    guard kind != .open || row.created != Blank.instant else { return row }
    guard row.created != Blank.instant else {
      throw RecordProblem("created_at", "is blank, but the deal is closed; give the day")
    }
    guard kind != .open else { return row }
    var closed = try context.instant(record, .closedAt)
    if kind == .lost, let lost = try context.instant(record, .lostAt) { closed = lost }
    if let closed {
      row.closed = closed
    } else if row.closeDay != Blank.day {
      row.closed = zone.noon(of: Day(number: row.closeDay)).seconds
    } else {
      throw RecordProblem("close_date", "is blank, but the deal is closed; give the day")
    }
    return row
  }

  /// HubSpot writes on the surviving deal which ones went into it.
  private mutating func takeMergedIDs(
    _ record: CSVRecord, _ id: UnsafeBufferPointer<UInt8>, _ context: RecordContext
  ) {
    guard let merged = context.text(record, .mergedIDs), !merged.isEmpty else { return }
    for from in merged.split(whereSeparator: { ";, ".contains($0) }) {
      facts.merges.append(MergeFact(from: String(from), into: FactReader.text(id)))
    }
  }

  /// Takes a row of a table of merges.
  mutating func takeMerge(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let into = try context.required(record, .into)
    let from = try context.required(record, .mergedDeal)
    facts.merges.append(MergeFact(from: FactReader.text(from), into: FactReader.text(into)))
    return true
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

/// How a deal stands, where the CRM says so beside the stage.
enum DealOutcome {
  case open, won, lost, deleted
}

extension RecordContext {
  /// What a `status` column says; `nil` where there is none or its words are a company's own.
  func outcome(_ record: CSVRecord) -> DealOutcome? {
    guard let text = text(record, .status)?.lowercased() else { return nil }
    switch text {
    case "open", "0", "abierto", "abierta": return .open
    case "won", "1", "ganado", "ganada": return .won
    case "lost", "2", "perdido", "perdida": return .lost
    case "deleted", "eliminado", "eliminada": return .deleted
    default: return nil
    }
  }

  /// The code of the first won or lost stage when the status says that the deal ended so.
  func ending(_ record: CSVRecord) -> Int? {
    switch outcome(record) {
    case .won: stages.stages.firstIndex { $0.kind == .won }
    case .lost: stages.stages.firstIndex { $0.kind == .lost }
    default: nil
    }
  }
}

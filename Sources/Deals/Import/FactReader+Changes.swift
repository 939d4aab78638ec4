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

  /// Takes a call, mail, meeting or task.
  mutating func takeActivity(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    if try context.flag(record, .isDeleted) == true { return false }
    let deal = context.bytes(record, .dealID)
    let hasDeal = deal.map { !$0.isEmpty } ?? false
    guard hasDeal || keepsDetails else { return false }
    var moment = try context.instant(record, .start)
    if moment == nil { moment = try context.instant(record, .due) }
    guard let at = moment else {
      // An open task without a day has not happened and is planned for no time: no activity yet.
      if context.hasDueDate { return false }
      throw RecordProblem("start", "is blank; every record needs a date")
    }
    let end = try context.instant(record, .end)
    let seconds = try context.wholeNumber(record, .seconds)
    let created = try context.instant(record, .createdAt)
    if keepsDetails {
      func text(_ column: RecordColumn) -> String { context.text(record, column) ?? "" }
      facts.activities.details.append(
        ActivityDetail(
          id: text(.id), kind: text(.kind), direction: text(.direction), owner: text(.owner),
          person: text(.person), account: text(.account), status: text(.status),
          end: end ?? Blank.instant, seconds: seconds ?? Blank.instant,
          created: created ?? Blank.instant))
    }
    facts.activities.deal.append(hasDeal ? deal.map { facts.ids.internInOrder($0) } ?? -1 : -1)
    facts.activities.at.append(at)
    return true
  }
}

extension RecordContext {
  /// Whether the file has a column of planned days beside that of when things happened.
  var hasDueDate: Bool { layout.has(.due) }

  /// A whole number of a column; `nil` where blank or absent.
  func wholeNumber(_ record: CSVRecord, _ column: RecordColumn) throws(RecordProblem) -> Int64? {
    guard let text = text(record, column), !text.isEmpty else { return nil }
    guard let number = Int64(text) else {
      throw RecordProblem(column.name, "\"\(text)\" is no whole number")
    }
    return number
  }
}

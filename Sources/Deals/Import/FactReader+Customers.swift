internal import Tabular

extension FactReader {
  /// Takes a lead.
  mutating func takeLead(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    if try isGone(record, context) { return false }
    func text(_ column: RecordColumn) -> String { context.text(record, column) ?? "" }
    _ = try context.required(record, .id)
    var lead = LeadFact(
      id: text(.id), created: try context.requiredInstant(record, .createdAt))
    lead.converted = try context.instant(record, .convertedAt) ?? Blank.instant
    lead.deal = text(.dealID)
    lead.isConverted =
      try context.flag(record, .isConverted)
      ?? (lead.converted != Blank.instant || !lead.deal.isEmpty)
    lead.account = text(.account)
    lead.company = text(.company)
    lead.source = text(.source)
    lead.status = text(.status)
    lead.owner = text(.owner)
    lead.segment = text(.segment)
    lead.region = text(.region)
    facts.leads.append(lead)
    return true
  }

  /// Takes an account.
  mutating func takeAccount(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    if try isGone(record, context) { return false }
    func text(_ column: RecordColumn) -> String { context.text(record, column) ?? "" }
    _ = try context.required(record, .name)
    let id = text(.id)
    facts.accounts.append(
      AccountFact(
        id: id.isEmpty ? text(.name) : id, name: text(.name), parent: text(.parent),
        industry: text(.industry), segment: text(.segment), region: text(.region),
        owner: text(.owner), created: try context.instant(record, .createdAt) ?? Blank.instant))
    return true
  }

  /// Whether a record was deleted, or merged into another.
  private func isGone(
    _ record: CSVRecord, _ context: RecordContext
  ) throws(RecordProblem) -> Bool {
    if try context.flag(record, .isDeleted) == true { return true }
    return context.bytes(record, .mergedInto).map { !$0.isEmpty } ?? false
  }
}

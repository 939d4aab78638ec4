internal import Tabular

extension FactReader {
  /// Takes a lead.
  mutating func takeLead(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    if try isGone(record, context) { return false }
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    func bytes(_ column: RecordColumn) -> UnsafeBufferPointer<UInt8> {
      context.bytes(record, column) ?? none
    }
    let id = try context.required(record, .id)
    let created = try context.requiredInstant(record, .createdAt)
    let converted = try context.instant(record, .convertedAt)
    let deal = bytes(.dealID)
    let isConverted =
      try context.flag(record, .isConverted) ?? (converted != nil || !deal.isEmpty)
    facts.leads.append(id: id, created: created)
    facts.leads.finish(
      deal: deal, isConverted: isConverted, converted: converted ?? Blank.instant
    ) { label in
      switch label {
      case .account: bytes(.account)
      case .company: bytes(.company)
      case .source: bytes(.source)
      case .status: bytes(.status)
      case .owner: bytes(.owner)
      case .segment: bytes(.segment)
      case .region: bytes(.region)
      }
    }
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

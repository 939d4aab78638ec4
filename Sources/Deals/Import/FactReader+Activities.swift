internal import Tabular

extension FactReader {
  /// Takes a call, mail, meeting or task.
  mutating func takeActivity(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    if try context.flag(record, .isDeleted) == true { return false }
    let deal = context.bytes(record, .dealID)
    let hasDeal = deal.map { !$0.isEmpty } ?? false
    guard hasDeal || activities == .tracking || activities == .everything else { return false }
    var moment = try context.instant(record, .start)
    if moment == nil { moment = try context.instant(record, .due) }
    guard let at = moment else {
      // An open task without a day has not happened and is planned for no time: no activity yet.
      if context.hasDueDate { return false }
      throw RecordProblem("start", "is blank; every record needs a date")
    }
    // All is read before any is kept: a record is taken whole or not at all.
    let numbers = try context.activityNumbers(record)
    if activities != .times { keepDetails(record, context, numbers) }
    facts.activities.deal.append(hasDeal ? deal.map { facts.ids.internInOrder($0) } ?? -1 : -1)
    facts.activities.at.append(at)
    return true
  }

  private mutating func keepDetails(
    _ record: CSVRecord, _ context: RecordContext, _ numbers: ActivityNumbers
  ) {
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    func bytes(_ column: RecordColumn) -> UnsafeBufferPointer<UInt8> {
      context.bytes(record, column) ?? none
    }
    facts.activities.details.append(id: activities == .marks ? none : bytes(.id))
    facts.activities.details.setLast(.direction, bytes(.direction))
    facts.activities.details.setLast(.person, bytes(.person))
    facts.activities.details.setLast(.created, numbers.created)
    guard activities != .marks else { return }
    facts.activities.details.setLast(.kind, bytes(.kind))
    facts.activities.details.setLast(.owner, bytes(.owner))
    facts.activities.details.setLast(.account, bytes(.account))
    facts.activities.details.setLast(.status, bytes(.status))
    facts.activities.details.setLast(.end, numbers.end)
    facts.activities.details.setLast(.seconds, numbers.seconds)
    facts.activities.details.setLastRecipients(numbers.recipients)
    if let opened = numbers.opened {
      facts.activities.details.setLast(opened ? .opened : .unopened)
    }
    if numbers.isChild { facts.activities.details.setLast(.child) }
    if numbers.isRecurrence { facts.activities.details.setLast(.recurrence) }
    let subject = bytes(.subject)
    if activities == .everything || settings.demo?.matches(subject: subject) == true {
      facts.activities.details.setLast(.subject, subject)
    }
  }
}

/// What an activity says in numbers, and with yes or no.
private struct ActivityNumbers {
  var end = Blank.instant
  var created = Blank.instant
  var seconds = Blank.instant
  var recipients: Int64 = -1
  var opened: Bool?
  var isChild = false
  var isRecurrence = false
}

extension DemoRule {
  /// Whether an activity with a subject of these bytes is a demonstration.
  func matches(subject: UnsafeBufferPointer<UInt8>) -> Bool {
    !subject.isEmpty && !subjects.isEmpty
      && matches(subject: String(decoding: subject, as: UTF8.self))
  }
}

extension RecordContext {
  /// Whether the file has a column of planned days beside that of when things happened.
  var hasDueDate: Bool { layout.has(.due) }

  fileprivate func activityNumbers(_ record: CSVRecord) throws(RecordProblem) -> ActivityNumbers {
    var numbers = ActivityNumbers()
    numbers.end = try instant(record, .end) ?? Blank.instant
    numbers.created = try instant(record, .createdAt) ?? Blank.instant
    numbers.seconds = try wholeNumber(record, .seconds) ?? Blank.instant
    numbers.recipients = recipients(record)
    numbers.opened = try isOpened(record)
    numbers.isChild = try flag(record, .isChild) ?? false
    numbers.isRecurrence = try flag(record, .isRecurrence) ?? false
    return numbers
  }

  /// A number of recipients as it is, a list counted; -1 where nothing is said.
  private func recipients(_ record: CSVRecord) -> Int64 {
    guard let bytes = bytes(record, .recipients), !bytes.isEmpty else { return -1 }
    if let number = RecordContext.number(bytes) { return max(-1, number) }
    let parts = bytes.split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
    return Int64(parts.count { !$0.allSatisfy { $0 == 32 } })
  }

  /// Whether a mail was opened: said as such, or by how often it was.
  private func isOpened(_ record: CSVRecord) throws(RecordProblem) -> Bool? {
    guard let bytes = bytes(record, .opened), !bytes.isEmpty else { return nil }
    if let number = RecordContext.number(bytes) { return number > 0 }
    return try flag(record, .opened)
  }

  /// A whole number of a column; `nil` where blank or absent.
  func wholeNumber(_ record: CSVRecord, _ column: RecordColumn) throws(RecordProblem) -> Int64? {
    guard let bytes = bytes(record, column), !bytes.isEmpty else { return nil }
    guard let number = RecordContext.number(bytes) else {
      throw RecordProblem(column.name, "\"\(RecordContext.shown(bytes))\" is no whole number")
    }
    return number
  }

  /// A whole number; most have few digits and no sign.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var number: Int64 = 0
    guard bytes.count <= 18, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
      return Int64(String(decoding: bytes, as: UTF8.self))
    }
    for byte in bytes { number = number * 10 + Int64(byte - 48) }
    return number
  }
}

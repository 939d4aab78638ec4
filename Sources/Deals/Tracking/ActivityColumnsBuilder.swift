internal import Tabular

/// Orders the activities as read and gives their words meanings.
struct ActivityColumnsBuilder {
  private var table: ActivityTable
  private let demo: DemoRule?
  private var personRank: [Int32] = []

  init(_ table: consuming ActivityTable, settings: DealSettings) {
    self.table = table
    demo = settings.demo
  }

  /// The people, in the order of their names.
  mutating func takePeople() -> SymbolTable {
    let people = table.details.table(.person)
    let order = (0..<Int32(people.count)).sorted { people.precedes($0, $1) }
    personRank = Array(repeating: 0, count: order.count)
    var ranked = SymbolTable()
    for (rank, code) in order.enumerated() {
      personRank[Int(code)] = Int32(rank)
      _ = people.withBytes(of: code) { ranked.internInOrder($0) }
    }
    return ranked
  }

  /// The columns in the order of start and content.
  ///
  /// - Parameters:
  ///   - deals: position in the book by code of the id.
  ///   - owners: code of the book by code of the table.
  ///   - accounts: likewise.
  func columns(deals: [Int32], owners: [Int32], accounts: [Int32]) -> ActivityColumns {
    let details = table.details
    var columns = ActivityColumns()
    columns.deal = table.deal.map { $0 < 0 ? -1 : deals[Int($0)] }
    columns.owner = column(.owner) { owners[Int($0)] }
    columns.person = column(.person) { personRank[Int($0)] }
    columns.account = column(.account) { accounts[Int($0)] }
    columns.nature = natures()
    columns.recipients = details.recipients
    columns.end = details.numbers[ActivityDetails.Number.end.rawValue]
    columns.entered = details.numbers[ActivityDetails.Number.created.rawValue]
    columns.seconds = details.numbers[ActivityDetails.Number.seconds.rawValue]
    columns.start = table.at
    if details.isEmpty { columns.fillUnsaid() }
    columns.message =
      details.isEmpty
      ? Array(repeating: 0, count: table.count) : (0..<table.count).map { details.ids.number($0) }
    columns.firsts = firsts(columns)
    return columns.ordered()
  }

  private func column(_ label: ActivityDetails.Label, _ code: (Int32) -> Int32) -> CodeColumn {
    table.details.labels[label.rawValue].mapped { $0 < 0 ? -1 : code($0) }
  }

  private func natures() -> [ActivityNature] {
    let details = table.details
    func meanings<Meaning>(
      _ label: ActivityDetails.Label, _ meaning: (String) -> Meaning
    ) -> [Meaning] {
      // The last one is that of a blank.
      (details.table(label).strings + [""]).map(meaning)
    }
    let kinds = meanings(.kind) { (ActivityKind(word: $0), demo?.matches(kind: $0) ?? false) }
    let directions = meanings(.direction) { ActivityDirection(word: $0) }
    let outcomes = meanings(.status) { ActivityOutcome(word: $0) }
    let subjects = meanings(.subject) { demo?.matches(subject: $0) ?? false }
    return (0..<details.count).map { row in
      func at<Meaning>(_ label: ActivityDetails.Label, _ meanings: [Meaning]) -> Meaning {
        let code = Int(details.labels[label.rawValue][row])
        return meanings[code < 0 ? meanings.count - 1 : code]
      }
      var flags = details.flags[row]
      let kind = at(.kind, kinds)
      if kind.1 || at(.subject, subjects) { flags.insert(.demo) }
      return ActivityNature(
        kind: kind.0, direction: at(.direction, directions), outcome: at(.status, outcomes),
        flags: flags)
    }
  }

  private func firsts(_ columns: ActivityColumns) -> ActivityFirsts {
    let kinds = table.details.labels[ActivityDetails.Label.kind.rawValue]
    var firsts = ActivityFirsts()
    for row in 0..<columns.count {
      let start = columns.start[row]
      let nature = columns.nature[row]
      func note(_ says: Bool, _ first: WritableKeyPath<ActivityFirsts, Int64>) {
        if says, start < firsts[keyPath: first] { firsts[keyPath: first] = start }
      }
      note(!table.details.isEmpty && kinds[row] >= 0, \.kind)
      note(nature.direction != .unsaid, \.direction)
      note(columns.person[row] >= 0, \.person)
      note(nature.outcome != .unsaid, \.outcome)
      note(columns.recipients[row] >= 0, \.recipients)
      note(nature.flags.contains(.saysOpened), \.opened)
      note(columns.message[row] != 0, \.message)
      note(nature.flags.contains(.demo), \.demo)
    }
    return firsts
  }
}

extension ActivityColumns {
  /// Columns of activities of which only deal and time were read.
  fileprivate mutating func fillUnsaid() {
    for _ in 0..<start.count {
      owner.append(-1)
      person.append(-1)
      account.append(-1)
      recipients.append(-1)
      end.append(Blank.instant)
      entered.append(Blank.instant)
      seconds.append(Blank.instant)
      nature.append(ActivityNature(kind: .other, direction: .unsaid, outcome: .unsaid, flags: []))
    }
  }

  /// The rows in the order of start and content.
  fileprivate func ordered() -> ActivityColumns {
    let order = (0..<Int32(count)).sorted { precedes(Int($0), Int($1)) }
    var result = self
    result.start = order.map { start[Int($0)] }
    result.deal = order.map { deal[Int($0)] }
    result.owner = owner.rows(order)
    result.person = person.rows(order)
    result.account = account.rows(order)
    result.nature = order.map { nature[Int($0)] }
    result.end = end.rows(order)
    result.entered = entered.rows(order)
    result.seconds = seconds.rows(order)
    result.recipients = recipients.rows(order)
    result.message = order.map { message[Int($0)] }
    return result
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if start[left] != start[right] { return start[left] < start[right] }
    if deal[left] != deal[right] { return deal[left] < deal[right] }
    if nature[left] != nature[right] { return nature[left].bits < nature[right].bits }
    if owner[left] != owner[right] { return owner[left] < owner[right] }
    if person[left] != person[right] { return person[left] < person[right] }
    if account[left] != account[right] { return account[left] < account[right] }
    if end[left] != end[right] { return end[left] < end[right] }
    if entered[left] != entered[right] { return entered[left] < entered[right] }
    if seconds[left] != seconds[right] { return seconds[left] < seconds[right] }
    if recipients[left] != recipients[right] { return recipients[left] < recipients[right] }
    return message[left] < message[right]
  }
}

internal import Tabular

/// Orders the activities as read and gives their words meanings. Columns are moved one by one, so
/// that hardly anything is held twice.
struct ActivityColumnsBuilder {
  private var deals: [Int32]
  private var times: [Int64]
  private var details: ActivityDetails
  private let demo: DemoRule?

  init(_ table: consuming ActivityTable, settings: DealSettings) {
    deals = table.deal
    times = table.at
    details = table.details
    demo = settings.demo
  }

  /// The columns in the order of start and content, and the names of people by their codes, which
  /// follow the order of their first activities.
  ///
  /// - Parameters:
  ///   - deals: position in the book by code of the id.
  ///   - owners: code of the book by code of the table.
  ///   - accounts: likewise.
  consuming func columns(
    deals index: [Int32], owners: [Int32], accounts: [Int32]
  ) -> (ActivityColumns, TextColumn) {
    var columns = ActivityColumns()
    for row in deals.indices where deals[row] >= 0 { deals[row] = index[Int(deals[row])] }
    columns.nature = natures()
    columns.start = times
    columns.deal = deals
    (times, deals) = ([], [])
    let people = details.takePeople()
    if details.isEmpty {
      columns.fillUnsaid()
    } else {
      columns.owner = details.take(.owner)
      columns.owner.translate(owners)
      columns.person = details.take(.person)
      columns.account = details.take(.account)
      columns.account.translate(accounts)
      columns.end = details.take(.end)
      columns.entered = details.take(.created)
      columns.seconds = details.take(.seconds)
      columns.recipients = details.takeRecipients()
      columns.message = details.takeMessages()
    }
    columns.order(people)
    let names = columns.codePeople(people)
    columns.firsts = ActivityFirsts(columns)
    return (columns, names)
  }

  private mutating func natures() -> [ActivityNature] {
    // The last meaning of each field is that of a blank.
    let kinds = meanings(.kind) { ActivityKind(word: $0) }
    let directions = meanings(.direction) { ActivityDirection(word: $0) }
    let outcomes = meanings(.status) { ActivityOutcome(word: $0) }
    let demo = demo ?? DemoRule()
    let demoKinds = meanings(.kind) { demo.matches(kind: $0) }
    let demoSubjects = meanings(.subject) { demo.matches(subject: $0) }
    let (kind, direction) = (details.take(.kind), details.take(.direction))
    let (status, subject) = (details.take(.status), details.take(.subject))
    func place(_ code: Int32, _ count: Int) -> Int { code < 0 ? count - 1 : Int(code) }
    return (0..<details.count).map { row in
      var flags = details.flags(row)
      let word = place(kind[row], kinds.count)
      if kind[row] >= 0 { flags.insert(.saysKind) }
      if demoKinds[word] || demoSubjects[place(subject[row], demoSubjects.count)] {
        flags.insert(.demo)
      }
      return ActivityNature(
        kind: kinds[word], direction: directions[place(direction[row], directions.count)],
        outcome: outcomes[place(status[row], outcomes.count)], flags: flags)
    }
  }

  private func meanings<Meaning>(
    _ label: ActivityDetails.Label, _ meaning: (String) -> Meaning
  ) -> [Meaning] {
    details.table(label).strings.map(meaning) + [meaning("")]
  }
}

extension ActivityColumns {
  /// Columns of activities of which only deal and time were read.
  fileprivate mutating func fillUnsaid() {
    owner.append(blanks: count)
    person.append(blanks: count)
    account.append(blanks: count)
    recipients.append(blanks: count)
    end.append(blanks: count)
    entered.append(blanks: count)
    seconds.append(blanks: count)
    message = Array(repeating: 0, count: count)
    nature = Array(
      repeating: ActivityNature(
        kind: .other, direction: .unsaid, outcome: .unsaid, flags: []), count: count)
  }

  /// Puts the rows into the order of start and content.
  fileprivate mutating func order(_ people: SymbolTable) {
    let order = ActivityOrder.rows(start) { precedes($0, $1, people) }
    start = order.map { start[Int($0)] }
    deal = order.map { deal[Int($0)] }
    nature = order.map { nature[Int($0)] }
    message = order.map { message[Int($0)] }
    owner.reorder(order)
    person.reorder(order)
    account.reorder(order)
    end.reorder(order)
    entered.reorder(order)
    seconds.reorder(order)
    recipients.reorder(order)
  }

  /// By what they say; people by their names, since their codes follow the files yet.
  private func precedes(_ left: Int, _ right: Int, _ people: SymbolTable) -> Bool {
    if deal[left] != deal[right] { return deal[left] < deal[right] }
    if nature[left] != nature[right] { return nature[left].bits < nature[right].bits }
    if owner[left] != owner[right] { return owner[left] < owner[right] }
    let (first, second) = (person[left], person[right])
    if first != second {
      return first < 0 || second >= 0 && people.precedes(first, second)
    }
    if account[left] != account[right] { return account[left] < account[right] }
    if end[left] != end[right] { return end[left] < end[right] }
    if entered[left] != entered[right] { return entered[left] < entered[right] }
    if seconds[left] != seconds[right] { return seconds[left] < seconds[right] }
    if recipients[left] != recipients[right] { return recipients[left] < recipients[right] }
    return message[left] < message[right]
  }

  /// Gives people codes in the order of their first activities.
  fileprivate mutating func codePeople(_ people: SymbolTable) -> TextColumn {
    var names = TextColumn()
    var codes = [Int32](repeating: -1, count: people.count)
    for row in 0..<count {
      let code = Int(person[row])
      guard code >= 0, codes[code] < 0 else { continue }
      codes[code] = Int32(names.count)
      people.withBytes(of: Int32(code)) { names.append($0) }
    }
    person.translate(codes)
    return names
  }
}

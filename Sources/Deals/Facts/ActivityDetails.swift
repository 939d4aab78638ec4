public import Tabular

/// What activities say beside their deals and times, in columns; a value of ``ActivityDetail`` for
/// each row is made when it is asked for.
public struct ActivityDetails: Sendable {
  /// The fields that are text and of which few are different.
  public enum Label: Int, CaseIterable, Sendable {
    /// The fields of the same names of ``ActivityDetail``.
    case kind, direction, status, owner, person, account, subject
  }

  /// The fields that are numbers.
  public enum Number: Int, CaseIterable, Sendable {
    /// The fields of the same names of ``ActivityDetail``.
    case end, created, seconds
  }

  /// What is said with yes or no.
  public enum Flag: Sendable {
    /// Whether a mail was opened or not; neither where the export does not say.
    case opened, unopened
    /// The fields of the same names of ``ActivityDetail``.
    case child, recurrence
  }

  /// The text of each field of ``Label``.
  private var tables = Array(repeating: SymbolTable(), count: Label.allCases.count)
  fileprivate(set) var labels = Array(repeating: CodeColumn(), count: Label.allCases.count)
  fileprivate(set) var numbers = Array(repeating: NumberColumn(), count: Number.allCases.count)
  fileprivate(set) var recipients = CodeColumn()
  fileprivate(set) var flags: [ActivityFlags] = []
  fileprivate(set) var ids: ActivityIDs

  /// No details.
  ///
  /// - Parameter keepsIDs: whether ids can be asked for; else only whether two are the same.
  public init(keepsIDs: Bool = true) { ids = ActivityIDs(keepsText: keepsIDs) }

  /// The number of rows.
  public var count: Int { flags.count }

  /// Whether there are no rows.
  public var isEmpty: Bool { flags.isEmpty }

  /// The row as a value.
  public subscript(row: Int) -> ActivityDetail {
    var detail = ActivityDetail(
      id: ids.text(row), kind: text(.kind, row), direction: text(.direction, row),
      owner: text(.owner, row), person: text(.person, row), account: text(.account, row),
      status: text(.status, row), end: number(.end, row), seconds: number(.seconds, row),
      created: number(.created, row), subject: text(.subject, row))
    detail.recipients = recipients[row] < 0 ? Blank.instant : Int64(recipients[row])
    detail.isOpened = flags[row].isOpened
    detail.isChild = flags[row].contains(.child)
    detail.isRecurrence = flags[row].contains(.recurrence)
    return detail
  }

  /// The text of a field, blank where it is.
  public func text(_ label: Label, _ row: Int) -> String {
    let code = labels[label.rawValue][row]
    return code < 0 ? "" : tables[label.rawValue].string(code)
  }

  /// The number of a field, ``Blank/instant`` where it is blank.
  public func number(_ number: Number, _ row: Int) -> Int64 { numbers[number.rawValue][row] }

  /// The id of a row; blank for none.
  public func id(_ row: Int) -> String { ids.text(row) }

  /// The number of recipients; `nil` where it is not said.
  public func recipients(_ row: Int) -> Int64? {
    recipients[row] < 0 ? nil : Int64(recipients[row])
  }

  /// Whether a mail was opened; `nil` where it is not said.
  public func isOpened(_ row: Int) -> Bool? { flags[row].isOpened }

  /// Whether a flag is set.
  public func has(_ flag: Flag, _ row: Int) -> Bool { flags[row].isSuperset(of: flag.bits) }

  /// The code of a field's text in ``table(_:)``; `nil` where it is blank.
  public func code(_ label: Label, _ row: Int) -> Int32? {
    let code = labels[label.rawValue][row]
    return code < 0 ? nil : code
  }

  /// The table of a field's codes.
  public func table(_ label: Label) -> SymbolTable { tables[label.rawValue] }

  /// Lets go of all rows and of their text.
  mutating func removeAll() {
    ids.removeAll()
    flags.removeAll(keepingCapacity: true)
    recipients.removeAll()
    for index in tables.indices {
      tables[index] = SymbolTable()
      labels[index].removeAll()
    }
    for index in numbers.indices { numbers[index].removeAll() }
  }
}

// MARK: Giving columns away

extension ActivityDetails {
  /// Gives a column away, so that it is not held twice.
  mutating func take(_ label: Label) -> CodeColumn {
    defer { labels[label.rawValue] = CodeColumn() }
    return labels[label.rawValue]
  }

  /// Gives a column away.
  mutating func take(_ number: Number) -> NumberColumn {
    defer { numbers[number.rawValue] = NumberColumn() }
    return numbers[number.rawValue]
  }

  /// The flags of a row.
  func flags(_ row: Int) -> ActivityFlags { flags[row] }

  /// Gives the recipients away.
  mutating func takeRecipients() -> CodeColumn {
    defer { recipients = CodeColumn() }
    return recipients
  }

  /// Gives numbers made of the ids away.
  mutating func takeMessages() -> [UInt64] {
    let taken = ids
    ids = ActivityIDs(keepsText: taken.keepsText)
    return taken.takeNumbers()
  }

  /// Gives the people's names away.
  mutating func takePeople() -> SymbolTable {
    defer { tables[Label.person.rawValue] = SymbolTable() }
    return tables[Label.person.rawValue]
  }
}

// MARK: Adding rows

extension ActivityDetails {
  /// Adds a row with an id, blank for none; its other fields are blank until they are set.
  public mutating func append(id: UnsafeBufferPointer<UInt8>) {
    ids.append(id)
    flags.append([])
    recipients.append(-1)
    for index in labels.indices { labels[index].append(-1) }
    for index in numbers.indices { numbers[index].append(Blank.instant) }
  }

  /// Sets a text of the last row.
  public mutating func setLast(_ label: Label, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    let index = label.rawValue
    let code = tables[index].internInOrder(bytes)
    labels[index][labels[index].count - 1] = code
  }

  /// Sets a number of the last row.
  public mutating func setLast(_ number: Number, _ value: Int64) {
    guard value != Blank.instant else { return }
    let index = number.rawValue
    numbers[index][numbers[index].count - 1] = value
  }

  /// Sets the recipients of the last row; less than none is not said.
  public mutating func setLastRecipients(_ count: Int64) {
    recipients[recipients.count - 1] = Int32(clamping: max(-1, count))
  }

  /// Sets a flag of the last row.
  public mutating func setLast(_ flag: Flag) { flags[flags.count - 1].formUnion(flag.bits) }

  /// Adds a row.
  public mutating func append(_ detail: ActivityDetail) {
    func bytes(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
      var text = text
      text.withUTF8(body)
    }
    bytes(detail.id) { append(id: $0) }
    bytes(detail.kind) { setLast(.kind, $0) }
    bytes(detail.direction) { setLast(.direction, $0) }
    bytes(detail.status) { setLast(.status, $0) }
    bytes(detail.owner) { setLast(.owner, $0) }
    bytes(detail.person) { setLast(.person, $0) }
    bytes(detail.account) { setLast(.account, $0) }
    bytes(detail.subject) { setLast(.subject, $0) }
    setLast(.end, detail.end)
    setLast(.created, detail.created)
    setLast(.seconds, detail.seconds)
    if detail.recipients != Blank.instant { setLastRecipients(detail.recipients) }
    if let opened = detail.isOpened { setLast(opened ? .opened : .unopened) }
    if detail.isChild { setLast(.child) }
    if detail.isRecurrence { setLast(.recurrence) }
  }
}

extension ActivityDetails.Flag {
  var bits: ActivityFlags {
    switch self {
    case .opened: [.saysOpened, .opened]
    case .unopened: .saysOpened
    case .child: .child
    case .recurrence: .recurrence
    }
  }
}

/// What an activity says with yes or no.
struct ActivityFlags: OptionSet, Sendable {
  let rawValue: UInt8
  static let saysOpened = ActivityFlags(rawValue: 1)
  static let opened = ActivityFlags(rawValue: 2)
  static let child = ActivityFlags(rawValue: 4)
  static let recurrence = ActivityFlags(rawValue: 8)
  static let demo = ActivityFlags(rawValue: 16)
  static let saysKind = ActivityFlags(rawValue: 32)

  var isOpened: Bool? { contains(.saysOpened) ? contains(.opened) : nil }
}

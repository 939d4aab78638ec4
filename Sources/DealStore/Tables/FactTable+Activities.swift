internal import Deals
internal import Tabular

/// Calls, mails, meetings.
extension FactTable {
  /// By their id; those without one by deal and time, counted.
  static let activities = FactTable(
    "activities",
    passes: [
      MatchPass(key: ["activity_id"], stored: "activity_id <> ''", incoming: "activity_id <> ''"),
      // Rows stored before the exports had ids are found by deal and time.
      MatchPass(key: ["deal_id", "at"], stored: "activity_id = ''"),
    ], headers: ["at": "start", "activity_id": "id", "ended": "end", "entered": "created_at"],
    count: { $0.activities.count },
    [
      ColumnarColumn(
        "deal_id", .text, write: { try $2.bind($0.facts.activities.deal[$1], of: $0.facts.ids) },
        read: { $2.facts.activities.deal.append($0.code($1, in: &$2.facts.ids)) }),
      ColumnarColumn(
        "at", .instant, write: { try $2.bind($0.facts.activities.at[$1]) },
        read: { $2.facts.activities.at.append($0.integer($1, blank: 0)) }),
      ColumnarColumn(
        "activity_id", .text, write: { try $2.bind($0.details?.id($1) ?? "") },
        read: { row, column, loader in
          let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
          loader.facts.activities.details.append(
            id: loader.activities == .marks ? none : row.bytes(column))
        }
      ).mark,
      label("kind", .kind), label("direction", .direction).mark, label("owner", .owner),
      label("person", .person).mark, label("account", .account), label("status", .status),
      number("ended", .instant, .end), number("seconds", .integer, .seconds),
      number("entered", .instant, .created).mark, subject, recipients, opened,
      flag("is_child", .child), flag("is_recurrence", .recurrence),
    ])

  private static let subject = ColumnarColumn(
    "subject", .text, write: { try $2.bind(.subject, of: $0.details, row: $1) },
    read: { row, column, loader in
      let bytes = row.bytes(column)
      guard loader.activities == .everything || loader.isDemo(subject: bytes) else { return }
      loader.facts.activities.details.setLast(.subject, bytes)
    }
  ).detail

  private static let recipients = ColumnarColumn(
    "recipients", .integer,
    write: { try $2.bind($0.details?.recipients($1) ?? -1, blank: -1) },
    read: { $2.facts.activities.details.setLastRecipients($0.integer($1, blank: -1)) }
  ).detail

  private static let opened = ColumnarColumn(
    "opened", .integer,
    write: {
      let isOpened = $0.details?.isOpened($1)
      try $2.bind(isOpened.map { $0 ? 1 : 0 } ?? -1, blank: -1)
    },
    read: { row, column, loader in
      guard let opened = row.integer(column) else { return }
      loader.facts.activities.details.setLast(opened != 0 ? .opened : .unopened)
    }
  ).detail

  private static func label(_ name: String, _ label: ActivityDetails.Label) -> ColumnarColumn {
    ColumnarColumn(
      name, .text, write: { try $2.bind(label, of: $0.details, row: $1) },
      read: { $2.facts.activities.details.setLast(label, $0.bytes($1)) }
    ).detail
  }

  private static func number(
    _ name: String, _ kind: ColumnKind, _ number: ActivityDetails.Number
  ) -> ColumnarColumn {
    ColumnarColumn(
      name, kind,
      write: { try $2.bind($0.details?.number(number, $1) ?? Blank.instant, blank: Blank.instant) },
      read: { $2.facts.activities.details.setLast(number, $0.integer($1, blank: Blank.instant)) }
    ).detail
  }

  private static func flag(_ name: String, _ flag: ActivityDetails.Flag) -> ColumnarColumn {
    ColumnarColumn(
      name, .flag, write: { try $2.bind($0.details?.has(flag, $1) == true ? 1 : 0) },
      read: {
        if $0.integer($1, blank: 0) != 0 { $2.facts.activities.details.setLast(flag) }
      }
    ).detail
  }
}

extension FactSource {
  /// The details of the activities; `nil` when the reader kept none.
  fileprivate var details: ActivityDetails? {
    facts.activities.details.isEmpty ? nil : facts.activities.details
  }
}

extension RowStatement {
  /// Binds the next column to the text of a field, blank where there is none.
  fileprivate mutating func bind(
    _ label: ActivityDetails.Label, of details: ActivityDetails?, row: Int
  ) throws {
    guard let details, let code = details.code(label, row) else { return try bind("") }
    try bind(code, of: details.table(label))
  }
}

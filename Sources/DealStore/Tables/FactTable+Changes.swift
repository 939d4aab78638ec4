internal import Deals

extension FactTable {
  /// Recorded changes: rows of one deal, time and fields are versions of one another.
  static let history = FactTable(
    "history", passes: [MatchPass(key: ["deal_id", "at", "says"])],
    headers: ["at": "changed_at", "close_day": "close_date"], count: { $0.history.count },
    [
      ColumnarColumn(
        "deal_id", .text, write: { try $2.bind($0.facts.history.deal[$1], of: $0.facts.ids) },
        read: { $2.facts.history.deal.append($0.code($1, in: &$2.facts.ids)) }),
      ColumnarColumn(
        "at", .instant, write: { try $2.bind($0.facts.history.at[$1]) },
        read: { $2.facts.history.at.append($0.integer($1, blank: 0)) }),
      ColumnarColumn(
        "says", .integer, write: { try $2.bind($0.facts.history.says[$1]) },
        read: { $2.facts.history.says.append(UInt8(clamping: $0.integer($1, blank: 0))) }),
      ColumnarColumn(
        "stage", .stage, write: { try $0.stages.bind($0.facts.history.stage[$1], to: &$2) },
        read: { $2.facts.history.stage.append(try $2.stages.known($0, $1)) }),
      ColumnarColumn(
        "amount", .amount(currency: "currency"),
        write: { try $2.bind($0.facts.history.amount[$1], blank: Blank.amount) },
        read: { $2.facts.history.amount.append($0.integer($1, blank: Blank.amount)) }),
      // NULL is the reporting currency where the row says a currency, and not said elsewhere.
      ColumnarColumn(
        "currency", .currency,
        write: { try $2.bind($0.facts.history.currency[$1], of: $0.facts.currencies) },
        read: {
          let code = $0.code($1, in: &$2.facts.currencies)
          let says = HistoryFields(rawValue: $2.facts.history.says.last ?? 0)
          $2.facts.history.currency.append(says.contains(.currency) ? code : Blank.unsaid)
        }),
      ColumnarColumn(
        "close_day", .day, write: { try $2.bind($0.facts.history.closeDay[$1], blank: Blank.day) },
        read: { $2.facts.history.closeDay.append($0.day($1)) }),
      ColumnarColumn(
        "owner", .text, write: { try $2.bind($0.facts.history.owner[$1], of: $0.facts.owners) },
        read: { $2.facts.history.owner.append($0.code($1, in: &$2.facts.owners)) }),
      ColumnarColumn(
        "category", .category, write: { try $2.bind($0.facts.history.category[$1], blank: -1) },
        read: { $2.facts.history.category.append($0.category($1)) }),
    ])

  /// Calls, mails, meetings: by their id; those without one by deal and time, counted.
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
        "activity_id", .text, write: { try $2.bind($0.detail($1)?.id ?? "") },
        read: { $2.facts.activities.details.append(ActivityDetail(id: $0.text($1))) }
      ).detail,
      detail("kind", \.kind), detail("direction", \.direction), detail("owner", \.owner),
      detail("person", \.person), detail("account", \.account), detail("status", \.status),
      detail("ended", .instant, \.end), detail("seconds", .integer, \.seconds),
      detail("entered", .instant, \.created),
    ])

  private static func detail(
    _ name: String, _ field: WritableKeyPath<ActivityDetail, String> & Sendable
  ) -> ColumnarColumn {
    ColumnarColumn(
      name, .text, write: { try $2.bind($0.detail($1)?[keyPath: field] ?? "") },
      read: { row, column, loader in
        let text = row.text(column)
        loader.changeLastDetail { $0[keyPath: field] = text }
      }
    ).detail
  }

  private static func detail(
    _ name: String, _ kind: ColumnKind, _ field: WritableKeyPath<ActivityDetail, Int64> & Sendable
  ) -> ColumnarColumn {
    ColumnarColumn(
      name, kind,
      write: {
        try $2.bind($0.detail($1)?[keyPath: field] ?? Blank.instant, blank: Blank.instant)
      },
      read: { row, column, loader in
        let number = row.integer(column, blank: Blank.instant)
        loader.changeLastDetail { $0[keyPath: field] = number }
      }
    ).detail
  }
}

extension FactSource {
  /// The details of an activity; `nil` when the reader kept none.
  fileprivate func detail(_ row: Int) -> ActivityDetail? {
    facts.activities.details.isEmpty ? nil : facts.activities.details[row]
  }
}

extension FactLoader {
  fileprivate mutating func changeLastDetail(_ change: (inout ActivityDetail) -> Void) {
    let last = facts.activities.details.count - 1
    if last >= 0 { change(&facts.activities.details[last]) }
  }
}

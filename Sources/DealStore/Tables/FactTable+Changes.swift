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
}

internal import Deals

extension FactTable {
  static let deals: FactTable = {
    var table = FactTable(
      "deals", passes: [MatchPass(key: ["id"])], count: { $0.deals.count },
      dealColumns + attributeColumns + [
        ColumnarColumn(
          "loss_reason", .text,
          write: {
            let codes = $0.facts.deals.lossReason
            try $2.bind(codes.isEmpty ? Blank.code : codes[$1], of: $0.facts.lossReasons)
          },
          read: { $2.facts.deals.lossReason.append($0.code($1, in: &$2.facts.lossReasons)) }),
        // What the row says of the deal holds since its close, or since its creation while open.
        .derived("valid_from", .instant) { source, row, statement in
          let deals = source.facts.deals
          try statement.bind(max(deals.created[row], deals.closed[row]), blank: Blank.instant)
        },
      ])
    table.isUnique = true
    table.headers = [
      "created": "created_at", "closed": "closed_at", "close_day": "close_date",
      "deleted": "deleted_at",
    ]
    table.indexes = [
      ("deals_current", "UNIQUE INDEX deals_current ON deals (id) WHERE known_until IS NULL")
    ]
    return table
  }()

  private static let dealColumns: [ColumnarColumn] = [
    ColumnarColumn(
      "id", .text, write: { try $2.bind($0.facts.deals.deal[$1], of: $0.facts.ids) },
      read: { $2.facts.deals.deal.append($0.code($1, in: &$2.facts.ids)) }),
    ColumnarColumn(
      "created", .instant,
      write: { try $2.bind($0.facts.deals.created[$1], blank: Blank.instant) },
      read: { $2.facts.deals.created.append($0.integer($1, blank: Blank.instant)) }),
    ColumnarColumn(
      "closed", .instant,
      write: { try $2.bind($0.facts.deals.closed[$1], blank: Blank.instant) },
      read: { $2.facts.deals.closed.append($0.integer($1, blank: Blank.instant)) }),
    ColumnarColumn(
      "close_day", .day, write: { try $2.bind($0.facts.deals.closeDay[$1], blank: Blank.day) },
      read: { $2.facts.deals.closeDay.append($0.day($1)) }),
    ColumnarColumn(
      "stage", .stage, write: { try $0.stages.bind($0.facts.deals.stage[$1], to: &$2) },
      read: { $2.facts.deals.stage.append(try $2.stages.known($0, $1)) }),
    ColumnarColumn(
      "amount", .amount(currency: "currency"),
      write: { try $2.bind($0.facts.deals.amount[$1], blank: Blank.amount) },
      read: { $2.facts.deals.amount.append($0.integer($1, blank: Blank.amount)) }),
    ColumnarColumn(
      "currency", .currency,
      write: { try $2.bind($0.facts.deals.currency[$1], of: $0.facts.currencies) },
      read: { $2.facts.deals.currency.append($0.code($1, in: &$2.facts.currencies)) }),
    ColumnarColumn(
      "deleted", .deletion,
      write: { try $2.bind($0.facts.deals.deleted[$1], blank: Blank.instant) },
      read: { $2.facts.deals.deleted.append($0.integer($1, blank: Blank.instant)) }),
    ColumnarColumn(
      "owner", .text, write: { try $2.bind($0.facts.deals.owner[$1], of: $0.facts.owners) },
      read: { $2.facts.deals.owner.append($0.code($1, in: &$2.facts.owners)) }),
    ColumnarColumn(
      "category", .category, write: { try $2.bind($0.facts.deals.category[$1], blank: -1) },
      read: { $2.facts.deals.category.append($0.category($1)) }),
  ]

  private static let attributeColumns = DealSettings.attributeNames.enumerated().map {
    position, name in
    ColumnarColumn(
      name, .text,
      write: {
        try $2.bind(
          $0.facts.deals.attributes[position][$1], of: $0.facts.attributes[position])
      },
      read: {
        let code = $0.code($1, in: &$2.facts.attributes[position])
        $2.facts.deals.attributes[position].append(code)
      })
  }
}

extension RowCursor {
  /// A day's number or ``Blank/day``.
  @inline(__always)
  func day(_ column: Int32) -> Int32 {
    integer(column).map { Int32(clamping: $0) } ?? Blank.day
  }

  /// A forecast category or -1.
  @inline(__always)
  func category(_ column: Int32) -> Int8 { integer(column).map { Int8(clamping: $0) } ?? -1 }
}

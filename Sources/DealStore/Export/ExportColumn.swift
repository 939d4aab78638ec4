internal import Calendars
internal import Currencies
internal import Deals
internal import Tabular

/// How a column of the store is written to the columns of a canonical CSV file.
struct ExportColumn {
  let headers: [String]
  private let kind: ColumnKind
  private let position: Int32
  /// Where the currency of an amount stands.
  private let currency: Int32?
  private let reporting: Currency
  /// Where it stands which fields a row says: NULL is then a currency only where it says one.
  private let says: Int32?

  /// - Parameters:
  ///   - columns: those of the query, which begins with them.
  ///   - names: the names of CSV columns that differ from those of the store.
  init(
    _ column: FactColumn, of columns: [FactColumn], names: [String: String], reporting: Currency
  ) {
    kind = column.kind
    self.reporting = reporting
    says = ExportColumn.position(of: "says", in: columns)
    position = ExportColumn.position(of: column.name, in: columns) ?? 0
    if case .amount(let name?) = column.kind {
      currency = ExportColumn.position(of: name, in: columns)
    } else {
      currency = nil
    }
    let name = names[column.name] ?? column.name
    headers =
      switch column.kind {
      case .path: ExportColumn.levels
      case .deletion: ["is_deleted", name]
      default: [name]
      }
  }

  private static func position(of name: String, in columns: [FactColumn]) -> Int32? {
    columns.firstIndex { $0.name == name }.map { Int32($0) }
  }

  /// The levels that a row of quotas or calls may name.
  private static let levels = ["region", "manager", "owner", "segment", "product", "node"]

  /// Appends the fields of a row.
  func write(_ row: RowCursor, to csv: inout CSVWriter) throws {
    switch kind {
    case .text, .stage: csv.field(row.bytes(position))
    case .currency: currencyField(row, to: &csv)
    case .path:
      let path = try NodePath.decode(row.text(position))
      for level in ExportColumn.levels { csv.field(path[level] ?? "") }
    case .deletion:
      csv.plainField(row.isNull(position) ? "false" : "true")
      csv.plainField(ExportColumn.instant(row, position))
    case .instant: csv.plainField(ExportColumn.instant(row, position))
    case .day: csv.plainField(row.isNull(position) ? "" : Day(number: row.day(position)).iso8601)
    case .amount: csv.plainField(try amount(row))
    case .category: csv.plainField(ExportColumn.category(row, position))
    case .integer: csv.plainField(row.integer(position).map { "\($0)" } ?? "")
    case .flag: csv.plainField(row.integer(position, blank: 0) == 0 ? "false" : "true")
    case .rate: csv.plainField("\(row.number(position))")
    }
  }

  private func currencyField(_ row: RowCursor, to csv: inout CSVWriter) {
    guard row.isNull(position), let says else { return csv.field(row.bytes(position)) }
    let fields = HistoryFields(rawValue: UInt8(clamping: row.integer(says, blank: 0)))
    csv.plainField(fields.contains(.currency) ? reporting.code : "")
  }

  static func instant(_ row: RowCursor, _ position: Int32) -> String {
    row.integer(position).map { Instant(seconds: $0).iso8601 } ?? ""
  }

  static func category(_ row: RowCursor, _ position: Int32) -> String {
    ForecastCategory(rawValue: row.category(position))?.name ?? ""
  }

  private func amount(_ row: RowCursor) throws -> String {
    guard let minorUnits = row.integer(position) else { return "" }
    var unit = reporting
    if let currency, !row.isNull(currency) { unit = try Currency(row.text(currency)) }
    return Money(minorUnits: minorUnits, currency: unit).decimalString
  }
}

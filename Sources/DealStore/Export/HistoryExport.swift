internal import Calendars
internal import Currencies
internal import Deals
internal import Tabular

/// History as files from which each row is read as it was: which fields a record of a state speaks
/// of is told by the columns of its file, and logs of single fields have a form of their own.
struct HistoryExport {
  private let exporter: StoreExporter

  init(_ exporter: StoreExporter) { self.exporter = exporter }

  private static let logs = Int64(HistoryFields.isFieldLog.rawValue)
  private static let before = HistoryFields.before.rawValue

  /// The columns of which the presence speaks.
  private static let spoken: [(bit: HistoryFields, column: String)] = [
    (.amount, "amount"), (.closeDay, "close_day"), (.category, "category"),
  ]

  func write() throws {
    for mask in 0..<(1 << HistoryExport.spoken.count) { try writeStates(mask) }
    var file = LogFile(exporter)
    try file.write(name: "history-log", hasOldValues: false)
    try file.write(name: "history-log-changes", hasOldValues: true)
  }

  /// The records of states that speak of just these fields, stage and owner aside.
  private func writeStates(_ mask: Int) throws {
    var left: Set<String> = ["says"]
    var name = "history"
    var bits: [Int64] = [HistoryExport.logs]
    var set: Int64 = 0
    for (index, field) in HistoryExport.spoken.enumerated() {
      bits.append(Int64(field.bit.rawValue))
      if mask & (1 << index) != 0 {
        set |= Int64(field.bit.rawValue)
        name += "-\(FactTable.history.headers[field.column] ?? field.column)"
      } else {
        left.insert(field.column)
      }
    }
    if left.contains("amount") { left.insert("currency") }
    let fields = bits.reduce(0, |)
    try exporter.write(
      FactTable.history, to: name, where: "\(exporter.condition) AND says & \(fields) = \(set)",
      leavingOut: left)
  }
}

/// A log of changed fields: `field`, `value` and, where it has them, `old_value`.
private struct LogFile {
  private let exporter: StoreExporter
  private var place: (deal: String, at: String) = ("", "")
  private var rows: [(says: HistoryFields, value: String)] = []

  init(_ exporter: StoreExporter) { self.exporter = exporter }

  private static let names: [(bit: HistoryFields, name: String, position: Int32)] = [
    (.stage, "stage", 3), (.amount, "amount", 4), (.currency, "currency", 5),
    (.closeDay, "close_date", 6), (.owner, "owner", 7), (.category, "category", 8),
  ]

  mutating func write(name: String, hasOldValues: Bool) throws {
    let columns = FactTable.history.comparedColumns
    let cursor = try exporter.cursor(
      """
      SELECT \(FactTable.list(columns)) FROM history
      WHERE \(exporter.condition) AND says & 128 <> 0 ORDER BY deal_id, at, version
      """)
    var header = ["deal_id", "changed_at", "field", "value"]
    if hasOldValues { header.append("old_value") }
    guard try cursor.step() else { return }
    try exporter.add(name, header: header) { file in
      repeat {
        let next = (cursor.text(0), ExportColumn.instant(cursor, 1))
        if next != place {
          end(&file, hasOldValues)
          place = next
        }
        let says = HistoryFields(rawValue: UInt8(clamping: cursor.integer(2, blank: 0)))
        rows.append((says, try value(cursor, says, columns)))
      } while try cursor.step()
      end(&file, hasOldValues)
    }
  }

  /// Writes the changes of one moment: old values stand beside the new ones of their field.
  private mutating func end(_ file: inout ExportFile, _ hasOldValues: Bool) {
    var pairs: [(says: HistoryFields, old: String?, new: String)] = []
    var isTaken = Array(repeating: false, count: rows.count)
    for row in rows where row.says.contains(.before) {
      let fields = row.says.intersection(.fields)
      let match = rows.indices.first {
        !isTaken[$0] && !rows[$0].says.contains(.before)
          && rows[$0].says.intersection(.fields) == fields
      }
      if let match { isTaken[match] = true }
      pairs.append((fields, row.value, match.map { rows[$0].value } ?? ""))
    }
    for (index, row) in rows.enumerated() where !row.says.contains(.before) && !isTaken[index] {
      pairs.append((row.says.intersection(.fields), nil, row.value))
    }
    for pair in pairs where (pair.old != nil) == hasOldValues {
      let field = LogFile.names.first { pair.says.contains($0.bit) }?.name ?? ""
      for text in [place.deal, place.at, field, pair.new] { file.csv.field(text) }
      if let old = pair.old { file.csv.field(old) }
      file.endRow()
    }
    rows = []
  }

  /// The value of the one field of which a row speaks.
  private func value(
    _ row: RowCursor, _ says: HistoryFields, _ columns: [FactColumn]
  ) throws -> String {
    guard let field = LogFile.names.first(where: { says.contains($0.bit) }) else { return "" }
    let position = field.position
    if field.bit == .currency, row.isNull(position) { return exporter.reporting.code }
    guard !row.isNull(position) else { return "" }
    switch columns[Int(position)].kind {
    case .amount:
      // The log does not say the currency: such amounts have the reporting currency's decimals.
      return Money(minorUnits: row.integer(position, blank: 0), currency: exporter.reporting)
        .decimalString
    case .day: return Day(number: row.day(position)).iso8601
    case .category: return ExportColumn.category(row, position)
    default: return row.text(position)
    }
  }
}

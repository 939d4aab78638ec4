internal import GRDB
internal import GRDBSQLite
internal import Tabular

/// The rows of a query, one after the other, read column by column without copies of their text.
///
/// Text is valid until the next ``step()``.
struct RowCursor {
  /// Keeps the prepared statement alive.
  private let statement: Statement
  private let raw: OpaquePointer

  init(_ database: Database, sql: String, _ arguments: [Int64] = []) throws {
    statement = try database.makeStatement(sql: sql)
    raw = statement.sqliteStatement
    for (index, argument) in arguments.enumerated() {
      sqlite3_bind_int64(raw, CInt(index + 1), argument)
    }
  }

  /// Goes to the next row; `false` after the last one.
  @inline(__always)
  func step() throws -> Bool {
    let result = sqlite3_step(raw)
    if result == SQLITE_ROW { return true }
    guard result == SQLITE_DONE else {
      let failure = RowStatement.failure(raw, result)
      sqlite3_reset(raw)
      throw failure
    }
    sqlite3_reset(raw)
    return false
  }

  /// The statement is done with before its last row.
  func close() { sqlite3_reset(raw) }

  /// The type of a value, as SQLite numbers it.
  @inline(__always)
  func type(_ column: Int32) -> CInt { sqlite3_column_type(raw, column) }

  @inline(__always)
  func isNull(_ column: Int32) -> Bool { type(column) == SQLITE_NULL }

  /// A whole number, `blank` for NULL.
  @inline(__always)
  func integer(_ column: Int32, blank: Int64) -> Int64 {
    isNull(column) ? blank : sqlite3_column_int64(raw, column)
  }

  /// A whole number, or `nil` for NULL.
  @inline(__always)
  func integer(_ column: Int32) -> Int64? {
    isNull(column) ? nil : sqlite3_column_int64(raw, column)
  }

  func number(_ column: Int32) -> Double { sqlite3_column_double(raw, column) }

  /// The bytes of a text; none for NULL.
  @inline(__always)
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(raw, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, column)))
  }

  /// A text, empty for NULL.
  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// The code of a text in a table, -1 for NULL.
  @inline(__always)
  func code(_ column: Int32, in table: inout SymbolTable) -> Int32 {
    isNull(column) ? -1 : table.intern(bytes(column))
  }
}

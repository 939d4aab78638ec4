internal import GRDB
internal import GRDBSQLite
internal import Tabular

/// A prepared statement that is bound column by column and run for many rows.
struct RowStatement {
  /// Keeps the prepared statement alive.
  private let statement: Statement
  private let raw: OpaquePointer
  private var column: CInt = 0

  /// - Parameter sql: a statement whose arguments are all `?`.
  init(_ database: Database, sql: String) throws {
    statement = try database.makeStatement(sql: sql)
    raw = statement.sqliteStatement
  }

  /// An insert into a table of the given columns.
  init(_ database: Database, insertingInto table: String, _ columns: [String]) throws {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try self.init(
      database,
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
  }

  /// Begins a row; every column of it has to be bound.
  mutating func start() { column = 0 }

  /// Binds the next column to a whole number, or NULL where it is the blank one.
  @inline(__always)
  mutating func bind<Number: BinaryInteger>(_ number: Number, blank: Number? = nil) throws {
    guard number != blank else { return try bindNull() }
    column += 1
    try check(sqlite3_bind_int64(raw, column, Int64(number)))
  }

  /// Binds the next column to a number.
  mutating func bind(_ number: Double) throws {
    column += 1
    try check(sqlite3_bind_double(raw, column, number))
  }

  /// Binds the next column to NULL.
  @inline(__always)
  mutating func bindNull() throws {
    column += 1
    try check(sqlite3_bind_null(raw, column))
  }

  /// Binds the next column to text, or NULL.
  mutating func bind(_ text: String?) throws {
    guard var text else { return try bindNull() }
    try text.withUTF8 { try bind($0) }
  }

  /// Binds the next column to the text of a code, or NULL for a code below 0.
  @inline(__always)
  mutating func bind(_ code: Int32, of table: SymbolTable) throws {
    guard code >= 0 else { return try bindNull() }
    column += 1
    try check(table.withBytes(of: code) { put($0) })
  }

  /// Binds the next column to text, of which SQLite keeps a copy.
  @inline(__always)
  mutating func bind(_ text: UnsafeBufferPointer<UInt8>) throws {
    column += 1
    try check(put(text))
  }

  @inline(__always)
  private func put(_ text: UnsafeBufferPointer<UInt8>) -> CInt {
    guard let start = text.baseAddress, text.count > 0 else {
      return sqlite3_bind_text(raw, column, "", 0, RowStatement.copied)
    }
    return start.withMemoryRebound(to: CChar.self, capacity: text.count) { characters in
      sqlite3_bind_text(raw, column, characters, CInt(clamping: text.count), RowStatement.copied)
    }
  }

  /// Runs the statement for the row.
  @inline(__always)
  func run() throws {
    let result = sqlite3_step(raw)
    let ended = sqlite3_reset(raw)
    guard result == SQLITE_DONE || result == SQLITE_ROW else {
      throw RowStatement.failure(raw, result)
    }
    try check(ended)
  }

  @inline(__always)
  private func check(_ code: CInt) throws {
    guard code == SQLITE_OK else { throw RowStatement.failure(raw, code) }
  }

  static func failure(_ raw: OpaquePointer, _ code: CInt) -> DatabaseError {
    let connection = sqlite3_db_handle(raw)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection) | code),
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }

  /// SQLITE_TRANSIENT, which C gives as a cast that Swift does not import.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

internal import GRDB

/// A prepared statement that is bound column by column and run for many rows.
struct RowStatement {
  private let statement: Statement
  private var column: CInt = 0

  /// - Parameter sql: a statement whose arguments are all `?`.
  init(_ database: Database, sql: String) throws {
    statement = try database.makeStatement(sql: sql)
  }

  /// An insert into a table of the given columns.
  init(_ database: Database, insertingInto table: String, _ columns: [String]) throws {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try self.init(
      database,
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
  }

  /// Begins a row: every column is NULL.
  mutating func start() {
    statement.setUncheckedArguments(StatementArguments())
    column = 0
  }

  /// Binds the next column to a whole number, or NULL where it is the blank one.
  @inline(__always)
  mutating func bind<Number: BinaryInteger>(_ number: Number, blank: Number? = nil) throws {
    column += 1
    guard number != blank else { return }
    try check(Int64(number).bind(to: statement.sqliteStatement, at: column))
  }

  /// Binds the next column to text, or NULL.
  @inline(__always)
  mutating func bind(_ text: String?) throws {
    column += 1
    guard let text else { return }
    try check(text.bind(to: statement.sqliteStatement, at: column))
  }

  /// Runs the statement for the row.
  func run() throws { try statement.execute() }

  private func check(_ code: CInt) throws {
    guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}

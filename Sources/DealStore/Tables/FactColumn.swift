internal import Deals

/// What a column of the store holds; says how it is stored, compared and exported.
enum ColumnKind: Equatable, Sendable {
  /// Text as it is.
  case text
  /// The name of a stage; a name and a label of one stage are the same.
  case stage
  /// Seconds since 1970.
  case instant
  /// Seconds since 1970 of a deletion, NULL for what is still there.
  case deletion
  /// Days since 1970.
  case day
  /// Minor units of the currency that another column names, of the reporting one where none does.
  case amount(currency: String?)
  /// An ISO code; NULL for the reporting currency.
  case currency
  /// The raw value of a `ForecastCategory`.
  case category
  /// A count, or bits.
  case integer
  /// Yes or no.
  case flag
  /// A number above zero.
  case rate
  /// The node of a hierarchy, as JSON.
  case path

  /// The type that the table declares.
  var sqlType: String {
    switch self {
    case .text, .stage, .currency, .path: "TEXT"
    case .rate: "REAL"
    default: "INTEGER"
    }
  }
}

/// The facts of an import as they are written, with the names of their stages.
struct FactSource {
  let facts: DealFacts
  let stages: StageNames
}

/// A column of a table of facts.
struct FactColumn: Sendable {
  let name: String
  let kind: ColumnKind
  /// Whether a forecast can do without it.
  var isDetail = false
  /// Whether it is a detail that the rules of risks ask for.
  var isMark = false
  /// Whether it follows from the others: it is neither compared nor read.
  var isDerived = false

  init(_ name: String, _ kind: ColumnKind) {
    self.name = name
    self.kind = kind
  }
}

/// A column of a table whose facts lie in columns.
struct ColumnarColumn: Sendable {
  typealias Write = @Sendable (FactSource, Int, inout RowStatement) throws -> Void
  typealias Read = @Sendable (RowCursor, Int32, inout FactLoader) throws -> Void

  var column: FactColumn
  let write: Write
  let read: Read

  init(_ name: String, _ kind: ColumnKind, write: @escaping Write, read: @escaping Read) {
    column = FactColumn(name, kind)
    self.write = write
    self.read = read
  }

  /// A column that only the store has: it follows from others.
  static func derived(
    _ name: String, _ kind: ColumnKind, write: @escaping Write
  ) -> ColumnarColumn {
    var result = ColumnarColumn(name, kind, write: write, read: { _, _, _ in })
    result.column.isDerived = true
    return result
  }

  /// The same column, marked as one that forecasts do not need.
  var detail: ColumnarColumn {
    var result = self
    result.column.isDetail = true
    return result
  }

  /// The same column, marked as a detail that the rules of risks ask for.
  var mark: ColumnarColumn {
    var result = detail
    result.column.isMark = true
    return result
  }
}

/// A column of a table whose facts are values.
struct ListColumn<Fact: Sendable>: Sendable {
  let column: FactColumn
  let write: @Sendable (Fact, inout RowStatement) throws -> Void
  let read: @Sendable (RowCursor, Int32, inout Fact) throws -> Void

  /// A text; blank where there is none.
  static func text(
    _ name: String, _ field: WritableKeyPath<Fact, String> & Sendable, kind: ColumnKind = .text
  ) -> ListColumn {
    ListColumn(
      column: FactColumn(name, kind), write: { try $1.bind($0[keyPath: field]) },
      read: { $2[keyPath: field] = $0.text($1) })
  }

  /// A whole number, NULL where it is `blank`.
  static func number<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ kind: ColumnKind, _ field: WritableKeyPath<Fact, Number> & Sendable,
    blank: Number? = nil
  ) -> ListColumn {
    ListColumn(
      column: FactColumn(name, kind),
      write: { try $1.bind($0[keyPath: field], blank: blank) },
      read: { row, column, fact in
        let stored = row.integer(column).map { Number(clamping: $0) }
        fact[keyPath: field] = stored ?? blank ?? 0
      })
  }

  /// A node, as JSON.
  static func path(
    _ name: String, _ field: WritableKeyPath<Fact, [String: String]> & Sendable
  ) -> ListColumn {
    ListColumn(
      column: FactColumn(name, .path),
      write: { try $1.bind(try NodePath.encode($0[keyPath: field])) },
      read: { $2[keyPath: field] = try NodePath.decode($0.text($1)) })
  }
}

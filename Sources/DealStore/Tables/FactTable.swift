internal import Deals

/// Which stored rows and rows of an import can be the same fact: those with equal keys.
struct MatchPass: Sendable {
  let key: [String]
  /// A condition on the stored rows, of the rows of the import that this pass looks at too.
  var stored: String?
  var incoming: String?
}

/// A table of facts of the store: everything that is done to it is made from this.
struct FactTable: Sendable {
  let name: String
  let columns: [FactColumn]
  /// How rows are matched, the first pass first; what none matches is new.
  let passes: [MatchPass]
  /// Whether a key stands once among the current versions.
  var isUnique = false
  /// Whether a forecast can do without it.
  var isDetail = false
  /// The names of columns in files, where they differ from those of the store.
  var headers: [String: String] = [:]
  /// The kinds of files that have rows of it, by the names of ``FileContent/kind``.
  var kinds: Set<String> {
    switch name {
    case "deals", "history": [name, FileContent.snapshot]
    case "merges": [name, "deals", FileContent.snapshot]
    default: [name]
    }
  }
  /// Indexes that are made after the first import: name and definition.
  var indexes: [(name: String, sql: String)] = []
  /// The rows that facts have of it.
  let count: @Sendable (DealFacts) -> Int
  /// Binds the columns of a row, in their order.
  let write: @Sendable (FactSource, Int, inout RowStatement) throws -> Void
  /// Adds the row of a cursor whose columns are those of ``readColumns(_:)``.
  let read: @Sendable (RowCursor, inout FactLoader) throws -> Void

  /// A table whose facts lie in columns.
  init(
    _ name: String, passes: [MatchPass], headers: [String: String] = [:],
    count: @escaping @Sendable (DealFacts) -> Int,
    _ columns: [ColumnarColumn]
  ) {
    self.name = name
    self.columns = columns.map(\.column)
    self.passes = passes
    self.headers = headers
    self.count = count
    let writers = columns.map(\.write)
    write = { facts, row, statement in
      for write in writers { try write(facts, row, &statement) }
    }
    let all = columns.filter { !$0.column.isDerived }
    let readers = all.map(\.read)
    let fewReaders = all.filter { !$0.column.isDetail }.map(\.read)
    let markReaders = all.filter { !$0.column.isDetail || $0.column.isMark }.map(\.read)
    read = { row, loader in
      let readers =
        switch loader.activities {
        case .times: fewReaders
        case .marks: markReaders
        case .tracking, .everything: readers
        }
      for (index, read) in readers.enumerated() { try read(row, Int32(index), &loader) }
    }
  }

  /// A table whose facts are values.
  init<Fact: Sendable, Facts: RandomAccessCollection & SendableMetatype>(
    _ name: String, key: [String], headers: [String: String] = [:], blank: Fact,
    get: @escaping @Sendable (DealFacts) -> Facts,
    append: @escaping @Sendable (inout DealFacts, Fact) -> Void,
    _ columns: [ListColumn<Fact>]
  ) where Facts.Element == Fact, Facts.Index == Int {
    self.name = name
    self.columns = columns.map(\.column)
    passes = [MatchPass(key: key)]
    self.headers = headers
    count = { get($0).count }
    write = { source, row, statement in
      let fact = get(source.facts)[row]
      for column in columns { try column.write(fact, &statement) }
    }
    read = { row, loader in
      var fact = blank
      for (index, column) in columns.enumerated() { try column.read(row, Int32(index), &fact) }
      append(&loader.facts, fact)
    }
  }

  /// The columns that are compared and exported.
  var comparedColumns: [FactColumn] { columns.filter { !$0.isDerived } }

  /// The columns that are read into facts.
  func readColumns(_ activities: ActivityReading) -> [FactColumn] {
    comparedColumns.filter { column in
      switch activities {
      case .times: !column.isDetail
      case .marks: !column.isDetail || column.isMark
      case .tracking, .everything: true
      }
    }
  }

  /// The names of columns, for a statement.
  static func list(_ columns: [FactColumn], prefix: String = "") -> String {
    columns.map { prefix + $0.name }.joined(separator: ", ")
  }

  /// All tables, in the order in which they are written and shown.
  static let all: [FactTable] = [
    deals, history, activities, quotas, people, rates, leads, accounts, spend, calls, merges,
  ]
}

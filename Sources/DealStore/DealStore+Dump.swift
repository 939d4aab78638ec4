internal import GRDB

extension DealStore {
  /// Every row of every table as text, a line each, in the order of the tables' names and the
  /// rows' numbers: two stores with equal dumps hold the same.
  package func dump() throws(StoreError) -> [String] {
    try StoreError.wrapping(path: path) {
      try queue.read { database in
        let tables = try String.fetchAll(
          database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return try tables.flatMap { table in
          try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY rowid").map { row in
            let cells = row.map { name, value in "\(name)=\(value)" }
            return "\(table): \(cells.joined(separator: ", "))"
          }
        }
      }
    }
  }
}

/// What the store promises, in the plainest way: a list of versions for each table, gone through
/// from end to end for every row.
struct VersionModel {
  struct Version {
    var row: FactRows.Row
    var from: Int
    var until: Int?
    var isFirst: Bool
  }

  private var tables: [String: [Version]] = [:]

  /// Merges an export; gives the rows new, changed, unchanged and outdated by table.
  mutating func merge(_ export: FactRows, on day: Int) -> [String: [Int]] {
    var report: [String: [Int]] = [:]
    for (table, rows) in export.tables {
      report[table] = merge(rows, into: &tables[table, default: []], on: day)
    }
    return report
  }

  private func merge(
    _ rows: [FactRows.Row], into versions: inout [Version], on day: Int
  ) -> [Int] {
    let open = versions.indices.filter { versions[$0].until == nil }
    var answered = Set<Int>()
    var fates = [Int](repeating: 0, count: rows.count)
    func pair(
      _ stored: [Int], _ incoming: [Int], fate: (Int) -> Int,
      _ isPair: (FactRows.Row, FactRows.Row) -> Bool
    ) {
      for index in incoming where fates[index] == 0 {
        let version = stored.first {
          !answered.contains($0) && isPair(versions[$0].row, rows[index])
        }
        guard let version else { continue }
        answered.insert(version)
        fates[index] = fate(version)
        if fates[index] == 1 { versions[version].until = day }
      }
    }
    let change = { (version: Int) in versions[version].from > day ? 3 : 1 }
    // Rows with ids of their own first; what is left may be a row stored without one.
    let withID = (open.filter { versions[$0].row.hasID }, rows.indices.filter { rows[$0].hasID })
    pair(withID.0, withID.1, fate: { _ in 2 }, { $0.text == $1.text })
    pair(withID.0, withID.1, fate: change, { $0.key == $1.key })
    let rest = (open.filter { !versions[$0].row.hasID }, Array(rows.indices))
    // Equal rows one for one, then rows of one key in their order.
    pair(rest.0, rest.1, fate: { _ in 2 }, { $0.text == $1.text })
    pair(rest.0, rest.1, fate: change, { $0.place == $1.place })
    for (index, fate) in fates.enumerated() where fate < 2 {
      versions.append(Version(row: rows[index], from: day, until: nil, isFirst: fate == 0))
    }
    return (0..<4).map { fate in fates.count { $0 == fate } }
  }

  /// The rows that hold now, or that were known on a day.
  func rows(asKnown day: Int?) -> FactRows {
    var result = FactRows()
    for (table, versions) in tables {
      let standing = versions.filter { version in
        guard let day else { return version.until == nil }
        if version.from > day { return version.isFirst }
        return version.until.map { $0 > day } ?? true
      }
      if !standing.isEmpty { result.tables[table] = standing.map(\.row) }
    }
    return result
  }
}

internal import Calendars
internal import LinearAlgebra
internal import Synthetic

/// The oracle's files: what could be foretold of a synthetic CRM at past days, and what more pipeline
/// would have brought.
enum SyntheticOracle {
  /// The folder of the files within that of the exports, which imports pass by.
  static let folderName = "oracle"

  /// Writes `oracle/oracle.csv` and `oracle/oracle_deals.csv`.
  static func write(
    _ oracle: Oracle, _ tables: SyntheticTables, folder: String, workers: Int,
    progress: WorkProgress
  ) throws(WorkflowError) -> [(path: String, records: Int)] {
    let folder = Project.join(folder, folderName)
    try Synthesise.makeFolder(folder)
    var bookings = try TableFile(folder, "oracle.csv", SyntheticTables.oracleHeader)
    var chances = try TableFile(folder, "oracle_deals.csv", SyntheticTables.oracleDealsHeader)
    for date in 0..<oracle.dateCount {
      let day = Day(number: Int32(clamping: oracle.day(date))).iso8601
      progress("oracle: \(day), \(date + 1) of \(oracle.dateCount) dates")
      let blocks = Parallel.map(count: oracle.blockCount, workers: workers) { block in
        oracle.paths(date: date, block: block)
      }
      let answer = oracle.answer(date: date, blocks)
      for row in tables.oracleRows(answer) { bookings.write(row) }
      for row in tables.oracleDealRows(answer) { chances.write(row) }
    }
    return [try bookings.finish(), try chances.finish()]
  }

  /// Writes `oracle/created.csv`.
  static func write(
    _ created: CreatedDeals, _ tables: SyntheticTables, folder: String, workers: Int,
    progress: WorkProgress
  ) throws(WorkflowError) -> (path: String, records: Int) {
    let folder = Project.join(folder, folderName)
    try Synthesise.makeFolder(folder)
    var file = try TableFile(folder, "created.csv", SyntheticTables.createdHeader)
    progress("deals created beside the real ones")
    let deals = Parallel.map(count: created.days.count, workers: workers) {
      created.deals(date: $0)
    }
    for deal in deals.joined() { file.write(tables.createdRow(deal)) }
    return try file.finish()
  }
}

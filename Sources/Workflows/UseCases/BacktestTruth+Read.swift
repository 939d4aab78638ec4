internal import Calendars
internal import Currencies
internal import Evaluation
internal import Tabular

extension BacktestTruth {
  /// Reads the tables that `aforo synth --oracle` writes; `nil` when none is named.
  ///
  /// - Throws: ``WorkflowError`` with file, line, column and reason for the first bad record.
  static func read(
    nodes: String?, deals: String?, currency: Currency
  ) throws(WorkflowError) -> BacktestTruth? {
    guard nodes != nil || deals != nil else { return nil }
    var truth = BacktestTruth()
    if let nodes { try truth.readNodes(nodes, scale: Double(currency.minorUnitsPerMajor)) }
    if let deals { try truth.readDeals(deals) }
    return truth
  }

  private mutating func readNodes(_ path: String, scale: Double) throws(WorkflowError) {
    let quantiles = ["p025", "p10", "p50", "p90", "p975"]
    let columns = ["asOf", "period", "ahead", "level", "name", "mean"] + quantiles
    try TruthTable.read(path, columns: columns) { record, at throws(TruthTable.Problem) in
      let key = NodeKey(
        asOf: try TruthTable.day(record, at[0]), ahead: try TruthTable.count(record, at[2]),
        level: record.string(at[3]), name: record.string(at[4]))
      var values: [Double] = []
      for column in at[5...] { values.append(try TruthTable.number(record, column) * scale) }
      guard nodes[key] == nil else {
        throw TruthTable.Problem(field: at[0], reason: "the same day and node were given before")
      }
      nodes[key] = Node(
        period: record.string(at[1]), mean: values[0], quantiles: Array(values.dropFirst()))
    }
  }

  private mutating func readDeals(_ path: String) throws(WorkflowError) {
    let columns = ["id", "asOf", "ahead", "probability"]
    try TruthTable.read(path, columns: columns) { record, at throws(TruthTable.Problem) in
      let probability = try TruthTable.number(record, at[3])
      guard (0...1).contains(probability) else {
        throw TruthTable.Problem(
          field: at[3], reason: "\"\(record.string(at[3]))\" is no probability; write 0 to 1")
      }
      let key = DealKey(
        id: record.string(at[0]), asOf: try TruthTable.day(record, at[1]),
        ahead: try TruthTable.count(record, at[2]))
      deals[key] = probability
    }
  }
}

/// Records of a small table of numbers and days.
private enum TruthTable {
  struct Problem: Error {
    let field: Int
    let reason: String
  }

  static func read(
    _ path: String, columns: [String],
    _ body: (CSVRecord, [Int]) throws(Problem) -> Void
  ) throws(WorkflowError) {
    let (reader, places) = try wrapping(WorkflowError.table) { () throws(TabularError) in
      let reader = try CSVReader(path: path)
      return (reader, try reader.columnIndices(columns))
    }
    var rejected: Reject?
    while rejected == nil {
      let record = try wrapping(WorkflowError.table) { () throws(TabularError) in
        try reader.next(onReject: { rejected = rejected ?? $0 })
      }
      guard let record, rejected == nil else { break }
      do throws(Problem) { try body(record, places) } catch {
        rejected = reader.reject(record, field: error.field, reason: error.reason)
      }
    }
    if let rejected { throw .files("\(rejected)") }
  }

  static func day(_ record: CSVRecord, _ field: Int) throws(Problem) -> Day {
    do { return try Day(iso: record.string(field)) } catch {
      throw Problem(
        field: field, reason: "\"\(record.string(field))\" is no day; write YYYY-MM-DD")
    }
  }

  static func count(_ record: CSVRecord, _ field: Int) throws(Problem) -> Int {
    guard let value = Int(record.string(field)), value >= 0 else {
      throw Problem(
        field: field, reason: "\"\(record.string(field))\" is no number of periods; write 0, 1, ..."
      )
    }
    return value
  }

  static func number(_ record: CSVRecord, _ field: Int) throws(Problem) -> Double {
    guard case .number(let value) = DecimalText.read(record.bytes(field)) else {
      throw Problem(field: field, reason: "\"\(record.string(field))\" is not a number")
    }
    return value
  }
}

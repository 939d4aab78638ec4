internal import Deals
internal import Statistics
internal import Tabular

/// The columns of a CSV file that a regression uses.
struct RegressionFile {
  /// What is needed of the columns, by name.
  struct Need {
    /// Has to be numbers.
    var numeric: [String]
    /// Numbers or, where no cell is one, categories.
    var plain: [String]
    /// Categories in any case.
    var categorical: [String]

    var all: [String] { numeric + plain + categorical }
  }

  /// The columns.
  let table: FormulaTable
  /// The line of each row.
  let lines: [Int]

  /// Reads the columns, and only these.
  ///
  /// A column of `plain` is numeric when all its cells are, and categorical when none is; a cell
  /// of text among numbers is taken as a mistake.
  ///
  /// - Throws: ``WorkflowError`` for a file that cannot be read, a column that is not there, a
  ///   record that does not fit the header, a cell that is no number.
  init(
    path: String, need: Need, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let reader = try wrapping(WorkflowError.table) { () throws(TabularError) in
      path == "-" ? try CSVReader(fileDescriptor: 0, name: path) : try CSVReader(path: path)
    }
    var columns: [RegressionColumn] = []
    for name in Set(need.all).sorted() {
      guard let index = reader.columnIndex(name) else {
        throw RegressionFile.missing(name, path: path, header: reader.header)
      }
      columns.append(
        RegressionColumn(
          name: name, index: index,
          use: need.numeric.contains(name)
            ? .numeric : need.plain.contains(name) ? .plain : nil,
          isCategorical: need.categorical.contains(name)))
    }
    var rejects: [Reject] = []
    var lines: [Int] = []
    try wrapping(WorkflowError.table) { () throws(TabularError) in
      try reader.forEachRecord(onReject: { if rejects.isEmpty { rejects.append($0) } }) { record in
        guard rejects.isEmpty else { return }
        for place in columns.indices {
          if let problem = columns[place].take(record) {
            rejects.append(
              reader.reject(record, field: columns[place].index, reason: problem))
            return
          }
        }
        lines.append(record.line)
        if lines.count.isMultiple(of: 100_000) { progress("reading \(path): \(lines.count)") }
      }
    }
    if let reject = rejects.first { throw .files("\(reject)") }
    guard !lines.isEmpty else { throw .files("\(path): has no record below its header") }
    var numbers: [String: [Double]] = [:]
    var labels: [String: LabelColumn] = [:]
    for column in columns {
      if column.hasNumbers { numbers[column.name] = column.values }
      labels[column.name] = column.labels
    }
    table = FormulaTable(rows: lines.count, numbers: numbers, labels: labels)
    self.lines = lines
  }

  private static func missing(_ name: String, path: String, header: [String]) -> WorkflowError {
    let nearest = header.min { editDistance($0, name) < editDistance($1, name) }
    return .files(
      "\(path):1: there is no column \"\(name)\""
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
  }
}

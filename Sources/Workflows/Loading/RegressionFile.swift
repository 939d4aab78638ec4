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
      try CSVReader(path: path)
    }
    var columns: [RegressionColumn] = []
    for name in Set(need.all).sorted() {
      guard let index = reader.columnIndex(name) else {
        throw RegressionFile.missing(name, path: path, header: reader.header)
      }
      let isNumeric = need.numeric.contains(name)
      columns.append(
        RegressionColumn(
          name: name, index: index, isNumeric: isNumeric,
          takesNumbers: isNumeric || need.plain.contains(name),
          takesLabels: need.categorical.contains(name) || !isNumeric))
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
      if column.hasNumbers(rows: lines.count) { numbers[column.name] = column.values }
      if need.categorical.contains(column.name) || numbers[column.name] == nil {
        labels[column.name] = LabelColumn(codes: column.codes, names: column.names)
      }
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

/// A column while its cells come in.
struct RegressionColumn {
  let name: String
  let index: Int
  /// Whether text is a mistake from the first cell on.
  let isNumeric: Bool
  /// Whether numbers are kept.
  var takesNumbers: Bool
  /// Whether labels are kept.
  var takesLabels: Bool
  /// Whether labels are wanted where all cells are numbers.
  private(set) var values: [Double] = []
  private(set) var codes: [Int32] = []
  private(set) var names: [String] = []
  private var codeOfName: [String: Int32] = [:]
  private var numberCount = 0
  private var firstText: String?

  init(name: String, index: Int, isNumeric: Bool, takesNumbers: Bool, takesLabels: Bool) {
    self.name = name
    self.index = index
    self.isNumeric = isNumeric
    self.takesNumbers = takesNumbers
    self.takesLabels = takesLabels
  }

  /// Whether the column is one of numbers; one of blanks is.
  func hasNumbers(rows: Int) -> Bool { takesNumbers && values.count == rows && firstText == nil }

  /// Takes a cell; gives what is wrong with it.
  mutating func take(_ record: CSVRecord) -> String? {
    let bytes = record.bytes(index)
    let cell = DecimalText.read(bytes)
    if takesNumbers {
      switch cell {
      case .blank: values.append(.nan)
      case .number(let value):
        if firstText != nil { return mixed("text", "the number", record) }
        numberCount += 1
        values.append(value)
      case .text:
        if isNumeric { return "\"\(record.string(index))\" is not a number; write 1234.56" }
        if numberCount > 0 { return mixed("numbers", "the text", record) }
        firstText = record.string(index)
        values.append(.nan)
      }
    }
    if takesLabels { takeLabel(cell, record) }
    return nil
  }

  private func mixed(_ others: String, _ this: String, _ record: CSVRecord) -> String {
    "\(this) \"\(record.string(index))\" stands among \(others); correct it, or write "
      + "C(\(name)) for categories"
  }

  private mutating func takeLabel(_ cell: DecimalText.Cell, _ record: CSVRecord) {
    if case .blank = cell {
      codes.append(-1)
      return
    }
    let text = record.string(index)
    if let code = codeOfName[text] {
      codes.append(code)
    } else {
      let code = Int32(names.count)
      codeOfName[text] = code
      names.append(text)
      codes.append(code)
    }
  }
}

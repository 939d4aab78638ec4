internal import Statistics
internal import Tabular

/// A column of a regression's file while its cells come in.
struct RegressionColumn {
  /// How a column stands in the formula, beside being categorical.
  enum Use {
    /// It has to be numbers.
    case numeric
    /// Numbers or, where no cell is one, categories.
    case plain
  }

  let name: String
  let index: Int
  /// `nil` for a column that is only categorical.
  let use: Use?
  let isCategorical: Bool
  private(set) var values: [Double] = []
  private var codes: [Int32] = []
  private var names: [String] = []
  private var codeOfName: [String: Int32] = [:]
  private var sawNumber = false
  private var sawText = false

  init(name: String, index: Int, use: Use?, isCategorical: Bool) {
    self.name = name
    self.index = index
    self.use = use
    self.isCategorical = isCategorical
  }

  /// Whether it is a column of numbers; one of blanks is.
  var hasNumbers: Bool { use != nil && !sawText }

  /// The labels, where they are used.
  var labels: LabelColumn? {
    isCategorical || !hasNumbers ? LabelColumn(codes: codes, names: names) : nil
  }

  /// Takes a cell; gives what is wrong with it.
  mutating func take(_ record: CSVRecord) -> String? {
    let cell = DecimalText.read(record.bytes(index))
    if let use {
      switch cell {
      case .blank: if !sawText { values.append(.nan) }
      case .number(let value):
        guard !sawText else { return mixed("text", "the number", record) }
        sawNumber = true
        values.append(value)
      case .text:
        guard use == .plain else {
          return "\"\(record.string(index))\" is not a number; write 1234.56"
        }
        guard !sawNumber else { return mixed("numbers", "the text", record) }
        sawText = true
        values = []
      }
    }
    if isCategorical || !sawNumber { takeLabel(cell, record) }
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
    let code = codeOfName[text] ?? Int32(names.count)
    if code == names.count {
      codeOfName[text] = code
      names.append(text)
    }
    codes.append(code)
  }
}

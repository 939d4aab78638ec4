/// Turns the rows of a sheet into records, in one of two passes.
///
/// The first pass finds the width of the sheet and its issues, and keeps the records as long as
/// they fit into memory; if they do not, a second pass with that width writes them.
final class SheetHandler: PartHandler {
  /// What is done with the records.
  enum Pass {
    case first(RecordBuffer)
    case second(width: Int)
  }

  let context: SheetContext
  private(set) var pass: Pass
  private(set) var rowOfRecord: [Int32] = []
  private(set) var width = 0
  /// Whether a column, from 0, has a name in the first record, and whether it has a value.
  private(set) var isNamed: [Bool] = []
  private(set) var isUsed: [Bool] = []
  private(set) var issues: [WorkbookIssue] = []
  private(set) var issueCount = 0
  /// Records of the second pass that are to be passed on.
  var output: [UInt8] = []

  /// The cell being read, its text, and the row it belongs to.
  var cell = OpenCell()
  var text: [UInt8] = []
  var value: [UInt8] = []
  var row = SheetRow()
  private var lastColumn = 0
  private var outputBytes = 0
  private var isInData = false
  private var rich = RichText()
  private var isCollecting = false
  private var isInRow = false
  private var isInCell = false

  static let outputSize = 1 << 18

  init(_ context: SheetContext, pass: Pass) {
    self.context = context
    self.pass = pass
  }

  var isFull: Bool { output.count >= Self.outputSize }

  func start(
    _ name: MarkupName, _ attributes: MarkupAttributes, depth: Int
  ) throws(PartProblem) {
    switch depth {
    case 1:
      guard name.isCell("worksheet") else { throw .malformed("it is no worksheet") }
    case 2: isInData = name.isCell("sheetData")
    case 3 where isInData && name.isCell("row"): try startRow(attributes)
    case 4 where isInRow && name.isCell("c"): try startCell(attributes)
    case 5 where isInCell:
      if name.isCell("f") { cell.hasFormula = true }
      isCollecting = name.isCell("v") && cell.storage != .inlineString
    case 6... where isInCell && cell.storage == .inlineString:
      rich.start(name)
      isCollecting = rich.isCollecting
    default: break
    }
  }

  func end(_ name: MarkupName, depth: Int) throws(PartProblem) {
    isCollecting = false
    switch depth {
    case 2: isInData = false
    case 3 where isInRow:
      isInRow = false
      try endRow()
    case 4 where isInCell:
      isInCell = false
      try endCell()
    case 6...: rich.end(name)
    default: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(PartProblem) {
    guard isCollecting else { return }
    text.append(contentsOf: piece)
    guard text.count <= context.limits.cellBytes else {
      throw exceeded(.cellBytes, context.limits.cellBytes)
    }
  }

  /// Counts and keeps what is wrong with the cell being read.
  func report(_ kind: WorkbookIssue.Kind) {
    guard case .first = pass else { return }
    issueCount += 1
    guard issues.count < context.limits.issues else { return }
    issues.append(
      WorkbookIssue(
        sheet: context.name, row: row.number, column: cell.column, kind: kind,
        text: String(decoding: text.prefix(64), as: UTF8.self)))
  }

  /// Where reading stands, for errors.
  var place: String {
    let reference = CellReference.letters(max(cell.column, 1)) + String(row.number)
    return "sheet \(context.name), cell \(reference)"
  }

  func exceeded(_ limit: WorkbookLimits.Kind, _ maximum: Int) -> PartProblem {
    .limit(limit, maximum: maximum, place: place)
  }
}

// MARK: - Rows

extension SheetHandler {
  private func startRow(_ attributes: MarkupAttributes) throws(PartProblem) {
    var number: Int? = row.number + 1
    attributes.forEach { name, value in
      if name[0] == 114, name[1] == 0 { number = CellReference.number(value) }
    }
    guard let number else { throw .malformed("after \(place) comes a row without a valid number") }
    guard number > row.number else {
      throw .malformed("row \(number) comes after row \(row.number)")
    }
    row.begin(number)
    cell.column = 0
    lastColumn = 0
    guard number <= context.limits.rows else { throw exceeded(.rows, context.limits.rows) }
    isInRow = true
  }

  private func startCell(_ attributes: MarkupAttributes) throws(PartProblem) {
    cell = OpenCell(column: lastColumn + 1)
    text.removeAll(keepingCapacity: true)
    var isValid = true
    attributes.forEach { name, value in
      guard name[0] != 0, name[1] == 0 else { return }
      switch UInt8(bitPattern: name[0]) {
      case UInt8(ascii: "r"):
        let reference = CellReference.parse(value)
        isValid = isValid && reference?.row == row.number
        cell.column = reference?.column ?? cell.column
      case UInt8(ascii: "s"):
        cell.style = CellReference.number(value) ?? -1
      case UInt8(ascii: "t"):
        let storage = OpenCell.storage(value)
        isValid = isValid && storage != nil
        cell.storage = storage ?? .number
      default: break
      }
    }
    guard isValid else {
      throw .malformed("\(place) has a reference that is not in its row, or an unknown type")
    }
    lastColumn = cell.column
    guard cell.column <= context.limits.columns else {
      throw exceeded(.columns, context.limits.columns)
    }
    isInCell = true
  }

  private func endRow() throws(PartProblem) {
    guard row.width > 0 else { return }
    outputBytes += row.byteCount + row.width
    guard outputBytes <= context.limits.outputBytes else {
      throw exceeded(.outputBytes, context.limits.outputBytes)
    }
    switch pass {
    case .second(let width):
      row.write(to: &output)
      output.endRecord(missing: width - row.width)
    case .first(var buffer):
      // The buffer is taken out while it grows, so that it is not copied.
      pass = .second(width: 0)
      buffer.append(row)
      pass = .first(buffer)
      noteColumns()
      rowOfRecord.append(Int32(clamping: row.number))
    }
  }

  private func noteColumns() {
    width = max(width, row.width)
    if rowOfRecord.isEmpty { isNamed = (0..<row.width).map { row.hasValue($0) } }
    while isUsed.count < row.width { isUsed.append(false) }
    for column in 0..<row.width where !isUsed[column] { isUsed[column] = row.hasValue(column) }
  }
}

internal import Deals
internal import Tabular

/// Stage codes of the settings by the names that the store holds, and back.
///
/// A name is found as an import finds a label, so a stage renamed in the settings is still the
/// same one while its old name is among its labels.
struct StageNames {
  /// Stands for a name that the settings do not know; equal to no code of an import.
  static let unknown: Int16 = -3

  private let list: StageList
  private let names: [String]
  private var symbols = SymbolTable()
  private var codes: [Int16] = []

  init(_ list: StageList) {
    self.list = list
    names = list.stages.map(\.name)
  }

  /// The number of stages.
  var count: Int { names.count }

  /// Binds the name of a code; NULL for a blank one.
  @inline(__always)
  func bind(_ code: Int16, to statement: inout RowStatement) throws {
    try statement.bind(code < 0 ? nil : names[Int(code)])
  }

  /// The code of a stored name: ``unknown`` when the settings have none.
  mutating func code(_ name: UnsafeBufferPointer<UInt8>) -> Int16 {
    let symbol = Int(symbols.intern(name))
    if symbol == codes.count {
      let text = symbols.string(Int32(symbol))
      codes.append(list.code(ofLabel: text).map { Int16(clamping: $0) } ?? StageNames.unknown)
    }
    return codes[symbol]
  }

  /// The code of a row's stage, -1 where blank.
  ///
  /// - Throws: ``StoreError/unknownStage(name:nearest:)``.
  mutating func known(_ row: RowCursor, _ column: Int32) throws -> Int16 {
    guard !row.isNull(column) else { return Int16(Blank.code) }
    let code = code(row.bytes(column))
    guard code == StageNames.unknown else { return code }
    let name = row.text(column)
    throw StoreError.unknownStage(name: name, nearest: list.nearest(to: name))
  }
}

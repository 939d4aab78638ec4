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
  private var symbols = SymbolTable()
  private var codes: [Int16] = []

  init(_ list: StageList) { self.list = list }

  /// The name stored for a code; `nil` for a blank one.
  func name(_ code: Int16) -> String? { code < 0 ? nil : list.stages[Int(code)].name }

  /// The code of a stored name: -1 where blank, ``unknown`` when the settings have none.
  mutating func code(_ name: String?) -> Int16 {
    guard let name else { return Int16(Blank.code) }
    let symbol = Int(symbols.intern(name))
    if symbol == codes.count {
      codes.append(list.code(ofLabel: name).map { Int16(clamping: $0) } ?? StageNames.unknown)
    }
    return codes[symbol]
  }

  /// As ``code(_:)``, for readers that need every stage.
  mutating func known(_ name: String?) throws(StoreError) -> Int16 {
    let code = code(name)
    guard code == StageNames.unknown, let name else { return code }
    throw .unknownStage(name: name, nearest: list.nearest(to: name))
  }
}

internal import Tabular

/// Codes of one symbol table as codes of another, found once for each symbol.
struct CodeTranslation {
  private let source: SymbolTable
  private var codes: [Int32]
  private static let untold = Int32.min

  /// A translation from a table whose codes are used from now on.
  init(_ source: SymbolTable) {
    self.source = source
    codes = Array(repeating: CodeTranslation.untold, count: source.count)
  }

  /// The code in another table, to which the symbol is added where it is new; negative codes stay.
  mutating func code(_ code: Int32, in table: inout SymbolTable) -> Int32 {
    guard code >= 0 else { return code }
    if codes[Int(code)] == CodeTranslation.untold {
      codes[Int(code)] = source.withBytes(of: code) { table.intern($0) }
    }
    return codes[Int(code)]
  }
}

/// The translations of all codes of a deals table.
struct DealTranslation {
  private var ids: CodeTranslation
  private var owners: CodeTranslation
  private var currencies: CodeTranslation
  private var lossReasons: CodeTranslation
  private var attributes: [CodeTranslation]

  init(_ source: DealFacts) {
    ids = CodeTranslation(source.ids)
    owners = CodeTranslation(source.owners)
    currencies = CodeTranslation(source.currencies)
    lossReasons = CodeTranslation(source.lossReasons)
    attributes = source.attributes.map { CodeTranslation($0) }
  }

  mutating func id(_ code: Int32, _ target: inout DealFacts) -> Int32 {
    ids.code(code, in: &target.ids)
  }

  mutating func owner(_ code: Int32, _ target: inout DealFacts) -> Int32 {
    owners.code(code, in: &target.owners)
  }

  mutating func currency(_ code: Int32, _ target: inout DealFacts) -> Int32 {
    currencies.code(code, in: &target.currencies)
  }

  mutating func lossReason(_ code: Int32, _ target: inout DealFacts) -> Int32 {
    lossReasons.code(code, in: &target.lossReasons)
  }

  mutating func attribute(_ position: Int, _ code: Int32, _ target: inout DealFacts) -> Int32 {
    attributes[position].code(code, in: &target.attributes[position])
  }
}

internal import Tabular

extension SymbolTable {
  /// Whether one symbol's bytes come before another's.
  func precedes(_ left: Int32, _ right: Int32) -> Bool {
    withBytes(of: left) { a in withBytes(of: right) { b in a.lexicographicallyPrecedes(b) } }
  }
}

/// The language of answers for people.
public enum OutputLanguage: String, CaseIterable, Sendable {
  /// English: 1,234,567.8
  case en
  /// Spanish: 1.234.567,8
  case es

  /// Between groups of three digits.
  var groupMark: String { self == .en ? "," : "." }
  /// Before the decimals.
  var decimalMark: String { self == .en ? "." : "," }

  /// A heading or phrase in this language; English where there is no translation.
  func callAsFunction(_ english: String) -> String {
    self == .en ? english : SpanishPhrases.table[english] ?? english
  }

  /// A phrase in this language with its gaps `{}` filled in order.
  func filled(_ english: String, _ values: [String]) -> String {
    var parts = self(english).split(separator: "{}", omittingEmptySubsequences: false)[...]
    var result = String(parts.popFirst() ?? "")
    for (value, part) in zip(values, parts) { result += value + part }
    return result
  }
}

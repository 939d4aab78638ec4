/// A currency of the amounts, by its ISO code.
public enum SyntheticCurrency: String, CaseIterable, Codable, Sendable {
  /// The reporting currency.
  case euro = "EUR"
  /// The second one.
  case dollar = "USD"
}

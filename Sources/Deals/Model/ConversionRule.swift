/// How amounts in other currencies become amounts in the reporting currency.
public struct ConversionRule: Codable, Equatable, Sendable {
  /// Which day's rate counts.
  public enum Basis: String, Codable, Sendable, CaseIterable {
    /// Open deals at the latest rate known, closed ones at that of the day of their close.
    case spot
    /// Every deal at the rate of the day of its creation, for its whole life.
    case creation
  }

  /// Which day's rate counts.
  public var basis: Basis
  /// The table of rates, such as budget; blank for those without a table's name.
  public var table: String

  /// A rule; without arguments, spot rates.
  public init(basis: Basis = .spot, table: String = "") {
    self.basis = basis
    self.table = table
  }
}

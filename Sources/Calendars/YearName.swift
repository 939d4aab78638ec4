/// Which calendar year names a fiscal year that lies in two.
public enum YearName: String, Sendable, Codable, CaseIterable {
  /// The one in which it ends, as most companies do.
  case end
  /// The one in which it starts, as retailers do.
  case start
}

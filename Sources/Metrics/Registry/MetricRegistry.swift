/// Every metric there is: one executable definition per name.
public enum MetricRegistry {
  /// All metrics, by chapter.
  public static let all: [MetricDefinition] =
    bookings + leads + targets + pipeline + activity + funnel + team + segments

  private static let positions: [String: Int] = Dictionary(
    all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The metric of a name.
  public static func find(_ name: String) -> MetricDefinition? {
    positions[name].map { all[$0] }
  }

  /// The metrics of a chapter, by its beginning such as `win_rate`, or by a row of the catalogue.
  public static func matching(_ text: String) -> [MetricDefinition] {
    if let metric = find(text) { return [metric] }
    let code = text.uppercased()
    return all.filter {
      $0.name.hasPrefix(text + ".") || $0.catalogue.contains(code) || $0.group.rawValue == text
    }
  }
}

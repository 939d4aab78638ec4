/// Which table a file is, by its header; its name decides only between kinds that both fit.
public enum KindRecognition {
  /// The kind of the file.
  ///
  /// - Returns: `nil` when the header fits no table.
  /// - Throws: ``DealsError/ambiguousKind(path:candidates:)`` when neither header nor name decide.
  public static func kind(
    path: String, fileName: String, header: [String]
  ) throws(DealsError) -> TableKind? {
    let fitting = TableKind.allCases.filter { kind in
      let schema = TableSchema.of(kind)
      let found = schema.positions(in: header)
      return schema.missing(from: found).isEmpty && isMeaningful(kind, found)
        && !(kind == .deals && TableSchema.hasVersions(header))
    }
    if fitting.count <= 1 { return fitting.first }
    let lowered = fileName.lowercased()
    let named = fitting.filter { kind in
      TableSchema.of(kind).nameHints.contains { lowered.contains($0) }
    }
    // "opportunity_history.csv" names two kinds: the more special one is meant.
    for special in [TableKind.history, .quotas, .activities] where named.contains(special) {
      return special
    }
    if named.count == 1 { return named[0] }
    throw .ambiguousKind(path: path, candidates: fitting.map(\.rawValue))
  }

  /// The kind that a file seems meant to be although its header lacks columns: the one whose
  /// required columns it has most of, by name first. Only for the error message.
  public static func likelyKind(fileName: String, header: [String]) -> TableKind? {
    let lowered = fileName.lowercased()
    for kind in [TableKind.history, .quotas, .activities, .people, .deals]
    where TableSchema.of(kind).nameHints.contains(where: { lowered.contains($0) }) {
      return kind
    }
    let found = TableSchema.of(.deals).positions(in: header)
    return found["id"] != nil && (found["stage"] != nil || found["amount"] != nil) ? .deals : nil
  }

  private static func isMeaningful(_ kind: TableKind, _ found: [String: Int]) -> Bool {
    switch kind {
    case .history:
      found["stage"] != nil || found["amount"] != nil || found["close_date"] != nil
        || (found["field"] != nil && found["value"] != nil)
    case .quotas:
      found["stage"] == nil
    default: true
    }
  }
}

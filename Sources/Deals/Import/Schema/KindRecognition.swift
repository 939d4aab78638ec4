/// Which table a file is, by its header; its name decides only between kinds that both fit.
public enum KindRecognition {
  /// The kind of the file.
  ///
  /// - Returns: `nil` when the header fits no table.
  /// - Throws: ``DealsError/ambiguousKind(path:candidates:)`` when neither header nor name decide.
  public static func kind(
    path: String, fileName: String, header: [String]
  ) throws(DealsError) -> TableKind? {
    let fitting = fittingKinds(header)
    if fitting.count <= 1 { return fitting.first }
    let lowered = fileName.lowercased()
    let named = fitting.filter { kind in
      TableSchema.of(kind).nameHints.contains { lowered.contains($0) }
    }
    // "opportunity_history.csv" names two kinds: the more special one is meant.
    for special in [TableKind.history, .quotas, .activities, .calls, .spend]
    where named.contains(special) {
      return special
    }
    if named.count == 1 { return named[0] }
    throw .ambiguousKind(path: path, candidates: fitting.map(\.rawValue))
  }

  /// The kind that a file seems meant to be although its header lacks columns: the one whose
  /// required columns it has most of, by name first. Only for the error message.
  public static func likelyKind(fileName: String, header: [String]) -> TableKind? {
    let lowered = fileName.lowercased()
    for kind in [TableKind.history, .quotas, .activities, .people, .leads, .accounts, .deals]
    where TableSchema.of(kind).nameHints.contains(where: { lowered.contains($0) }) {
      return kind
    }
    let found = TableSchema.of(.deals).positions(in: header)
    return found["id"] != nil && (found["stage"] != nil || found["amount"] != nil) ? .deals : nil
  }

  /// The kinds whose required columns the header has, without those that a richer kind explains.
  private static func fittingKinds(_ header: [String]) -> [TableKind] {
    var found: [TableKind: Set<String>] = [:]
    for kind in TableKind.allCases {
      let schema = TableSchema.of(kind)
      let columns = schema.positions(in: header)
      if schema.missing(from: columns).isEmpty { found[kind] = Set(columns.keys) }
    }
    if TableSchema.hasVersions(header) { found[.deals] = nil }
    if found[.deals] != nil, found[.history] != nil { settle(header, &found) }
    return TableKind.allCases.filter { kind in
      found[kind].map { isMeaningful(kind, $0, among: found) } ?? false
    }
  }

  /// Deals or their history: a record with an id of its own beside the deal's is a change, one that
  /// names the deal is the deal.
  private static func settle(_ header: [String], _ found: inout [TableKind: Set<String>]) {
    let id = TableSchema.deals.positions(in: header)["id"]
    let deal = TableSchema.history.positions(in: header)["deal_id"]
    if id != deal {
      found[.deals] = nil
    } else if found[.deals]?.contains("name") == true {
      found[.history] = nil
    }
  }

  private static func isMeaningful(
    _ kind: TableKind, _ columns: Set<String>, among found: [TableKind: Set<String>]
  ) -> Bool {
    func has(_ names: String...) -> Bool { names.contains { columns.contains($0) } }
    let isDeals = found[.deals] != nil
    let isHistory =
      found[.history].map { $0.contains("stage") || $0.isSuperset(of: ["field", "value"]) } ?? false
    switch kind {
    case .deals, .merges, .calls: return true
    case .history:
      return found[.merges] == nil
        && (has("stage", "amount", "close_date") || columns.isSuperset(of: ["field", "value"]))
    case .quotas:
      let isSpend = found[.spend] != nil && !has("owner", "manager", "region", "node")
      return !isDeals && !isHistory && found[.calls] == nil && !isSpend
    case .spend: return !isDeals && found[.calls] == nil
    case .activities:
      return !isDeals && !isHistory && (has("deal_id") || (has("kind") && has("person", "account")))
    case .leads:
      return !isDeals && !isHistory
        && has("is_converted", "converted_at", "company", "source")
    case .accounts:
      let isLead = found[.leads].map { $0.contains("is_converted") || $0.contains("company") }
      return !isDeals && !isHistory && isLead != true
    case .people: return !isDeals && !isHistory && found[.leads] == nil && found[.accounts] == nil
    case .rates: return has("rate", "inverse_rate")
    case .stages: return !isDeals && !isHistory
    }
  }
}

/// Proposes the sales process from the stage labels of the exports.
public enum StageProposal {
  /// Labels of widespread CRMs in the order of their processes.
  private static let wellKnown = [
    "lead", "new", "prospecting", "appointmentscheduled", "qualification", "qualified", "engaging",
    "qualifiedtobuy", "discovery", "needsanalysis", "demo", "presentationscheduled",
    "valueproposition", "iddecisionmakers", "perceptionanalysis", "decisionmakerboughtin",
    "proposal", "proposalpricequote", "quote", "evaluation", "negotiation", "negotiationreview",
    "contractsent", "contract", "commit", "verbal", "prospeccion", "calificacion", "propuesta",
    "negociacion",
  ]

  /// The stages: won and lost by their names or flags, open ones in the order in which deals pass
  /// through them, as far as it is known.
  public static func stages(from profiles: [FileProfile]) throws(DealsError) -> StageList {
    var counts: [String: Int] = [:]
    var ranks: [String: (sum: Double, count: Int)] = [:]
    var flaggedWon: Set<String> = []
    for profile in profiles where profile.kind == .deals || profile.kind == .history {
      counts.merge(profile.stages, uniquingKeysWith: +)
      ranks.merge(profile.stageRanks) { ($0.sum + $1.sum, $0.count + $1.count) }
      flaggedWon.formUnion(profile.wonStages)
    }
    var stages: [Stage] = []
    for label in counts.keys.sorted() {
      stages.append(Stage(name: label, kind: kind(of: label, flaggedWon: flaggedWon)))
    }
    if !stages.contains(where: { $0.kind == .won }) {
      stages.append(Stage(name: "Closed Won", kind: .won))
    }
    if !stages.contains(where: { $0.kind == .lost }) {
      stages.append(Stage(name: "Closed Lost", kind: .lost))
    }
    let ordered = stages.sorted { position($0.name, ranks) < position($1.name, ranks) }
    return try StageList(ordered)
  }

  private static func kind(of label: String, flaggedWon: Set<String>) -> StageKind {
    let key = TableSchema.normalised(label)
    if key.contains("lost") || key.contains("perdid") || key == "dead" || key == "abandoned" {
      return .lost
    }
    if key.contains("won") || key.contains("ganad") || flaggedWon.contains(label) { return .won }
    return .open
  }

  /// By the place in the deals' histories; without one by the common order; then by name.
  private static func position(
    _ label: String, _ ranks: [String: (sum: Double, count: Int)]
  ) -> (Double, Double, String) {
    let key = TableSchema.normalised(label)
    let known = wellKnown.firstIndex(of: key).map(Double.init) ?? Double(wellKnown.count)
    guard let rank = ranks[label], rank.count > 0 else { return (known, known, label) }
    return known < Double(wellKnown.count)
      ? (known, known, label) : (rank.sum / Double(rank.count), known, label)
  }
}

/// Proposes the sales process from what the exports say of their stages.
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

  /// The stages: as a table of stages declares them; else won and lost by their flags or names,
  /// open ones in the order in which deals pass through them, as far as it is known.
  public static func stages(from profiles: [FileProfile]) throws(DealsError) -> StageList {
    var found: [String: StageProfile] = [:]
    for profile in profiles where profile.kind == .deals || profile.kind == .history {
      found.merge(profile.stages) { $0 + $1 }
    }
    let divisor = ProbabilityScale.divisor(of: profiles.filter { $0.kind == .deals })
    var (stages, declared) = declaredStages(profiles)
    for label in found.keys.sorted() where !declared.contains(StageList.normalised(label)) {
      guard let profile = found[label] else { continue }
      let kind = kind(of: label, profile)
      stages.append(
        Stage(
          name: label, kind: kind,
          probability: kind == .open ? profile.meanProbability(divisor) : nil))
    }
    if declared.isEmpty {
      stages.sort { position($0.name, found) < position($1.name, found) }
    }
    if !stages.contains(where: { $0.kind == .won }) {
      stages.append(Stage(name: "Closed Won", kind: .won))
    }
    if !stages.contains(where: { $0.kind == .lost }) {
      stages.append(Stage(name: "Closed Lost", kind: .lost))
    }
    return try StageList(stages)
  }

  /// The stages of tables of stages, those of one label in several pipelines as one; and every
  /// label and id that they take.
  private static func declaredStages(
    _ profiles: [FileProfile]
  ) -> (stages: [Stage], labels: Set<String>) {
    let rows = profiles.flatMap(\.declaredStages).sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    let divisor = ProbabilityScale.divisor(of: profiles.filter { $0.kind == .stages })
    var stages: [Stage] = []
    var taken: [String: Int] = [:]
    for row in rows {
      let kind = row.kind ?? nameKind(of: row.label) ?? .open
      let key = StageList.normalised(row.label)
      let isIDTaken = taken[StageList.normalised(row.id)] != nil
      if let position = taken[key] {
        if !isIDTaken { stages[position].labels.append(row.id) }
        taken[StageList.normalised(row.id)] = position
        continue
      }
      let probability = divisor.flatMap { divisor in row.probability.map { $0 / divisor } }
      stages.append(
        Stage(
          name: row.label, kind: kind,
          labels: key == StageList.normalised(row.id) || isIDTaken ? [] : [row.id],
          probability: kind == .open ? probability : nil))
      taken[key] = stages.count - 1
      taken[StageList.normalised(row.id)] = stages.count - 1
    }
    return (stages, Set(taken.keys))
  }

  private static func kind(of label: String, _ profile: StageProfile) -> StageKind {
    if let kind = nameKind(of: label) { return kind }
    // Single marks are slips of somebody's hand: the stage decides.
    if 2 * profile.won > profile.count { return .won }
    return 2 * profile.lost > profile.count ? .lost : .open
  }

  private static func nameKind(of label: String) -> StageKind? {
    let key = TableSchema.normalised(label)
    if key.contains("lost") || key.contains("perdid") || key == "dead" || key == "abandoned" {
      return .lost
    }
    return key.contains("won") || key.contains("ganad") ? .won : nil
  }

  /// By the common order; else by the place in the deals' histories; then by name.
  private static func position(
    _ label: String, _ found: [String: StageProfile]
  ) -> (Double, Double, String) {
    let key = TableSchema.normalised(label)
    let known = wellKnown.firstIndex(of: key).map(Double.init) ?? Double(wellKnown.count)
    guard let profile = found[label], profile.rankCount > 0, known == Double(wellKnown.count) else {
      return (known, known, label)
    }
    return (profile.rankSum / Double(profile.rankCount), known, label)
  }
}

extension StageProfile {
  /// The mean of the probabilities written beside the label, as a fraction of at most two decimals.
  fileprivate func meanProbability(_ divisor: Double?) -> Double? {
    guard let divisor, probabilityCount > 0 else { return nil }
    let mean = probabilitySum / Double(probabilityCount) / divisor
    return min(max((mean * 100).rounded() / 100, 0), 1)
  }
}

extension ProbabilityScale {
  /// The divisor of all files' probabilities together.
  fileprivate static func divisor(of profiles: [FileProfile]) -> Double? {
    profiles.map(\.probabilityScale).reduce(nil) { sum, next in
      sum.map { $0 + next } ?? next
    }?.divisor
  }
}

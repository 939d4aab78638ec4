internal import Deals
public import Detection

/// What is asked about risks.
public struct RiskQuestion: Sendable {
  /// The deals to be shown.
  public let selection: RiskSelection
  /// Whether representatives and teams, the nodes of the forecast, are looked at too.
  public let withNodes: Bool

  /// The question that options ask.
  ///
  /// - Parameters:
  ///   - signals: names of rules.
  ///   - owner: of the deals; `nil` for all.
  ///   - nodes: `LEVEL=VALUE` each.
  ///   - withNodes: whether representatives and teams are looked at too.
  /// - Throws: ``WorkflowError/usage(_:)`` with the nearest name.
  public init(
    signals: [String] = [], owner: String? = nil, nodes: [String] = [], withNodes: Bool = false
  ) throws(WorkflowError) {
    var selection = RiskSelection()
    for name in signals {
      guard let signal = RiskSignal(name: name) else {
        throw .usage(
          "--signal \(name): no such rule"
            + RiskQuestion.remedy(name, RiskSignal.allCases.map(\.name)))
      }
      selection.signals.append(signal)
    }
    if let owner { selection.nodes.append(PathFilter(level: "owner", value: owner)) }
    for text in nodes {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw .usage("--where \(text): write LEVEL=VALUE, such as region=EMEA")
      }
      let level = String(parts[0])
      guard RiskSelection.levels.contains(level) else {
        throw .usage(
          "--where \(text): no such level" + RiskQuestion.remedy(level, RiskSelection.levels))
      }
      selection.nodes.append(PathFilter(level: level, value: String(parts[1])))
    }
    self.selection = selection
    self.withNodes = withNodes
  }

  private static func remedy(_ word: String, _ known: [String]) -> String {
    let nearest = known.min { editDistance($0, word) < editDistance($1, word) }
    return (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
      + " Known are \(known.joined(separator: ", "))"
  }
}

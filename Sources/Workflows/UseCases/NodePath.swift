internal import Deals
internal import Forecasting

/// A node of the hierarchy as options name it: steps such as `region=EMEA`, top first.
enum NodePath {
  /// The path of the steps; empty for `total` alone.
  ///
  /// - Throws: ``WorkflowError/usage(_:)`` for a step that is none, or that no deal has.
  static func read(_ steps: [String], _ known: KnownDeals) throws(WorkflowError) -> [PathElement] {
    if steps == ["total"] { return [] }
    let levels = ["owner"] + DealSettings.attributeNames
    var path: [PathElement] = []
    for step in steps {
      guard let sign = step.firstIndex(of: "="), sign != step.startIndex else {
        throw .usage("--node: \"\(step)\" is no node; write level=value, such as region=EMEA")
      }
      let element = PathElement(
        level: String(step[..<sign]), value: String(step[step.index(after: sign)...]))
      guard levels.contains(element.level) else {
        throw .usage(
          "--node: \"\(element.level)\" is no level of the deals; known are "
            + levels.joined(separator: ", "))
      }
      guard !path.contains(where: { $0.level == element.level }) else {
        throw .usage("--node: \(element.level) is named twice")
      }
      try check(element, known)
      path.append(element)
    }
    return path
  }

  private static func check(_ element: PathElement, _ known: KnownDeals) throws(WorkflowError) {
    let values =
      element.level == "owner"
      ? (0..<known.ownerCount).map(known.ownerName) : known.labels(of: element.level)
    guard !values.contains(element.value), element.value != KnownDeals.none else { return }
    let nearest = values.map { ($0, editDistance($0.lowercased(), element.value.lowercased())) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    throw .usage(
      "--node: no deal has the \(element.level) \"\(element.value)\""
        + (nearest.isEmpty ? "" : "; the nearest are \(nearest.joined(separator: ", "))"))
  }
}

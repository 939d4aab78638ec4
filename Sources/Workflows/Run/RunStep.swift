internal import Deals

/// A step of `aforo run`, in the order in which steps depend on each other.
public enum RunStep: String, CaseIterable, Codable, Sendable {
  /// Takes the exports into the store.
  case `import`
  /// The data contract.
  case check
  /// Fits the models as of the day.
  case train
  /// Bookings of the running quarter.
  case forecast
  /// Where the forecast falls short of the quota.
  case gaps
  /// Open deals in trouble.
  case risks
  /// What stands out.
  case anomalies
  /// Key figures of the running quarter.
  case kpis

  /// The step of a name; `nil` where there is none.
  public init?(name: String) {
    self.init(rawValue: name)
  }

  /// The names, with commas between them.
  public static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// `; did you mean "risks"?`
  static func remedy(_ name: String) -> String {
    let nearest = allCases.map(\.rawValue).min { editDistance($0, name) < editDistance($1, name) }
    return (nearest.map { "; did you mean \"\($0)\"?" } ?? "") + " Known are \(names)"
  }

  /// The named steps in the order of dependence, each once.
  ///
  /// - Throws: ``WorkflowError/usage(_:)`` with the nearest step.
  public static func read(_ text: String) throws(WorkflowError) -> [RunStep] {
    var found: Set<RunStep> = []
    for name in text.split(separator: ",").map(String.init) {
      guard let step = RunStep(name: name) else {
        throw .usage("--steps: \"\(name)\" is no step\(remedy(name))")
      }
      found.insert(step)
    }
    guard !found.isEmpty else { throw .usage("--steps: no step is named; known are \(names)") }
    return allCases.filter(found.contains)
  }

  /// Whether no later step runs where this one failed.
  var isGate: Bool { self == .import || self == .check }

  /// Whether the answer depends on the models of the project.
  var readsModels: Bool { self == .forecast || self == .gaps || self == .risks }
}

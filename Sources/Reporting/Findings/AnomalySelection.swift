public import Detection
internal import Forecasting

/// Which findings are shown; it changes nothing in what is tested.
public struct AnomalySelection: Equatable, Sendable {
  /// Why a selection has no meaning.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case kind(String)
    case metric(String)
    case path(String)

    /// What happened and what to do.
    public var description: String {
      switch self {
      case .kind(let text):
        "--kind: \"\(text)\" is no kind; known are "
          + AnomalyKind.allCases.map(\.rawValue).joined(separator: ", ")
      case .metric(let text):
        "--metric: \"\(text)\" is no metric; known are "
          + AnomalyFamily.allCases.map(\.rawValue).joined(separator: ", ")
      case .path(let text):
        "--path: \"\(text)\" is no path; write LEVEL=VALUE with commas between"
      }
    }
  }

  /// The kinds; `nil` for all.
  public let kinds: Set<AnomalyKind>?
  /// The metric; `nil` for all.
  public let family: AnomalyFamily?
  /// What the path must hold.
  let path: [PathElement]

  /// Everything.
  public init() { (kinds, family, path) = (nil, nil, []) }

  /// A selection as written on the command line.
  public init(kinds: String?, metric: String?, path: String?) throws(Failure) {
    if let kinds {
      var set: Set<AnomalyKind> = []
      for text in kinds.split(separator: ",") {
        guard let kind = AnomalyKind(rawValue: String(text)) else { throw .kind(String(text)) }
        set.insert(kind)
      }
      guard !set.isEmpty else { throw .kind(kinds) }
      self.kinds = set
    } else {
      self.kinds = nil
    }
    if let metric {
      guard let family = AnomalyFamily(rawValue: metric) else { throw .metric(metric) }
      self.family = family
    } else {
      family = nil
    }
    var steps: [PathElement] = []
    for part in path?.split(separator: ",") ?? [] {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { throw .path(String(part)) }
      steps.append(PathElement(level: sides[0], value: sides[1]))
    }
    self.path = steps
  }

  func contains(_ anomaly: Anomaly) -> Bool {
    (kinds?.contains(anomaly.kind) ?? true) && (family.map { $0 == anomaly.family } ?? true)
      && path.allSatisfy(anomaly.path.contains)
  }
}

/// The forecast category that a rep gives an open deal, in the CRM's common vocabulary.
public enum ForecastCategory: Int8, Codable, Sendable, CaseIterable {
  case omitted = 0
  case pipeline = 1
  case bestCase = 2
  case mostLikely = 3
  case commit = 4
  case closed = 5

  /// The category that a CRM's label or API value names; `nil` for a label nobody uses for one.
  ///
  /// Salesforce calls commit `Forecast` in its API; Dynamics exports numbers (domain.md 5.4).
  public init?(label: String) {
    let key = label.lowercased().filter { $0.isLetter || $0.isNumber }
    switch key {
    case "omitted", "omit", "100000004", "omitido": self = .omitted
    case "pipeline", "100000001", "canalizacion", "pipelinegenerado": self = .pipeline
    case "bestcase", "upside", "100000002", "mejorcaso": self = .bestCase
    case "mostlikely", "probable", "masprobable": self = .mostLikely
    case "commit", "committed", "forecast", "100000003", "compromiso": self = .commit
    case "closed", "won", "lost", "closedwon", "closedlost", "100000005", "100000006", "cerrado":
      self = .closed
    default: return nil
    }
  }

  /// The name used in files and answers.
  public var name: String {
    switch self {
    case .omitted: "omitted"
    case .pipeline: "pipeline"
    case .bestCase: "best_case"
    case .mostLikely: "most_likely"
    case .commit: "commit"
    case .closed: "closed"
    }
  }
}

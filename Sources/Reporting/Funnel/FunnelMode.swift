/// How the conversion from a stage to the next one is counted.
public enum FunnelMode: String, CaseIterable, Sendable {
  /// Through every stage in order; who passes over one leaves the funnel.
  case strict
  /// Whoever got to the stage or beyond.
  case reached
  /// The chance to get beyond the stage within 90 days of coming to it, losses competing.
  case competingRisk = "competing_risk"

  /// The metric that says it.
  public var metric: String {
    switch self {
    case .strict: "stage_conversion.strict"
    case .reached: "stage_conversion.reached"
    case .competingRisk: "stage_conversion.competing_risk.90d"
    }
  }

  /// What it counts, in English.
  var sentence: String {
    switch self {
    case .strict:
      "conversion strict: of the deals that came to the stage in order, those that came to the very next one by the as-of day"
    case .reached:
      "conversion reached: of the deals that got to the stage or beyond, those that got to the next one or beyond by the as-of day"
    case .competingRisk:
      "conversion competing_risk: the chance to be beyond the stage, or won, within 90 days of coming to it; losses compete, what is open is censored"
    }
  }
}

/// The limits of all rules.
public struct SignalLimits: Equatable, Sendable {
  private var values = SignalKey.allCases.map(\.usual)

  /// The defaults of domain.md 4.1.
  public init() {}

  /// One limit.
  public subscript(key: SignalKey) -> Double {
    get { values[key.rawValue] }
    set { values[key.rawValue] = newValue }
  }
}

/// Limits that hold in a segment, a stage, or a stage of a segment.
public struct SignalOverride: Equatable, Sendable {
  /// A value of the first of the project's segments; `nil` for all.
  public let segment: String?
  /// The code of a stage; `nil` for all.
  public let stage: Int?
  /// The limits that differ.
  public let limits: [SignalKey: Double]

  /// An override.
  public init(segment: String?, stage: Int?, limits: [SignalKey: Double]) {
    self.segment = segment
    self.stage = stage
    self.limits = limits
  }
}

/// When the risk rules fire: `signals` in aforo.yml.
public struct SignalThresholds: Equatable, Sendable {
  /// What holds where nothing else is said.
  public var limits = SignalLimits()
  /// What differs by segment and stage: of two that fit, the later one counts.
  public var overrides: [SignalOverride] = []
  /// Rules that are switched off.
  public var disabled: Set<RiskSignal> = []

  /// The defaults of domain.md 4.1.
  public init() {}

  /// One of the general limits.
  public subscript(key: SignalKey) -> Double {
    get { limits[key] }
    set { limits[key] = newValue }
  }

  /// The limits that hold for a deal.
  func limits(segment: String?, stage: Int?) -> SignalLimits {
    var limits = limits
    for override in overrides
    where (override.segment == nil || override.segment == segment)
      && (override.stage == nil || override.stage == stage)
    {
      for (key, value) in override.limits { limits[key] = value }
    }
    return limits
  }
}

/// The limits by segment and stage, looked up by code.
struct LimitTable: Sendable {
  private let rows: [[SignalLimits]]

  /// - Parameter segments: labels in the order of their codes.
  init(_ thresholds: SignalThresholds, segments: [String], stageCount: Int) {
    let names: [String?] = [nil] + segments
    rows = names.map { segment in
      (-1..<stageCount).map { thresholds.limits(segment: segment, stage: $0 < 0 ? nil : $0) }
    }
  }

  /// - Parameters:
  ///   - segment: code, -1 for none.
  ///   - stage: code; `nil` while unknown.
  func limits(segment: Int, stage: Int?) -> SignalLimits { rows[segment + 1][(stage ?? -1) + 1] }
}

public import Calendars
public import Currencies
public import Deals
public import Forecasting

/// Everything that `aforo check` found.
public struct ContractReport: Sendable {
  /// The last day whose facts were looked at.
  public let asOf: Day
  /// The currency of all amounts.
  public let currency: Currency
  /// The rules that were broken: errors first, then by name of the severity, each in the order of
  /// the rules.
  public let violations: [ContractViolation]
  /// How clean the open deals are.
  public let hygiene: ContractHygiene
  /// The stages, in the order of the settings.
  public let stages: [StageFacts]
  /// Stages passed the other way round.
  public let reversals: [StageOrderFacts]
  /// How far deals met what is asked of them when they leave a stage; empty where nothing is.
  public let exits: [ExitFacts]
  /// What is suspected of each field.
  public let fields: [FieldLeakage]
  /// What the violations do to the forecast; `nil` unless asked for.
  public let impact: ImpactReport?

  /// A report of parts.
  public init(
    asOf: Day, currency: Currency, violations: [ContractViolation], hygiene: ContractHygiene,
    stages: [StageFacts], reversals: [StageOrderFacts], fields: [FieldLeakage],
    impact: ImpactReport? = nil, exits: [ExitFacts] = []
  ) {
    self.asOf = asOf
    self.currency = currency
    let severities = Dictionary(
      uniqueKeysWithValues: ViolationSeverity.allCases.enumerated().map { ($1, $0) })
    self.violations = violations.sorted {
      (severities[$0.kind.severity] ?? 0, $0.kind.rawValue)
        < (severities[$1.kind.severity] ?? 0, $1.kind.rawValue)
    }
    self.hygiene = hygiene
    self.stages = stages
    self.reversals = reversals
    self.fields = fields
    self.impact = impact
    self.exits = exits
  }

  /// The fields that seem to leak the outcome.
  public var leaks: [FieldLeakage] { fields.filter(\.isLeak) }

  /// The worst severity that nobody accepted; `nil` where all is well. A leak that a model would
  /// have used is a warning.
  public var worst: ViolationSeverity? {
    let found = Set(violations.filter { !$0.isAccepted }.map(\.kind.severity))
    if found.contains(.error) { return .error }
    if found.contains(.warning) || fields.contains(where: { $0.use == .keptOut }) {
      return .warning
    }
    return found.isEmpty ? nil : .info
  }
}

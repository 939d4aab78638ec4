public import Currencies
public import Deals
public import Detection

/// Everything that aforo.yml says.
public struct ProjectSettings: Equatable, Sendable {
  /// Currency, calendar, stages, hierarchy, segments.
  public var deals: DealSettings
  /// How export files are read; empty means: recognised by their headers.
  public var sources: [SourceMapping]
  /// When risk rules fire.
  public var signals: SignalThresholds
  /// Which violations of the data contract are accepted.
  public var contract: ContractPolicy
  /// Conditions on answers, and who is told when one fires.
  public var alerts = AlertSettings()
  /// Kind of business, KPIs shown and made, goals.
  public var kpis = KPISettings()
  /// What `aforo run` does.
  public var run = RunSettings()

  /// The reporting currency.
  public var currency: Currency { deals.currency }

  /// Settings as given.
  public init(
    deals: DealSettings, sources: [SourceMapping] = [],
    signals: SignalThresholds = SignalThresholds(), contract: ContractPolicy = ContractPolicy()
  ) {
    self.deals = deals
    self.sources = sources
    self.signals = signals
    self.contract = contract
  }
}

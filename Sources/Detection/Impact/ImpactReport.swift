public import Calendars
public import Currencies
public import Deals
public import Forecasting

/// What one rule's violations do to the forecast: the answer with all of them put right less the
/// answer as it is, with the same random numbers.
public struct ViolationImpact: Equatable, Sendable {
  /// The rule.
  public let kind: ViolationKind
  /// How it is put right; `nil` where it cannot be priced.
  public let repair: ContractRepair?
  /// Open deals that were put right; others of the rule have no place in this forecast.
  public let repairedCount: Int
  /// What the mean changes by, minor units; `nil` where nothing could be put right.
  public let meanEffect: Int64?
  /// What the width of the 80 % interval changes by, minor units; `nil` as ``meanEffect``.
  public let widthEffect: Int64?

  /// An impact.
  public init(
    kind: ViolationKind, repair: ContractRepair?, repairedCount: Int, meanEffect: Int64?,
    widthEffect: Int64?
  ) {
    self.kind = kind
    self.repair = repair
    self.repairedCount = repairedCount
    self.meanEffect = meanEffect
    self.widthEffect = widthEffect
  }
}

/// What one record, put right, does to the forecast.
public struct RecordImpact: Equatable, Sendable {
  /// The deal's identifier.
  public let id: String
  /// Its owner; `nil` while unknown.
  public let owner: String?
  /// Its amount as written, minor units.
  public let amount: Int64?
  /// The rule whose repair moves most.
  public let kind: ViolationKind
  /// Its repair.
  public let repair: ContractRepair
  /// What stands there, as text.
  public let before: String?
  /// What it was put to; `nil` for a deal that is left out.
  public let after: String?
  /// What the deal adds to the mean less what it added, minor units.
  public let meanEffect: Int64
  /// What the width of the 80 % interval changes by with the deal's own variance, minor units.
  public let widthEffect: Int64

  /// An impact.
  public init(
    id: String, owner: String?, amount: Int64?, kind: ViolationKind, repair: ContractRepair,
    before: String?, after: String?, meanEffect: Int64, widthEffect: Int64
  ) {
    self.id = id
    self.owner = owner
    self.amount = amount
    self.kind = kind
    self.repair = repair
    self.before = before
    self.after = after
    self.meanEffect = meanEffect
    self.widthEffect = widthEffect
  }

  /// The order of repairs: what the mean and the width change by, both without their signs.
  public var weight: UInt64 { meanEffect.magnitude + widthEffect.magnitude }
}

/// The data contract's violations priced by the forecast of a period.
public struct ImpactReport: Equatable, Sendable {
  /// The period.
  public let target: ForecastTarget
  /// The day of the model's training.
  public let trainedAsOf: Day
  /// The currency of all amounts.
  public let currency: Currency
  /// The forecast as it is, minor units.
  public let mean: Int64
  /// The ends of its 80 % interval.
  public let low: Int64
  /// The upper one.
  public let high: Int64
  /// The rules that are broken, in the order of ``ViolationKind``.
  public let kinds: [ViolationImpact]
  /// The records, those that move most first.
  public let records: [RecordImpact]

  /// A report of parts.
  public init(
    target: ForecastTarget, trainedAsOf: Day, currency: Currency, mean: Int64, low: Int64,
    high: Int64, kinds: [ViolationImpact], records: [RecordImpact]
  ) {
    self.target = target
    self.trainedAsOf = trainedAsOf
    self.currency = currency
    self.mean = mean
    self.low = low
    self.high = high
    self.kinds = kinds
    self.records = records
  }

  /// Records named as those to put right first.
  public static let namedRecords = 10

  /// The impact of a rule; `nil` where it is not broken.
  public func impact(of kind: ViolationKind) -> ViolationImpact? {
    kinds.first { $0.kind == kind }
  }
}

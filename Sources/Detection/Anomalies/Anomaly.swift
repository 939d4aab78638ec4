public import Calendars
public import Forecasting

/// A series with the stretch that stands out.
public struct AnomalyPicture: Equatable, Sendable {
  /// Oldest first; `nil` where undefined.
  public let values: [Double?]
  /// The first of the values that stand out; those after it do too.
  public let marked: Int

  /// A picture whose last values stand out.
  public init(_ values: [Double?], lastMarked count: Int) {
    self.values = values
    marked = max(0, values.count - count)
  }
}

/// A deal that a finding speaks of.
public struct AnomalyDeal: Equatable, Sendable {
  /// The deal's identifier.
  public let id: String
  /// Its amount as known, minor units; `nil` where blank.
  public let amount: Int64?
  /// The deal's own p-value, where the family tests deals.
  public let pValue: Double?
  /// Adjusted for all deals tested.
  public let qValue: Double?
  /// Position among the known deals.
  let deal: Int
}

/// Something that stands out, with its evidence.
public struct Anomaly: Equatable, Sendable {
  /// The detector that found it.
  public let family: AnomalyFamily
  /// Where: levels and values; empty for the whole company.
  public let path: [PathElement]
  /// The day from which it holds; `nil` where it has no beginning.
  public var since: Day?
  /// The last day of the data that show it.
  public var until: Day?
  /// What was seen, in the family's unit.
  public var observed: Double?
  /// What was to be expected, in the same unit.
  public var expected: Double?
  /// The size: observed less expected, or their ratio less 1 where the unit is a ratio.
  public var effect: Double
  /// The money touched, minor units of the reporting currency.
  public var money: Int64?
  /// Of the finding; of deals together, that of the weakest member.
  public var pValue: Double?
  /// Adjusted for everything that the family tested; of deals together, that of the weakest.
  public var qValue: Double?
  /// The deals that show it, those with the most money first.
  public var deals: [AnomalyDeal] = []
  /// The series, where there is one.
  public var picture: AnomalyPicture?
  /// Whether it is only to be watched: its false discoveries are not controlled.
  public var isWatch = false
  /// The rule that was broken, for records.
  public var rule: RecordRule?

  init(_ family: AnomalyFamily, _ path: [PathElement], effect: Double) {
    self.family = family
    self.path = path
    self.effect = effect
  }

  /// The kind in answers.
  public var kind: AnomalyKind { family.kind }
  /// Ids of the deals with the most money.
  public var examples: [String] { deals.prefix(Anomaly.exampleCount).map(\.id) }

  /// So many examples are given.
  public static let exampleCount = 5
}

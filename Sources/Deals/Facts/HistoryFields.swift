/// The fields that a history row speaks of.
public struct HistoryFields: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// The set with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// The stage.
  public static let stage = HistoryFields(rawValue: 1)
  /// The amount.
  public static let amount = HistoryFields(rawValue: 2)
  /// The expected close day.
  public static let closeDay = HistoryFields(rawValue: 4)
  /// The owner.
  public static let owner = HistoryFields(rawValue: 8)
  /// The forecast category.
  public static let category = HistoryFields(rawValue: 16)
  /// The currency of the amounts from then on.
  public static let currency = HistoryFields(rawValue: 32)
  /// The values are those that held until then, as logs of fields give them (`old_value`).
  public static let before = HistoryFields(rawValue: 64)
  /// The row comes from a log of changed fields: a field without a row never changed while the log
  /// was kept. Without it the row is a record of a state.
  public static let isFieldLog = HistoryFields(rawValue: 128)

  /// The bits that name fields.
  public static let fields: HistoryFields = [
    .stage, .amount, .closeDay, .owner, .category, .currency,
  ]
}

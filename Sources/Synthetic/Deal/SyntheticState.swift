/// The values of a deal's changing fields, from an instant on.
public struct SyntheticState: Equatable, Sendable {
  /// When these values came into force, in seconds since 1970-01-01T00:00:00Z.
  public var changedAt: Int
  /// Stage of the sales process.
  public var stage: SyntheticStage
  /// Amount in cents.
  public var amountMinor: Int
  /// Expected close date, or that of the closing, as days since 1970-01-01.
  public var closeDay: Int
  /// Place of the owner in ``SyntheticOrganisation/people``.
  public var owner: Int
  /// Forecast category.
  public var category: SyntheticCategory
  /// Currency of the amount.
  public var currency = SyntheticCurrency.euro
}

/// Something the reader of a value must know.
public enum MetricFlag: String, Sendable, CaseIterable {
  /// It rests on fewer observations than the least number of the settings.
  case lowN = "low_n"
  /// No stage history: closings are dated by the close date.
  case basisCloseDate = "basis_close_date"
  /// Whether the meetings were held is not in the data.
  case outcomeUnknown = "outcome_unknown"
  /// Whether mails were delivered is not in the data: all are taken as delivered.
  case deliveryUnknown = "delivery_unknown"
  /// Known to be measured badly by whatever is counted (image proxies and the like).
  case unreliable
  /// A ratio of two flows, above 1 here.
  case exceedsOne = "exceeds_one"
  /// Units too young for the window are left out.
  case immature
  /// Some of the period's figures are not known yet.
  case partial
  /// The target is passed already: nothing is left to be covered.
  case met
}

/// One value of a metric, with what it rests on.
public struct MetricReading: Equatable, Sendable {
  /// What the value is of, such as a stage; `nil` for metrics without a key.
  public var key: String?
  /// The value in the metric's unit, money in minor units; `nil` where it is undefined.
  public var value: Double?
  /// The observations it rests on.
  public var count: Int
  /// Observations counted but not used, such as deals without amount.
  public var missing: Int
  /// The interval of 95 %; `nil` where none is given.
  public var lower: Double?
  /// Its upper end.
  public var upper: Double?
  /// What the reader must know.
  public var flags: [MetricFlag]
  /// Why there is no value; `nil` where there is one.
  public var reason: String?

  /// A value with all it rests on.
  public init(
    key: String? = nil, value: Double?, count: Int, missing: Int = 0, lower: Double? = nil,
    upper: Double? = nil, flags: [MetricFlag] = [], reason: String? = nil
  ) {
    self.key = key
    self.value = value
    self.count = count
    self.missing = missing
    self.lower = lower
    self.upper = upper
    self.flags = flags
    self.reason = value == nil ? (reason ?? "nothing to compute it from") : nil
  }

  /// No value, and why.
  public static func undefined(
    _ reason: String, key: String? = nil, count: Int = 0, missing: Int = 0,
    flags: [MetricFlag] = []
  ) -> MetricReading {
    MetricReading(
      key: key, value: nil, count: count, missing: missing, flags: flags, reason: reason)
  }

  /// The same value with another flag.
  func flagged(_ flag: MetricFlag, if isSo: Bool = true) -> MetricReading {
    guard isSo, !flags.contains(flag) else { return self }
    var copy = self
    copy.flags.append(flag)
    return copy
  }

  /// The same value of a key.
  func keyed(_ key: String) -> MetricReading {
    var copy = self
    copy.key = key
    return copy
  }
}

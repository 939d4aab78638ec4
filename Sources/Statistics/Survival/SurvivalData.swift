/// Checked times to an event: one row for each subject, watched until the event or until it was
/// lost from sight (censored).
public struct SurvivalData: Equatable, Sendable {
  /// *n* finite times >= 0.
  public let durations: [Double]
  /// *n* causes of the end: 0 for censored, 1, 2, ... for kinds of events.
  public let causes: [Int]
  /// *n* times from which a row is watched, before its duration; `nil` when all are from the start.
  public let entries: [Double]?
  /// *n* weights >= 0; `nil` means 1.
  public let weights: [Double]?
  /// *n* numbers of strata; `nil` means one stratum.
  public let strata: [Int]?

  /// Checks times once, for as many analyses as needed.
  ///
  /// - Throws: ``SurvivalError``: no rows, lists of different lengths, a time or weight that is
  ///   negative or not finite, a negative cause, an entry not before the end, no positive weight.
  public init(
    durations: [Double], causes: [Int], entries: [Double]? = nil, weights: [Double]? = nil,
    strata: [Int]? = nil
  ) throws(SurvivalError) {
    let n = durations.count
    guard n > 0 else { throw .tooFewRows(needed: 1, found: 0) }
    try Self.check(durations, "durations", count: n)
    try Self.requireLength(causes.count, "causes", n)
    if let row = causes.firstIndex(where: { $0 < 0 }) {
      throw .badValue(argument: "causes", row: row, column: 0, value: Double(causes[row]))
    }
    if let strata { try Self.requireLength(strata.count, "strata", n) }
    if let entries {
      try Self.check(entries, "entries", count: n)
      if let row = durations.indices.first(where: { entries[$0] >= durations[$0] }) {
        throw .endsBeforeEntry(row: row)
      }
    }
    if let weights {
      try Self.check(weights, "weights", count: n)
      guard weights.contains(where: { $0 > 0 }) else { throw .tooFewRows(needed: 1, found: 0) }
    }
    self.durations = durations
    self.causes = causes
    self.entries = entries
    self.weights = weights
    self.strata = strata
  }

  /// Checks times of one kind of event.
  ///
  /// - Throws: ``SurvivalError`` as for causes.
  public init(
    durations: [Double], events: [Bool], entries: [Double]? = nil, weights: [Double]? = nil,
    strata: [Int]? = nil
  ) throws(SurvivalError) {
    try self.init(
      durations: durations, causes: events.map { $0 ? 1 : 0 }, entries: entries, weights: weights,
      strata: strata)
  }

  /// The number of rows.
  public var count: Int { durations.count }

  func weight(_ row: Int) -> Double { weights?[row] ?? 1 }

  /// Whether a row that counts ends with a cause, or with any when `cause` is `nil`.
  func hasEvent(_ row: Int, cause: Int?) -> Bool {
    causes[row] > 0 && (cause == nil || causes[row] == cause) && weight(row) > 0
  }

  private static func requireLength(
    _ found: Int, _ argument: String, _ expected: Int
  ) throws(SurvivalError) {
    guard found == expected else {
      throw .lengthMismatch(argument: argument, expected: expected, found: found)
    }
  }

  private static func check(
    _ values: [Double], _ argument: String, count: Int
  ) throws(SurvivalError) {
    try requireLength(values.count, argument, count)
    if let row = values.firstIndex(where: { !($0 >= 0 && $0 < .infinity) }) {
      throw .badValue(argument: argument, row: row, column: 0, value: values[row])
    }
  }
}

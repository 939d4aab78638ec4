public import Calendars

/// What the history of a book's deals covers: for each field where it comes from, since when, and
/// for how many deals it is known from their creation on.
///
/// What is not covered is censored: unknown, not unchanged.
public struct HistoryCoverage: Sendable, Equatable {
  /// Where a field's history comes from.
  public enum Source: String, Sendable, CaseIterable {
    /// Nowhere: one value for each deal, that of the export, or none.
    case none
    /// Records of states, each with the values after a change; dated exports count as such.
    case states
    /// A log of the field's changes.
    case log
    /// Both.
    case both
  }

  /// What is known of one field.
  public struct Field: Sendable, Equatable {
    /// Its name: stage, amount, close_date, owner, category.
    public let name: String
    /// Where its history comes from.
    public let source: Source
    /// The first record of any deal; `nil` where there is none.
    public let firstRecord: Instant?
    /// Deals of which it is known from their creation on.
    public let whole: Int
    /// Deals of which it is known only from a later moment on: censored before.
    public let censored: Int
    /// Deals of which it is not known at any moment.
    public let unknown: Int

    /// The share of deals of which it is known from their creation on; `nil` without deals or
    /// without a history.
    public var wholeShare: Double? {
      let deals = whole + censored + unknown
      return source == .none || deals == 0 ? nil : Double(whole) / Double(deals)
    }
  }

  /// The names of the fields, in the order of ``fields``.
  public static let fieldNames = ["stage", "amount", "close_date", "owner", "category"]

  /// The fields.
  public let fields: [Field]
  /// The deals of the book.
  public let deals: Int

  /// A field by its name; `nil` for a name that is none.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// A sentence for each field, for people.
  ///
  /// - Parameter zone: the zone in which days are counted.
  public func sentences(zone: BusinessTimeZone) -> [String] {
    fields.map { field in
      guard let first = field.firstRecord else {
        return "\(field.name): no history; " + HistoryCoverage.withoutHistory(field.name)
      }
      var parts = [
        "\(field.name): recorded since \(zone.day(of: first)) (\(field.source.words))",
        "known from the creation on for \(field.whole) of \(deals) deals",
      ]
      if field.censored > 0 { parts.append("only from later on for \(field.censored) (censored)") }
      if field.unknown > 0 { parts.append("never for \(field.unknown)") }
      return parts.joined(separator: "; ")
    }
  }

  private static func withoutHistory(_ name: String) -> String {
    switch name {
    case "owner": "the exported owner counts for the whole life of a deal"
    case "amount": "the exported amount counts as `amountKnown` says"
    case "stage": "only creation and close are known"
    default: "unknown at any past day"
    }
  }
}

extension HistoryCoverage.Source {
  fileprivate var words: String {
    switch self {
    case .none: "no history"
    case .states: "records of states"
    case .log: "log of changes"
    case .both: "records of states and a log of changes"
    }
  }
}

/// Counts deals by what their history covers, one after the other.
struct CoverageCount {
  /// A record within a day of the creation tells the value at the creation: what is asked for are
  /// whole days.
  static let patience: Int64 = 86_400

  private var whole: [Int]
  private var censored: [Int]
  private var deals = 0

  init() {
    whole = Array(repeating: 0, count: HistoryCoverage.fieldNames.count)
    censored = whole
  }

  /// Counts a deal whose fields are known since the given seconds.
  mutating func add(since: [Int64], created: Int64) {
    deals += 1
    for field in whole.indices where since[field] != .max {
      let isWhole = since[field] - CoverageCount.patience < created
      if isWhole { whole[field] += 1 } else { censored[field] += 1 }
    }
  }

  /// The counts of a book's sources.
  func coverage(_ sources: HistorySources) -> HistoryCoverage {
    let fields = HistoryCoverage.fieldNames.enumerated().map { field, name in
      let first = sources.firstRecord[field]
      let source: HistoryCoverage.Source =
        switch (sources.inStates.has(field), sources.logged.has(field)) {
        case (true, true): .both
        case (true, false): .states
        case (false, true): .log
        case (false, false): .none
        }
      return HistoryCoverage.Field(
        name: name, source: source,
        firstRecord: first == .max ? nil : Instant(seconds: first), whole: whole[field],
        censored: censored[field], unknown: deals - whole[field] - censored[field])
    }
    return HistoryCoverage(fields: fields, deals: deals)
  }
}

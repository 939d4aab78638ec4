public import Calendars

/// A forecast that a person made for a node and period, in the reporting currency.
public struct KnownCall: Hashable, Sendable {
  /// The period's id, such as 2025-Q4.
  public let period: String
  /// The node: level names and values; empty for the whole company.
  public let path: [String: String]
  /// Minor units of the reporting currency.
  public let amount: Int64
  /// What it counts, such as commit; `nil` for the call as such.
  public let category: String?
  /// When it was made.
  public let madeAt: Instant
  /// Who made it; `nil` where not said.
  public let madeBy: String?
  /// Rep, manager or another voice, in small letters; `nil` where not said.
  public let role: String?

  /// A call.
  public init(
    period: String, path: [String: String], amount: Int64, category: String? = nil,
    madeAt: Instant, madeBy: String? = nil, role: String? = nil
  ) {
    self.period = period
    self.path = path
    self.amount = amount
    self.category = category
    self.madeAt = madeAt
    self.madeBy = madeBy
    self.role = role
  }

  init(_ fact: CallFact, path: [String: String], amount: Int64) {
    self.init(
      period: fact.period, path: path, amount: amount,
      category: fact.category.isEmpty
        ? nil : ForecastCategory(label: fact.category)?.name ?? fact.category,
      madeAt: Instant(seconds: fact.madeAt), madeBy: fact.madeBy.isEmpty ? nil : fact.madeBy,
      role: fact.role.isEmpty ? nil : fact.role.lowercased())
  }
}

extension KnownCall: Comparable {
  /// By time, then by everything else, so that the order of the files does not matter.
  public static func < (left: KnownCall, right: KnownCall) -> Bool {
    if left.madeAt != right.madeAt { return left.madeAt < right.madeAt }
    return left.texts.lexicographicallyPrecedes(right.texts)
      || (left.texts == right.texts && left.amount < right.amount)
  }

  private var texts: [String] {
    [period, role ?? "", madeBy ?? "", category ?? ""]
      + path.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
  }
}

public import Calendars

/// A deal as it was known at a day.
public struct ShownDeal: Equatable, Sendable {
  /// `open`, `won` or `lost`.
  public enum Status: String, Sendable {
    case open, won, lost
  }

  /// The deal's id.
  public let id: String
  /// Whether it is open, or how it ended.
  public let status: Status
  /// The account's name.
  public var account: String?
  /// Who owns it.
  public var owner: String?
  /// The stage; `nil` while unknown.
  public var stage: String?
  /// Minor units; `nil` where blank.
  public var amount: Int64?
  /// The forecast category.
  public var category: String?
  /// The expected close day.
  public var closeDay: Day?
  /// The day of its creation.
  public let created: Day
  /// The day on which it was won or lost.
  public var closed: Day?
  /// Why it was lost, in the CRM's words.
  public var lossReason: String?
  /// P(won) once closed; `nil` where closed, or no model applies.
  public var winProbability: Double?
  /// P(won in the running quarter); likewise.
  public var periodProbability: Double?

  /// A deal of which only id, status and creation are known; set the rest.
  public init(id: String, status: Status, created: Day) {
    self.id = id
    self.status = status
    self.created = created
  }
}

/// A count of deals and what they are worth.
public struct ShownTotal: Equatable, Sendable {
  /// The deals.
  public let count: Int
  /// Of these, the ones without an amount: counted and not priced.
  public let missingCount: Int
  /// The sum of the others, minor units; `nil` where deals are there and none has an amount.
  public let amount: Int64?

  /// The total of some amounts.
  public init(_ amounts: [Int64?]) {
    count = amounts.count
    let priced = amounts.compactMap { $0 }
    missingCount = amounts.count - priced.count
    amount = priced.isEmpty && !amounts.isEmpty ? nil : ShownTotal.sum(priced)
  }

  /// The total of some deals.
  public init(_ deals: [ShownDeal]) { self.init(deals.map(\.amount)) }

  /// A sum that stays at the largest number rather than to overflow.
  private static func sum(_ amounts: [Int64]) -> Int64 {
    amounts.reduce(0) { sum, amount in
      let (total, isOver) = sum.addingReportingOverflow(amount)
      return isOver ? (amount > 0 ? .max : .min) : total
    }
  }
}

/// A lead as it was known at a day.
public struct ShownLead: Equatable, Sendable {
  /// The lead's id.
  public let id: String
  /// The day of its creation.
  public let created: Day
  /// The day of its conversion.
  public var converted: Day?
  /// The id of the deal that it became.
  public var deal: String?
  /// Where it came from.
  public var source: String?
  /// The company.
  public var company: String?
  /// Who works on it.
  public var owner: String?

  /// A lead of which only id and creation are known; set the rest.
  public init(id: String, created: Day) {
    self.id = id
    self.created = created
  }
}

/// Somebody with whom there were activities.
public struct ShownContact: Equatable, Sendable {
  /// The name, as the activities write it.
  public let name: String
  /// Activities with them.
  public let count: Int
  /// The day of the first one.
  public let first: Day
  /// The day of the last one.
  public let last: Day

  /// A contact.
  public init(name: String, count: Int, first: Day, last: Day) {
    self.name = name
    self.count = count
    self.first = first
    self.last = last
  }
}

/// How often a kind of activity was counted.
public struct ShownCount: Equatable, Sendable {
  /// The kind.
  public let kind: ShownEvent.Kind
  /// The number.
  public let count: Int

  /// The counts of the kinds that some events have, in the order of the kinds.
  public static func of(_ events: [ShownEvent]) -> [ShownCount] {
    ShownEvent.Kind.allCases.compactMap { kind in
      let count = events.count { $0.kind == kind && $0.isActivity }
      return count > 0 ? ShownCount(kind: kind, count: count) : nil
    }
  }
}

/// The model by which open deals have probabilities.
public struct ShownModel: Equatable, Sendable {
  /// Its name.
  public let id: String
  /// The day as of which it was trained.
  public let trainedAsOf: Day

  /// A model.
  public init(id: String, trainedAsOf: Day) {
    self.id = id
    self.trainedAsOf = trainedAsOf
  }
}

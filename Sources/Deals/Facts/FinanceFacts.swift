/// An exchange rate from a day on.
public struct RateFact: Sendable, Equatable, Hashable {
  /// The ISO code of the currency that is converted.
  public var currency: String
  /// The first day on which it holds, in days since 1970-01-01.
  public var day: Int32
  /// What one major unit is worth in major units of the reporting currency; finite, above zero.
  public var rate: Double
  /// The table it belongs to, such as spot or budget; blank for the only one.
  public var table: String
  /// Seconds from which it was known; ``Blank/instant``: from its day on.
  public var knownFrom: Int64

  /// A rate as given.
  public init(
    currency: String, day: Int32, rate: Double, table: String = "", knownFrom: Int64 = Blank.instant
  ) {
    self.currency = currency
    self.day = day
    self.rate = rate
    self.table = table
    self.knownFrom = knownFrom
  }
}

/// What a team spent in a period.
public struct SpendFact: Sendable, Equatable, Hashable {
  /// The period's id, such as 2025-11 or 2025-Q4.
  public var period: String
  /// Marketing, sales, or another team.
  public var team: String
  /// The account of the ledger, or the campaign; blank where not said.
  public var accountCode: String
  /// The amount in minor units of its currency.
  public var amount: Int64
  /// The ISO code of the currency.
  public var currency: String

  /// Spend as given.
  public init(period: String, team: String, accountCode: String, amount: Int64, currency: String) {
    self.period = period
    self.team = team
    self.accountCode = accountCode
    self.amount = amount
    self.currency = currency
  }
}

/// A forecast made by a person for a node and period.
public struct CallFact: Sendable, Equatable, Hashable {
  /// The period's id, such as 2025-Q4.
  public var period: String
  /// The node: level names and values; empty for the whole company.
  public var path: [String: String]
  /// The amount called, in minor units of its currency.
  public var amount: Int64
  /// The ISO code of the currency.
  public var currency: String
  /// Commit, best case or another category; blank for the call as such.
  public var category: String
  /// Seconds of the call.
  public var madeAt: Int64
  /// Who made it; blank where not said.
  public var madeBy: String
  /// Rep, manager or another voice; blank where not said.
  public var role: String

  /// A call as given.
  public init(
    period: String, path: [String: String], amount: Int64, currency: String, category: String,
    madeAt: Int64, madeBy: String, role: String
  ) {
    self.period = period
    self.path = path
    self.amount = amount
    self.currency = currency
    self.category = category
    self.madeAt = madeAt
    self.madeBy = madeBy
    self.role = role
  }
}

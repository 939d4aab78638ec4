public import Tabular

/// Everything read from the exports, typed and in columns, in the order of the files.
///
/// Facts are what the CRM said; nothing is derived here. ``DealBook`` is made from them.
/// Text is held once, in symbol tables; a code of -1 means that the field was blank.
public struct DealFacts: Sendable {
  /// The identifiers of all deals named in any table; a code is used by the tables below.
  public var ids = SymbolTable()
  /// The people who own deals.
  public var owners = SymbolTable()
  /// One table of labels for each of ``DealSettings/attributeNames``.
  public var attributes = DealSettings.attributeNames.map { _ in SymbolTable() }
  /// Why deals were lost, in the words of the CRM's list.
  public var lossReasons = SymbolTable()
  /// One row per deal as exported.
  public var deals = DealTable()
  /// One row per recorded change.
  public var history = HistoryTable()
  /// One row per call, mail, meeting.
  public var activities = ActivityTable()
  /// Quotas by node and period.
  public var quotas: [QuotaFact] = []
  /// Who reports to whom.
  public var people: [PersonFact] = []
  /// The currencies of amounts that are not in the reporting currency, by their ISO codes.
  public var currencies = SymbolTable()
  /// Exchange rates.
  public var rates: [RateFact] = []
  /// Leads.
  public var leads = LeadTable()
  /// Customers.
  public var accounts: [AccountFact] = []
  /// What marketing and sales cost.
  public var spend: [SpendFact] = []
  /// Forecasts made by people.
  public var calls: [CallFact] = []
  /// Deals that were merged into others.
  public var merges: [MergeFact] = []

  /// No facts yet.
  public init() {}

  /// Lets go of all rows and keeps the symbols, so that codes given out stay valid.
  public mutating func removeRows() {
    deals.removeAll()
    history.removeAll()
    activities.removeAll()
    quotas = []
    people = []
    rates = []
    leads.removeAll()
    accounts = []
    spend = []
    calls = []
    merges = []
  }

  /// The number of rows of all tables.
  public var rowCount: Int {
    deals.count + history.count + activities.count + quotas.count + people.count + rates.count
      + leads.count + accounts.count + spend.count + calls.count + merges.count
  }
}

/// Values that mean "blank" in the fixed-width columns.
public enum Blank {
  /// No amount.
  public static let amount = Int64.min
  /// No instant.
  public static let instant = Int64.min
  /// No day.
  public static let day = Int32.min
  /// No stage, owner, label or category; for currencies: the reporting currency.
  public static let code: Int32 = -1
  /// A currency that a history record does not name.
  public static let unsaid: Int32 = -2
}

/// The deals file: current values and those that never change.
public struct DealTable: Sendable {
  /// Code of the deal's id.
  public var deal: [Int32] = []
  /// Seconds of the creation, or ``Blank/instant`` for an open deal of which it is not known.
  public var created: [Int64] = []
  /// Seconds of the close, or ``Blank/instant``.
  public var closed: [Int64] = []
  /// Expected (open) or actual (closed) close day, or ``Blank/day``.
  public var closeDay: [Int32] = []
  /// Stage code at export, or -1.
  public var stage: [Int16] = []
  /// Amount in minor units of its currency, or ``Blank/amount``.
  public var amount: [Int64] = []
  /// Code of the amount's currency in ``DealFacts/currencies``; -1 for the reporting currency.
  public var currency: [Int32] = []
  /// Seconds of the deletion, or ``Blank/instant`` for a deal that is still there.
  public var deleted: [Int64] = []
  /// Code of the owner at export, or -1.
  public var owner: [Int32] = []
  /// Forecast category at export, or -1.
  public var category: [Int8] = []
  /// Code of why it was lost in ``DealFacts/lossReasons``, or -1; empty where nobody reads it.
  public var lossReason: [Int32] = []
  /// One column of codes per attribute of ``DealSettings/attributeNames``.
  public var attributes: [[Int32]] = DealSettings.attributeNames.map { _ in [] }
  /// The number of deals.
  public var count: Int { deal.count }
}

/// One recorded change per row: the values after it.
public struct HistoryTable: Sendable {
  /// Code of the deal's id.
  public var deal: [Int32] = []
  /// Seconds of the change.
  public var at: [Int64] = []
  /// Stage code, or -1 when the row does not say.
  public var stage: [Int16] = []
  /// Amount in minor units of its currency; ``Blank/amount`` where blank.
  public var amount: [Int64] = []
  /// Code of the currency, -1 for the reporting currency, ``Blank/unsaid`` when the row does not
  /// say: the amount is then in the deal's currency, with the decimals of the reporting currency.
  public var currency: [Int32] = []
  /// Expected close day; ``Blank/day`` where blank.
  public var closeDay: [Int32] = []
  /// Owner code, or -1.
  public var owner: [Int32] = []
  /// Forecast category, or -1.
  public var category: [Int8] = []
  /// Which of the fields this row says (bits of ``HistoryFields``): others are carried on.
  public var says: [UInt8] = []

  /// The number of changes.
  public var count: Int { deal.count }
}

/// One call, mail or meeting per row.
public struct ActivityTable: Sendable {
  /// Code of the deal's id; -1 for an activity of a lead or account alone.
  public var deal: [Int32] = []
  /// Seconds of its start.
  public var at: [Int64] = []
  /// What else is known of each; empty when the reader was told not to keep it.
  public var details = ActivityDetails()

  /// The number of activities.
  public var count: Int { deal.count }
}

/// A quota as declared: for one node of the hierarchy and one fiscal period.
public struct QuotaFact: Sendable, Equatable, Hashable {
  /// The period's id, such as 2025-Q4.
  public var period: String
  /// The node: level names and values; empty for the whole company. The level `node` stands for the
  /// one in which the value is found.
  public var path: [String: String]
  /// The quota in minor units of the reporting currency.
  public var amount: Int64
  /// Seconds from which it was known; ``Blank/instant`` means always.
  public var knownFrom: Int64

  /// A quota for a node and period.
  public init(period: String, path: [String: String], amount: Int64, knownFrom: Int64) {
    self.period = period
    self.path = path
    self.amount = amount
    self.knownFrom = knownFrom
  }
}

/// Where an owner stands in the organisation, and since when.
public struct PersonFact: Sendable, Equatable, Hashable {
  /// The owner's name or id as the deals write it.
  public var owner: String
  /// The manager, blank when not said.
  public var manager: String
  /// The region, blank when not said.
  public var region: String
  /// Seconds from which this holds; ``Blank/instant``: from ever.
  public var validFrom: Int64

  /// A person's place.
  public init(owner: String, manager: String, region: String, validFrom: Int64 = Blank.instant) {
    self.owner = owner
    self.manager = manager
    self.region = region
    self.validFrom = validFrom
  }
}

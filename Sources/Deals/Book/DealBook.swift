public import Calendars
internal import Tabular

/// Every deal with its whole recorded life, in columns, ordered by id.
///
/// What was known at a date is read through ``KnownDeals`` (``asOf(_:)``); the columns themselves
/// are out of reach of the modules above, so that nothing can look ahead.
///
///     deal 0: states[stateStart[0] ..< stateStart[1]]   one per change, the values after it
///     deal 1: states[stateStart[1] ..< stateStart[2]]
public final class DealBook: Sendable {
  /// The settings under which the facts were read.
  public let settings: DealSettings
  /// The fiscal calendar.
  public let calendar: FiscalCalendar
  /// The days on which work is done.
  public let businessDays: BusinessCalendar
  /// The business time zone.
  public let zone: BusinessTimeZone
  /// Which fields have a recorded history; the others are constants or unknown before the close.
  public let recorded: HistoryFields
  /// What the history covers: for each field since when, and for how many deals.
  public let coverage: HistoryCoverage
  /// What was set aside while building, in words.
  public let notes: [String]

  let firstRecord: [Int64]
  let firstActivity: Int64
  let ids: SymbolTable
  let idCode: [Int32]
  let owners: LabelColumn
  let attributes: [LabelColumn]
  let stateStart: [Int32]
  let states: StateColumns
  let rateSteps: RateSteps
  let activityStart: [Int32]
  let activityAt: [Int64]
  let activityMarks: ActivityMarks
  /// `nil` where the book was made without it.
  let tracking: TrackingColumns?
  let quotas: [QuotaFact]
  /// In the order of their moments.
  let calls: [KnownCall]
  let places: OwnerPlaces
  let exportStage: [Int16]
  let exportCloseDay: [Int32]
  /// When deals were deleted, by position; the others are still there.
  let deletedAt: [Int32: Int64]
  let lastFact: Int64

  /// The book of the given facts.
  ///
  /// The result does not depend on the order of the records: deals are ordered by id, labels by
  /// their bytes, changes by time and then by stage and values.
  ///
  /// - Parameter keeps: what is kept of activities beside their deals and times, and of leads,
  ///   accounts and spend.
  /// - Throws: ``CalendarError`` for an unknown time zone or fiscal year.
  public init(
    _ facts: consuming DealFacts, settings: DealSettings, keeps: BookDetails = .all
  ) throws(CalendarError) {
    calendar = try settings.fiscalCalendar()
    businessDays = settings.businessDays ?? BusinessCalendar()
    zone = try BusinessTimeZone(identifier: settings.timeZone)
    var builder = DealBookBuilder(facts: facts, settings: settings, zone: zone, keeps: keeps)
    builder.build()
    self.settings = settings
    recorded = builder.sources.recorded
    firstRecord = builder.sources.firstRecord
    coverage = builder.coverage.coverage(builder.sources)
    firstActivity = builder.firstActivity
    notes = builder.notes
    ids = builder.facts.ids
    idCode = builder.idCode
    owners = LabelColumn(labels: builder.ownerLabels)
    attributes = builder.attributes
    stateStart = builder.stateStart
    states = builder.states
    rateSteps = builder.rateSteps
    activityStart = builder.activityStart
    activityAt = builder.activityAt
    activityMarks = builder.activityMarks
    tracking = builder.tracking
    quotas = builder.facts.quotas
    calls = builder.calls
    places = builder.places
    exportStage = builder.exportStage
    exportCloseDay = builder.exportCloseDay
    deletedAt = builder.deletedAt
    lastFact = builder.lastFact
  }

  /// The number of deals, whenever they were created.
  var count: Int { idCode.count }

  /// What was known before an instant.
  public func known(before instant: Instant) -> KnownDeals {
    KnownDeals(book: self, cutoff: instant)
  }

  /// What was known at the end of a day in the business time zone.
  public func known(atEndOf day: Day) -> KnownDeals {
    known(before: zone.startOfDay(day + 1))
  }
}

/// Labels of one attribute: sorted text, and for each deal a code, -1 where blank.
struct LabelColumn: Sendable {
  /// The labels in ascending order of their bytes; a code is a position here.
  let labels: [String]
  /// One code per deal; empty for the owners' table, whose codes live in the states.
  var codes: [Int32] = []
}

/// The states of all deals, one row per change.
struct StateColumns: Sendable {
  var at: [Int64] = []
  var amount: [Int64] = []
  var closeDay: [Int32] = []
  var owner: [Int32] = []
  var stage: [Int16] = []
  var category: [Int8] = []
  /// Codes of the amounts' currencies; kept only while a life is rebuilt that needs them.
  var currency: [Int32] = []
  var keepsCurrency = false

  var count: Int { at.count }

  mutating func reserve(_ capacity: Int) {
    at.reserveCapacity(capacity)
    amount.reserveCapacity(capacity)
    closeDay.reserveCapacity(capacity)
    owner.reserveCapacity(capacity)
    stage.reserveCapacity(capacity)
    category.reserveCapacity(capacity)
  }

  mutating func append(_ state: DealState) {
    at.append(state.at)
    amount.append(state.amount)
    closeDay.append(state.closeDay)
    owner.append(state.owner)
    stage.append(state.stage)
    category.append(state.category)
    if keepsCurrency { currency.append(state.currency) }
  }

  /// One row.
  func state(_ index: Int) -> DealState {
    DealState(
      at: at[index], stage: stage[index], amount: amount[index], closeDay: closeDay[index],
      owner: owner[index], category: category[index],
      currency: keepsCurrency ? currency[index] : Blank.code)
  }

  mutating func removeAll() {
    at.removeAll(keepingCapacity: true)
    amount.removeAll(keepingCapacity: true)
    closeDay.removeAll(keepingCapacity: true)
    owner.removeAll(keepingCapacity: true)
    stage.removeAll(keepingCapacity: true)
    category.removeAll(keepingCapacity: true)
    currency.removeAll(keepingCapacity: true)
  }

  mutating func removeLast() {
    at.removeLast()
    amount.removeLast()
    closeDay.removeLast()
    owner.removeLast()
    stage.removeLast()
    category.removeLast()
    if keepsCurrency { currency.removeLast() }
  }

  /// Where amounts have no history, a closed deal has the amount of the deals file.
  mutating func setClosedAmounts(from start: Int, _ value: Int64, _ isClosed: (Int16) -> Bool) {
    for index in start..<count where isClosed(stage[index]) { amount[index] = value }
  }
}

/// One state of a deal: the values that hold from `at` on.
struct DealState: Sendable, Equatable {
  var at: Int64
  var stage: Int16 = -1
  var amount: Int64 = Blank.amount
  var closeDay: Int32 = Blank.day
  var owner: Int32 = Blank.code
  var category: Int8 = -1
  /// Of the amount while a life is rebuilt; in the book all amounts are in the reporting currency.
  var currency: Int32 = Blank.code
}

extension DealBook {
  /// The day of the last fact in the book.
  public var lastDay: Day { zone.day(of: Instant(seconds: lastFact)) }
}

public import Calendars
internal import Tabular

/// The deals as they were known before a moment: the only door to the facts of a ``DealBook``.
///
/// Nothing that became true at or after ``cutoff`` can be read through it, so whatever is computed
/// from it is a function of what was known then.
public struct KnownDeals: Sendable {
  let book: DealBook
  /// The moment; facts dated strictly before it are known.
  public let cutoff: Instant

  init(book: DealBook, cutoff: Instant) {
    self.book = book
    self.cutoff = cutoff
  }

  /// The settings of the book.
  public var settings: DealSettings { book.settings }
  /// The fiscal calendar.
  public var calendar: FiscalCalendar { book.calendar }
  /// The days on which work is done.
  public var businessDays: BusinessCalendar { book.businessDays }
  /// The business time zone.
  public var zone: BusinessTimeZone { book.zone }
  /// Fields with a history recorded before the cutoff.
  public var recorded: HistoryFields {
    var fields: HistoryFields = []
    for (field, first) in book.firstRecord.enumerated() where first < cutoff.seconds {
      fields.insert(HistoryFields(rawValue: 1 << UInt8(field)))
    }
    return fields
  }
  /// Whether any activity is known at the cutoff.
  public var hasActivities: Bool { book.firstActivity < cutoff.seconds }
  /// Whether any activity known at the cutoff says that it was from or towards the customer.
  public var hasDirections: Bool { book.activityMarks.firstWay < cutoff.seconds }
  /// Whether any activity known at the cutoff says with whom it was.
  public var hasPeople: Bool { book.activityMarks.firstPerson < cutoff.seconds }
  /// Whether any activity is known to have been planned before the cutoff, ahead of its time.
  public var hasPlans: Bool { book.activityMarks.firstPlan < cutoff.seconds }
  /// The last day that is wholly known.
  public var asOf: Day { book.zone.day(of: Instant(seconds: cutoff.seconds - 1)) }

  /// What was known at an earlier moment.
  public func known(before moment: Instant) -> KnownDeals {
    KnownDeals(book: book, cutoff: min(moment, cutoff))
  }

  /// The positions of the deals created before the cutoff, in the order of their ids.
  public var deals: [Int] { (0..<book.count).filter(isPresent) }

  /// Whether a deal was created before the cutoff, and not deleted before it.
  func isPresent(_ deal: Int) -> Bool {
    guard book.states.at[Int(book.stateStart[deal])] < cutoff.seconds else { return false }
    if book.deletedAt.isEmpty { return true }
    return book.deletedAt[Int32(deal)].map { $0 >= cutoff.seconds } ?? true
  }

  /// The life of one deal, not yet advanced.
  public func timeline(_ deal: Int) -> DealTimeline {
    DealTimeline(book: book, deal: deal, cutoff: cutoff.seconds)
  }

  /// A deal as it was known at the cutoff.
  public func latest(_ deal: Int) -> DealTimeline {
    var timeline = timeline(deal)
    timeline.advance(to: cutoff)
    return timeline
  }

  /// Every deal created before the cutoff, as it was known then, in the order of the ids.
  public func forEachLatest(_ body: (DealTimeline) -> Void) {
    for deal in 0..<book.count where isPresent(deal) { body(latest(deal)) }
  }

  /// When a deal was created.
  public func created(_ deal: Int) -> Instant {
    Instant(seconds: book.states.at[Int(book.stateStart[deal])])
  }

  /// The deal's identifier.
  public func id(_ deal: Int) -> String { book.ids.string(book.idCode[deal]) }

  /// A number made of the deal's identifier alone: for choices that must not depend on the rest of
  /// the data.
  public func idHash(_ deal: Int) -> UInt64 {
    book.ids.withBytes(of: book.idCode[deal]) { LabelHash.of($0) }
  }

  /// The name of an owner code.
  public func ownerName(_ owner: Int) -> String { book.owners.labels[owner] }

  /// The number of owner codes.
  public var ownerCount: Int { book.owners.labels.count }

  /// The labels of an attribute of ``DealSettings/attributeNames``, in the order of their codes.
  public func labels(of attribute: String) -> [String] { column(attribute)?.labels ?? [] }

  /// An attribute's column, to be asked for many deals; `nil` for a name that is none.
  public func column(_ attribute: String) -> AttributeColumn? {
    DealSettings.attributeNames.firstIndex(of: attribute).map {
      AttributeColumn(book: book, position: $0, cutoff: cutoff.seconds)
    }
  }

  /// The code of a deal's attribute, -1 where blank; see ``AttributeColumn/code(deal:owner:)``.
  public func code(of attribute: String, deal: Int, owner: Int?) -> Int {
    column(attribute)?.code(deal: deal, owner: owner) ?? -1
  }

  /// The label of a deal's attribute, or `nil` where blank.
  public func label(of attribute: String, deal: Int, owner: Int?) -> String? {
    guard let column = column(attribute) else { return nil }
    let code = column.code(deal: deal, owner: owner)
    return code < 0 ? nil : column.labels[code]
  }

  /// The values of the hierarchy's levels for a deal with this owner, top first.
  public func path(of deal: Int, owner: Int?) -> [String] {
    settings.hierarchy.map { level in
      if level == "owner" { return owner.map(ownerName) ?? KnownDeals.none }
      return label(of: level, deal: deal, owner: owner) ?? KnownDeals.none
    }
  }

  /// What stands for a blank level or segment.
  public static let none = "(none)"

  /// Stage and expected close day of the deals file, when nothing in the book is dated at or
  /// after the cutoff: only for showing, never for a model, since they are undated.
  public func exported(_ deal: Int) -> (stage: Int?, closeDay: Day?)? {
    guard book.lastFact < cutoff.seconds else { return nil }
    let stage = Int(book.exportStage[deal])
    let day = book.exportCloseDay[deal]
    return (stage < 0 ? nil : stage, day == Blank.day ? nil : Day(number: day))
  }
}

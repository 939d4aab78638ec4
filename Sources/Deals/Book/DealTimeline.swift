public import Calendars

/// Whether a deal is open at a moment, or how it ended.
public enum DealStatus: Sendable {
  /// Not yet created.
  case absent
  /// Open.
  case open
  /// Won and not undone since.
  case won
  /// Lost and not undone since.
  case lost
}

/// One deal's life, read forward up to a cutoff: what was known of it at each moment.
///
/// `advance(to:)` moves the clock; every property then tells what was known strictly before that
/// moment. The clock cannot pass the cutoff of the ``KnownDeals`` that made it.
public struct DealTimeline: Sendable {
  /// The deal's position in the book; follows the order of ids.
  public let deal: Int
  let book: DealBook
  let cutoff: Int64
  private let end: Int
  private var next: Int
  private var activityNext: Int

  /// Whether it is open, won, lost or not there yet.
  public private(set) var status = DealStatus.absent
  /// When it was created.
  public let created: Instant
  /// When it was won or lost, as it is now; `nil` while open. A lost deal that is won later was won
  /// then, though nobody reopened it.
  public private(set) var closed: Instant?
  /// When the current stage was entered; `nil` while the stage is unknown.
  public private(set) var stageEntered: Instant?
  /// When the forecast category last changed; the creation before any change.
  public private(set) var categoryEntered: Instant?
  /// How often the expected close day moved later across a month boundary.
  public private(set) var pushCount = 0
  /// How often it moved later across a fiscal quarter boundary.
  public private(set) var quarterPushCount = 0
  /// Stage code in ``StageList``; `nil` while unknown.
  public var stage: Int? { current.stage < 0 ? nil : Int(current.stage) }
  /// The last open stage before the close, or the current one; `nil` while unknown.
  public private(set) var openStage: Int?
  /// Amount in minor units of the reporting currency; `nil` while unknown or blank.
  public var amount: Int64? { current.amount == Blank.amount ? nil : current.amount }
  /// Expected close day; `nil` while unknown or blank.
  public var closeDay: Day? {
    current.closeDay == Blank.day ? nil : Day(number: current.closeDay)
  }
  /// Owner code of ``KnownDeals/ownerName(_:)``; `nil` while unknown.
  public var owner: Int? { current.owner < 0 ? nil : Int(current.owner) }
  /// Forecast category; `nil` while unknown.
  public var category: ForecastCategory? { ForecastCategory(rawValue: current.category) }

  private var current = DealState(at: 0)

  init(book: DealBook, deal: Int, cutoff: Int64) {
    self.book = book
    self.deal = deal
    self.cutoff = cutoff
    next = Int(book.stateStart[deal])
    end = Int(book.stateStart[deal + 1])
    activityNext = Int(book.activityStart[deal])
    created = Instant(seconds: book.states.at[next])
  }

  /// Moves the clock forward.
  ///
  /// - Parameter moment: not before the last one, not after the cutoff.
  public mutating func advance(to moment: Instant) {
    precondition(moment.seconds <= cutoff, "a timeline may not be read beyond its cutoff")
    while next < end, book.states.at[next] < moment.seconds {
      enter(next)
      next += 1
    }
  }

  /// When the next change comes, if it comes before the cutoff.
  public var nextChange: Instant? {
    guard next < end, book.states.at[next] < cutoff else { return nil }
    return Instant(seconds: book.states.at[next])
  }

  /// The last change at which exchange rates changed the amount, and what the amount before it was
  /// at the new rates, minor units; `nil` before any.
  public private(set) var rated: (at: Instant, amount: Int64)?

  /// The moments of its activities in `[from, to)`, in their order; `to` is not after the cutoff.
  public func activities(from: Instant, to moment: Instant) -> ArraySlice<Int64> {
    let first = firstActivity(notBefore: min(from.seconds, cutoff))
    return book.activityAt[
      first..<max(first, firstActivity(notBefore: min(moment.seconds, cutoff)))]
  }

  private mutating func enter(_ index: Int) {
    let at = Instant(seconds: book.states.at[index])
    let stage = book.states.stage[index]
    if stage != current.stage || status == .absent {
      stageEntered = stage < 0 ? nil : at
    }
    let kind = stage < 0 ? StageKind.open : book.settings.stages.kind(Int(stage))
    switch kind {
    case .open:
      status = .open
      closed = nil
      openStage = stage < 0 ? nil : Int(stage)
    case .won, .lost:
      let ending: DealStatus = kind == .won ? .won : .lost
      if closed == nil || status != ending { closed = at }
      status = ending
    }
    if book.states.category[index] != current.category { categoryEntered = at }
    if kind == .open { countPush(to: book.states.closeDay[index]) }
    if !book.rateSteps.isEmpty, rated?.at != at, let amount = book.rateSteps.amount(state: index) {
      rated = (at, amount)
    }
    current.at = at.seconds
    current.stage = stage
    current.amount = book.states.amount[index]
    current.closeDay = book.states.closeDay[index]
    current.owner = book.states.owner[index]
    current.category = book.states.category[index]
  }

  private mutating func countPush(to closeDay: Int32) {
    guard current.closeDay != Blank.day, closeDay != Blank.day, closeDay > current.closeDay
    else { return }
    let before = Day(number: current.closeDay)
    let after = Day(number: closeDay)
    guard before.year * 12 + before.month < after.year * 12 + after.month else { return }
    pushCount += 1
    let calendar = book.calendar
    if calendar.start(of: .quarter, containing: before)
      < calendar.start(of: .quarter, containing: after)
    {
      quarterPushCount += 1
    }
  }

  /// The number of activities in `[from, to)`; `to` is not after the cutoff.
  public func activityCount(from: Instant, to moment: Instant) -> Int {
    firstActivity(notBefore: min(moment.seconds, cutoff))
      - firstActivity(notBefore: min(from.seconds, cutoff))
  }

  /// The last activity before a moment.
  public func lastActivity(before moment: Instant) -> Instant? {
    let position = firstActivity(notBefore: min(moment.seconds, cutoff))
    guard position > Int(book.activityStart[deal]) else { return nil }
    return Instant(seconds: book.activityAt[position - 1])
  }

  private func firstActivity(notBefore seconds: Int64) -> Int {
    var low = Int(book.activityStart[deal])
    var high = Int(book.activityStart[deal + 1])
    while low < high {
      let middle = (low + high) / 2
      if book.activityAt[middle] < seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

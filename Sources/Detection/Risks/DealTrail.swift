internal import Calendars
internal import Deals

/// A deal's timeline together with what its changes were: what the rules look back at.
struct DealTrail {
  private(set) var timeline: DealTimeline
  /// The amounts that held, each since when; the last one holds now.
  private(set) var amounts: [(since: Int64, amount: Int64)] = []
  /// The amount when the current category was entered.
  private(set) var amountAtCategory: Int64?
  /// When it was handed over.
  private(set) var transfers: [Int64] = []
  /// When it was moved back to an earlier open stage.
  private(set) var regressions: [Int64] = []
  /// The most stages advanced at once.
  private(set) var longestStep = 0
  /// Months and quarters by which the close day was moved later.
  private(set) var pushMonths = 0
  private(set) var pushQuarters = 0
  /// When anything last changed.
  private(set) var lastChange: Int64
  private let calendar: FiscalCalendar

  init(_ known: KnownDeals, deal: Int) {
    timeline = known.timeline(deal)
    calendar = known.calendar
    lastChange = timeline.created.seconds
  }

  /// Moves the clock forward, change by change.
  mutating func advance(to moment: Instant) {
    while let change = timeline.nextChange, change < moment {
      let before = timeline
      timeline.advance(to: Instant(seconds: change.seconds + 1))
      note(before, at: change.seconds)
    }
    timeline.advance(to: moment)
  }

  private mutating func note(_ before: DealTimeline, at seconds: Int64) {
    lastChange = seconds
    if let amount = timeline.amount, amount != amounts.last?.amount {
      amounts.append((seconds, amount))
    }
    if before.status == .absent || timeline.category != before.category {
      amountAtCategory = timeline.amount
    } else if amountAtCategory == nil {
      amountAtCategory = timeline.amount
    }
    guard before.status != .absent, timeline.status == .open else { return }
    if let old = before.owner, let new = timeline.owner, old != new { transfers.append(seconds) }
    if let old = before.openStage, let new = timeline.stage {
      if new < old { regressions.append(seconds) }
      if before.status == .open { longestStep = max(longestStep, new - old) }
    }
    notePush(from: before.closeDay)
  }

  private mutating func notePush(from old: Day?) {
    guard let old, let new = timeline.closeDay, old < new else { return }
    pushMonths += max(0, (new.year - old.year) * 12 + new.month - old.month)
    guard timeline.quarterPushCount > 0 else { return }
    var quarter = calendar.quarter(containing: old)
    // A close day far in the future is a mistake of the data; it is not counted out.
    for _ in 0..<DealTrail.mostQuarters where quarter.end <= new {
      quarter = calendar.period(quarter, offsetBy: 1)
      pushQuarters += 1
    }
  }

  private static let mostQuarters = 40

  /// The amount that held at a moment; `nil` before the first.
  func amount(at seconds: Int64) -> Int64? {
    amounts.last { $0.since <= seconds }?.amount
  }
}

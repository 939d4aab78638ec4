public import Calendars

/// A range of the activities known at a cutoff, in the order of their start.
public struct TrackedActivities: RandomAccessCollection, Sendable {
  let tracking: KnownTracking
  /// The range of ``TrackedActivity/row``.
  let rows: Range<Int>

  /// The row of the first one.
  public var startIndex: Int { rows.lowerBound }
  /// The row after that of the last one.
  public var endIndex: Int { rows.upperBound }
  /// The activity of a row.
  public subscript(row: Int) -> TrackedActivity { tracking.activity(row) }
}

extension KnownTracking {
  /// The activities that started in `[from, to)` and before the cutoff, in the order of their start.
  ///
  /// - Parameters:
  ///   - from: `nil` for the first one.
  ///   - to: `nil` for the cutoff.
  public func activities(from: Instant? = nil, to: Instant? = nil) -> TrackedActivities {
    let end = columns.activities.row(notBefore: min(to?.seconds ?? cutoff, cutoff))
    let start = from.map { columns.activities.row(notBefore: $0.seconds) } ?? 0
    return TrackedActivities(tracking: self, rows: min(start, end)..<end)
  }

  /// Gives each activity of ``activities(from:to:)`` to `body`.
  public func forEachActivity(
    from: Instant? = nil, to: Instant? = nil, _ body: (TrackedActivity) -> Void
  ) {
    for row in activities(from: from, to: to).rows { body(activity(row)) }
  }

  /// What was planned at the cutoff: entered before it, to start at it or later. Of these the
  /// outcome is ``ActivityOutcome/planned``, whatever became of them.
  public func plannedActivities() -> [TrackedActivity] {
    let activities = columns.activities
    return (activities.row(notBefore: cutoff)..<activities.count).filter { row in
      activities.entered[row] != Blank.instant && activities.entered[row] < cutoff
    }.map { activity($0) }
  }

  /// A row without what came at or after the cutoff.
  func activity(_ row: Int) -> TrackedActivity {
    let all = columns.activities
    func said(_ value: Int64) -> Int64? { value == Blank.instant ? nil : value }
    let start = all.start[row]
    let end = said(all.end[row])
    let entered = said(all.entered[row]).flatMap { $0 < cutoff ? $0 : nil }
    let nature = all.nature[row]
    let flags = nature.flags
    let deal = Int(all.deal[row])
    let seconds = said(all.seconds[row])
    let isPlanned = start >= cutoff
    let isOver = !isPlanned && (end ?? start + max(0, seconds ?? 0)) < cutoff
    return TrackedActivity(
      row: row, deal: deal >= 0 && known.isPresent(deal) ? deal : -1, owner: Int(all.owner[row]),
      person: Int(all.person[row]), account: Int(all.account[row]), kind: nature.kind,
      direction: nature.direction,
      outcome: isPlanned ? .planned : isOver ? nature.outcome : .unsaid,
      start: start, end: end, entered: entered, seconds: isOver ? seconds : nil,
      recipients: all.recipients[row] < 0 ? nil : Int(all.recipients[row]),
      isOpened: isPlanned ? nil : flags.isOpened, isDemo: flags.contains(.demo),
      isCopy: flags.contains(.child) || flags.contains(.recurrence), message: all.message[row])
  }
}

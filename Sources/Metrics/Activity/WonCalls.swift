internal import Calendars
internal import Deals

/// The deals won in a period, with the seconds of the calls that were made on them from their creation to the win.
struct WonCalls {
  struct Win {
    let deal: Int
    let owner: Int?
    let created: Int64
    let closed: Int64
    var seconds: Int64 = 0
  }

  private(set) var wins: [Win] = []

  init(_ frame: MetricFrame, _ tracking: KnownTracking) {
    let (start, stop) = (frame.start, frame.stateMoment)
    var first = frame.stateMoment
    var positions: [Int: Int] = [:]
    frame.known.forEachLatest { latest in
      guard latest.status == .won, let closed = latest.closed, start <= closed, closed < stop
      else { return }
      first = min(first, latest.created)
      positions[latest.deal] = wins.count
      var atWin = frame.known.timeline(latest.deal)
      atWin.advance(to: Instant(seconds: closed.seconds + 1))
      wins.append(
        Win(
          deal: latest.deal, owner: atWin.owner, created: latest.created.seconds,
          closed: closed.seconds))
    }
    guard !wins.isEmpty else { return }
    var seen: Set<UInt64> = []
    tracking.forEachActivity(from: first, to: stop) { activity in
      guard activity.kind == .call, activity.isConnected, let seconds = activity.seconds,
        seconds > 0, let position = positions[activity.deal],
        wins[position].created <= activity.start, activity.start < wins[position].closed,
        activity.message == 0 || seen.insert(activity.message).inserted
      else { return }
      wins[position].seconds += seconds
    }
  }
}

extension TrackedActivity {
  /// Whether a call reached the other side.
  var isConnected: Bool { isMade && outcome != .noShow }
}

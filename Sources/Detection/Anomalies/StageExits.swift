internal import Calendars
internal import Deals

/// Every time a deal left a stage forwards, to a later stage or to a win, or by a loss.
struct StageExits: Sendable {
  struct Exit: Sendable {
    let line: Int32
    let day: Int32
    let stage: Int32
    let isForward: Bool
    /// Days in the stage.
    let age: Double
  }

  /// By line, then by time.
  let exits: [Exit]

  init(_ frame: AnomalyFrame) {
    let known = frame.known
    var exits: [Exit] = []
    for (index, line) in frame.lines.enumerated() {
      var state = known.timeline(line.deal)
      while let next = state.nextChange {
        let (stage, entered, status) = (state.stage, state.stageEntered, state.status)
        state.advance(to: Instant(seconds: next.seconds + 1))
        guard status == .open, let stage, let after = state.stage, after != stage else { continue }
        // A step back is no exit.
        if state.status == .open && after < stage { continue }
        let age = entered.map { Double(next.seconds - $0.seconds) / 86_400 } ?? 0
        exits.append(
          Exit(
            line: Int32(index), day: known.zone.day(of: next).number, stage: Int32(stage),
            isForward: state.status != .lost, age: age))
      }
    }
    self.exits = exits
  }
}

internal import Calendars
internal import Deals

/// Every open deal on the weekly dates before the cutoff, as it was known on each.
struct DealWeeks: Sendable {
  /// A deal on a date.
  struct Row: Sendable {
    let line: Int32
    /// Weeks before the cutoff; 0 is the cutoff itself.
    let week: Int16
    /// -1 while unknown.
    let stage: Int16
    let owner: Int32
    /// Days in the stage; negative while unknown.
    let stageAge: Double
    /// Days since the last activity, or since the creation.
    let silence: Double
    let category: Int8
    /// Days from the date to the expected close; `Int32.min` where blank.
    let daysToClose: Int32
    /// Activities of the 28 days before.
    let activities: Int32
    let pushes: Int32
  }

  /// By line, oldest week first.
  let rows: [Row]

  /// So many weeks are looked back.
  static let weekCount = 104
  static let secondsPerWeek: Int64 = 7 * 86_400

  init(_ frame: AnomalyFrame) {
    let known = frame.known
    var rows: [Row] = []
    for (index, line) in frame.lines.enumerated() {
      let age = known.cutoff.seconds - line.created.seconds
      let first = min(Int64(DealWeeks.weekCount), max(0, (age - 1) / DealWeeks.secondsPerWeek))
      if line.isClosed, (frame.asOf.number - line.closedDay) > 7 * DealWeeks.weekCount { continue }
      var state = known.timeline(line.deal)
      for week in stride(from: first, through: 0, by: -1) {
        let moment = Instant(seconds: known.cutoff.seconds - week * DealWeeks.secondsPerWeek)
        state.advance(to: moment)
        guard state.status == .open else { continue }
        rows.append(DealWeeks.row(state, index, Int16(week), moment, known.zone))
      }
    }
    self.rows = rows
  }

  private static func row(
    _ state: DealTimeline, _ line: Int, _ week: Int16, _ moment: Instant, _ zone: BusinessTimeZone
  ) -> Row {
    let last = max(state.lastActivity(before: moment) ?? state.created, state.created)
    let today = zone.day(of: Instant(seconds: moment.seconds - 1))
    return Row(
      line: Int32(line), week: week, stage: Int16(state.stage ?? -1),
      owner: Int32(state.owner ?? -1),
      stageAge: state.stageEntered.map { Double(moment.seconds - $0.seconds) / 86_400 } ?? -1,
      silence: Double(moment.seconds - last.seconds) / 86_400,
      category: state.category?.rawValue ?? -1,
      daysToClose: state.closeDay.map { Int32($0 - today) } ?? Int32.min,
      activities: Int32(
        state.activityCount(
          from: Instant(seconds: moment.seconds - 28 * 86_400), to: moment)),
      pushes: Int32(state.pushCount))
  }

  /// The rows of the cutoff itself.
  var latest: [Row] { rows.filter { $0.week == 0 } }

  /// Where deals are alike: in one stage and one segment.
  struct Place: Hashable {
    let stage: Int16
    let segment: Int32
  }
}

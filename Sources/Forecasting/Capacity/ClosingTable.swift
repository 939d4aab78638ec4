internal import Calendars
internal import Deals

/// Deals open in each past week and deals closed in it, by segment, and by stage and age at the
/// start of the week; deals created in the week have a cell of their own.
///
/// Week *k* covers the seven days that end *k* weeks before the cutoff.
struct ClosingTable: Sendable {
  /// Deals that were open in the week, at `[week * cells + cell]`.
  let open: [Int32]
  /// Those of them that were closed, won or lost, in the week.
  let closed: [Int32]
  /// All closings of the week.
  let closings: [Int32]
  let cells: Int
  /// Weeks since the first close.
  var weeks: Int { closings.count }

  /// Upper edges of the age bins in weeks; the last bin is open.
  static let ageEdges: [Int64] = [1, 3, 6, 10, 16, 26, 40]
  static let maximumDeals = 40_000

  /// - Parameter maximumWeeks: how far back.
  init(_ log: DealLog, maximumWeeks: Int) {
    let known = log.known
    let cutoff = known.cutoff.seconds
    let week = CRMHabits.week
    let history = log.closings.isEmpty ? 0 : (cutoff - log.firstClose.seconds) / week
    let weeks = max(0, min(maximumWeeks, Int(history)))
    let bins = ClosingTable.ageEdges.count + 1
    let stages = known.settings.stages.openCount + 1
    let cellsOfSegment = stages * bins + 1
    let cells = (log.segmentCount + 1) * cellsOfSegment
    var open = [Int32](repeating: 0, count: weeks * cells)
    var closed = open
    var closings = [Int32](repeating: 0, count: weeks)
    let share = min(1, Double(ClosingTable.maximumDeals) / Double(max(1, log.entries.count)))
    for entry in log.entries where log.isSampled(entry, share: share) {
      let end = entry.closed == DealLog.never ? Int64.max : entry.closed.seconds
      if end < cutoff {
        let last = Int((cutoff - end - 1) / week)
        if last < weeks { closings[last] += 1 }
      }
      var timeline = known.timeline(Int(entry.deal))
      let firstCell = (Int(entry.segment) + 1) * cellsOfSegment
      let birth = Int((cutoff - entry.created.seconds - 1) / week)
      if birth < weeks {
        let place = birth * cells + firstCell
        open[place] += 1
        if end < cutoff - Int64(birth) * week { closed[place] += 1 }
      }
      let oldest = min(Int64(weeks), Int64(birth))
      for left in stride(from: oldest, through: 1, by: -1) {
        let start = cutoff - left * week
        guard start <= end else { break }
        timeline.advance(to: Instant(seconds: start))
        guard timeline.status == .open else { continue }
        let age = (start - entry.created.seconds) / week
        let bin = ClosingTable.ageEdges.firstIndex { age < $0 } ?? bins - 1
        let cell = firstCell + 1 + ((timeline.stage ?? -1) + 1) * bins + bin
        let place = Int(left - 1) * cells + cell
        open[place] += 1
        if end < start + week { closed[place] += 1 }
      }
    }
    self.open = open
    self.closed = closed
    self.closings = closings
    self.cells = cells
  }
}

internal import Calendars
internal import Deals

/// How long deals stay in a stage before they advance: the yardstick of "stalled".
struct StageDurations: Sendable {
  /// Ascending weeks by segment code and open stage; the first row is that of all segments.
  private let visits: [[[Double]]]

  static let minimumVisits = 20

  /// - Parameter known: visits that ended before its cutoff count.
  init(known: KnownDeals, deals: [Int], segments: SegmentColumn) {
    let empty = [[Double]](repeating: [], count: known.settings.stages.openCount)
    var visits = [[[Double]]](repeating: empty, count: segments.count + 2)
    guard known.recorded.contains(.stage) else {
      self.visits = visits
      return
    }
    for deal in deals {
      var timeline = known.timeline(deal)
      var stage: Int?
      var entered: Instant?
      while let change = timeline.nextChange {
        timeline.advance(to: Instant(seconds: change.seconds + 1))
        guard timeline.stage != stage else { continue }
        if let stage, let entered, stage < empty.count,
          timeline.status == .won || (timeline.status == .open && (timeline.stage ?? -1) > stage)
        {
          let weeks = Double(change.seconds - entered.seconds) / (7 * 86_400)
          visits[0][stage].append(weeks)
          visits[segments.code(timeline) + 2][stage].append(weeks)
        }
        stage = timeline.stage
        entered = change
      }
    }
    self.visits = visits.map { $0.map { $0.sorted() } }
  }

  /// The limit of a stage in weeks; that of all segments where the own one has too few visits.
  func limit(_ stage: Int?, segment: Int, quantile: Double) -> Double? {
    guard let stage, stage < visits[0].count else { return nil }
    let own = visits[segment + 2][stage]
    let sorted = own.count >= StageDurations.minimumVisits ? own : visits[0][stage]
    guard sorted.count >= StageDurations.minimumVisits else { return nil }
    return sorted[min(sorted.count - 1, Int(quantile * Double(sorted.count)))]
  }
}

internal import Calendars
internal import Deals

/// How long deals stay in a stage before they advance: the yardstick of "stalled".
struct StageDurations: Sendable {
  /// Limit in weeks by open stage; `nil` where too few visits are known.
  private let limits: [Double?]

  static let minimumVisits = 20

  /// - Parameter known: visits that ended before its cutoff count.
  init(known: KnownDeals, deals: [Int], quantile: Double) {
    var visits = [[Double]](repeating: [], count: known.settings.stages.openCount)
    guard known.recorded.contains(.stage) else {
      limits = visits.map { _ in nil }
      return
    }
    for deal in deals {
      var timeline = known.timeline(deal)
      var stage: Int?
      var entered: Instant?
      while let change = timeline.nextChange {
        timeline.advance(to: Instant(seconds: change.seconds + 1))
        guard timeline.stage != stage else { continue }
        if let stage, let entered, stage < visits.count,
          timeline.status == .won || (timeline.status == .open && (timeline.stage ?? -1) > stage)
        {
          visits[stage].append(Double(change.seconds - entered.seconds) / (7 * 86_400))
        }
        stage = timeline.stage
        entered = change
      }
    }
    limits = visits.map { durations in
      guard durations.count >= StageDurations.minimumVisits else { return nil }
      let sorted = durations.sorted()
      return sorted[min(sorted.count - 1, Int(quantile * Double(sorted.count)))]
    }
  }

  /// The limit of a stage in weeks.
  func limit(_ stage: Int?) -> Double? {
    guard let stage, stage < limits.count else { return nil }
    return limits[stage]
  }
}

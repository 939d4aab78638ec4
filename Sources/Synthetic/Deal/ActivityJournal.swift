import Statistics

/// The activities of a deal: a Poisson process whose intensity follows the deal's health.
///
/// Has a stream of its own, so that it takes no part in the deal's fate.
struct ActivityJournal {
  private(set) var activities: [SyntheticActivity] = []
  private var stream: RandomStream
  private var budget: Double

  private static let kinds: [SyntheticActivity.Kind] = [.email, .call, .meeting, .demo]
  /// Running totals of the kinds' shares, by stage.
  private static let kindShares: [[Double]] = [
    [0.50, 0.92, 0.99, 1.00], [0.42, 0.72, 0.90, 1.00],
    [0.42, 0.68, 0.90, 1.00], [0.48, 0.76, 0.98, 1.00],
  ]

  init(stream: RandomStream) {
    self.stream = stream
    budget = self.stream.exponential()
  }

  /// Lets the part of a working day from `from` to `to` go by under a constant rate per day.
  mutating func elapse(
    from: Double, to: Double, rate: Double, index: Int, region: SyntheticRegion,
    stage: SyntheticStage, owner: Int, health: Double
  ) {
    var position = from
    while budget < (to - position) * rate {
      position += budget / rate
      budget = stream.exponential()
      let start = BusinessTime.instant(index: index, fraction: position, region: region)
      record(start: start, stage: stage, owner: owner, health: health)
    }
    budget -= (to - position) * rate
  }

  private mutating func record(
    start: Int, stage: SyntheticStage, owner: Int, health: Double
  ) {
    let choice = stream.index(weights: ActivityJournal.kindShares[stage.index])
    let kind = ActivityJournal.kinds[choice]
    let inbound: Bool
    let duration: Int
    switch kind {
    case .email:
      inbound = stream.bernoulli(max(0.1, min(0.7, 0.40 + 0.1 * health)))
      duration = 0
    case .call:
      inbound = stream.bernoulli(max(0.05, 0.18 + 0.05 * health))
      duration = 60 + Int(420 * stream.exponential())
    case .meeting, .demo:
      inbound = false
      duration = 1800 * (1 + stream.integer(below: 3))
    }
    activities.append(
      SyntheticActivity(
        kind: kind, isInbound: inbound, start: start, end: start + min(duration, 7200),
        status: status(of: kind, health: health), owner: owner))
  }

  private mutating func status(
    of kind: SyntheticActivity.Kind, health: Double
  ) -> SyntheticActivity.Status {
    guard kind == .meeting || kind == .demo else { return .completed }
    let draw = stream.uniform()
    let trouble = max(0.03, 0.13 - 0.04 * health)
    return draw < 0.6 * trouble ? .cancelled : draw < trouble ? .noShow : .completed
  }
}

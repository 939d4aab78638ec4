internal import Deals

/// What is collected for signals of segments and of the whole period.
struct SegmentFacts: FamilyFacts {
  let moments: PeriodMoments
  /// Reasons of losses by their code; the first stands for none.
  let reasons: [String]
  let hasReasons: Bool
  private var paces: LeafSums<[PaceSums]>
  private(set) var wins: LeafColumn<PeriodWin>
  private(set) var cohorts: LeafColumn<CohortDeal>
  private(set) var mix: LeafColumn<MixDeal>
  private(set) var passages: LeafColumn<StagePassage>
  private(set) var times: LeafColumn<WinTime>
  private(set) var losses: LeafColumn<LossRow>

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    moments = PeriodMoments(frame)
    var walk = SegmentWalk(frame, moments)
    if !moments.all.isEmpty { walk.run(&index) }
    reasons = walk.reasons
    hasReasons = walk.reasons.count > 1
    paces = walk.paces
    wins = walk.wins
    cohorts = walk.cohorts
    mix = walk.mix
    passages = walk.passages
    times = walk.times
    losses = walk.losses
  }

  mutating func settle(_ places: LeafPlaces) {
    paces.settle(places)
    wins.settle(places)
    cohorts.settle(places)
    mix.settle(places)
    passages.settle(places)
    times.settle(places)
    losses.settle(places)
  }

  /// The paces of a node, the period asked for first.
  func pace(_ node: MetricNode) -> [PaceSums] {
    paces.of(node) { sums, other in
      for age in sums.indices { sums[age].add(other[age]) }
    }
  }
}

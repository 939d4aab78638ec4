internal import Calendars
internal import Deals
internal import Statistics

/// The training rows of a landmark model: open deals at past moments, and whether they were won in
/// the stretch asked for.
struct LandmarkRows: Sendable {
  var features: [DealFeatures] = []
  var isWon: [Bool] = []
  /// Position of each row's landmark in the plan.
  var landmark: [Int32] = []
  /// Whether the row takes part in fits; the others only test forecasts of the past.
  var isTrained: [Bool] = []
  /// The share of the deals whose rows take part in fits.
  let share: Double

  var count: Int { features.count }

  /// Above this many rows a fixed sample of the deals is taken: the coefficients are then known
  /// far better than the business stays the same.
  static let maximumTrained = 160_000
  /// Aligned landmarks of so many last periods are kept in full, to test forecasts of the past.
  static let testedPeriods = 8

  init(plan: LandmarkPlan, maker: FeatureMaker) {
    let log = maker.log
    let moments = plan.landmarks.map(\.moment)
    let total = log.entries.reduce(0) { $0 + LandmarkRows.open(during: $1, moments).count }
    share = min(1, Double(LandmarkRows.maximumTrained) / Double(max(1, total)))
    let tested = LandmarkRows.testedLandmarks(plan)
    for entry in log.entries {
      let range = LandmarkRows.open(during: entry, moments)
      guard !range.isEmpty else { continue }
      let isSampled = share >= 1 || isSampled(log.known.id(Int(entry.deal)))
      let wanted = range.filter { isSampled || tested[$0] }
      if !wanted.isEmpty {
        append(entry, wanted, plan: plan, maker: maker, isSampled: isSampled)
      }
    }
  }

  private mutating func append(
    _ entry: DealLog.Entry, _ positions: [Int], plan: LandmarkPlan, maker: FeatureMaker,
    isSampled: Bool
  ) {
    var timeline = maker.log.known.timeline(Int(entry.deal))
    for position in positions {
      let landmark = plan.landmarks[position]
      timeline.advance(to: landmark.moment)
      guard timeline.status == .open else { continue }
      features.append(maker.features(timeline, entry: entry, at: landmark))
      isWon.append(
        entry.isWon && landmark.labelStart <= entry.closed && entry.closed < landmark.labelEnd)
      self.landmark.append(Int32(position))
      isTrained.append(isSampled)
    }
  }

  /// Landmarks at which the deal was created and not yet closed; ascending moments.
  private static func open(during entry: DealLog.Entry, _ moments: [Instant]) -> Range<Int> {
    let low = lowerBound(moments, Instant(seconds: entry.created.seconds + 1))
    let high = lowerBound(moments, Instant(seconds: entry.closed.seconds == Int64.max
      ? Int64.max : entry.closed.seconds + 1))
    return low..<max(low, high)
  }

  private static func lowerBound(_ moments: [Instant], _ moment: Instant) -> Int {
    var low = 0
    var high = moments.count
    while low < high {
      let middle = (low + high) / 2
      if moments[middle] < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func testedLandmarks(_ plan: LandmarkPlan) -> [Bool] {
    plan.landmarks.map { $0.isAligned && $0.age <= testedPeriods }
  }

  /// A fixed choice by id, the same whatever else is in the data.
  private func isSampled(_ id: String) -> Bool {
    Double(stableHash64(id) >> 11) * 0x1p-53 < share
  }
}

internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// What is usual in this company, by segment: the yardsticks of the rules, as of one day.
struct SignalNorms: Sendable {
  /// Fewer deals of a segment have no yardstick of their own; fewer in all give none.
  static let minimumCount = 20
  static let oldestShare = 0.9

  let openStageCount: Int
  let durations: StageDurations
  /// Median and scale of the log amounts, by segment code; the first entry is that of all.
  private let amounts: [(centre: Double, scale: Double)?]
  /// Days by which nine of ten won deals were won.
  private let ages: [Double?]

  init(known: KnownDeals, deals: [Int], segments: SegmentColumn) {
    openStageCount = known.settings.stages.openCount
    durations = StageDurations(known: known, deals: deals, segments: segments)
    var logs = [[Double]](repeating: [], count: segments.count + 2)
    var ages = logs
    known.forEachLatest { latest in
      let segment = segments.code(latest)
      if let amount = latest.amount, amount > 0 {
        logs[0].append(log(Double(amount)))
        logs[segment + 2].append(log(Double(amount)))
      }
      if latest.status == .won, let closed = latest.closed {
        let age = Double(closed.seconds - latest.created.seconds) / 86_400
        ages[0].append(age)
        ages[segment + 2].append(age)
      }
    }
    amounts = logs.map(SignalNorms.scale)
    self.ages = ages.map { ages in
      ages.count < SignalNorms.minimumCount
        ? nil : Descriptive.quantile(ages, probability: SignalNorms.oldestShare)
    }
  }

  /// How far an amount lies above the usual ones of its segment, in robust deviations; `nil` where
  /// too few are known.
  func amountDeviation(_ amount: Int64, segment: Int) -> Double? {
    guard amount > 0, let norm = amounts[segment + 2] ?? amounts[0], norm.scale > 0 else {
      return nil
    }
    return (log(Double(amount)) - norm.centre) / norm.scale
  }

  /// Whether an amount is above the median of its segment.
  func isLarge(_ amount: Int64, segment: Int) -> Bool? {
    (amounts[segment + 2] ?? amounts[0]).map { amount > 0 && log(Double(amount)) > $0.centre }
  }

  /// Days after which a deal is older than nine of ten won ones became.
  func oldAge(segment: Int) -> Double? { ages[segment + 2] ?? ages[0] }

  /// Median, and median absolute deviation scaled to the normal distribution.
  private static func scale(_ logs: [Double]) -> (centre: Double, scale: Double)? {
    guard logs.count >= minimumCount, let centre = Descriptive.median(logs),
      let spread = Descriptive.median(logs.map { abs($0 - centre) })
    else { return nil }
    return (centre, spread / NormalDistribution.standard.quantile(0.75))
  }
}

/// The first of the project's segments.
struct SegmentColumn: Sendable {
  private let column: AttributeColumn?
  /// The labels in the order of their codes.
  let labels: [String]

  init(_ known: KnownDeals) {
    let name = known.settings.segments.first.flatMap { $0 == "owner" ? nil : $0 }
    column = name.flatMap { known.column($0) }
    labels = column?.labels ?? []
  }

  var count: Int { labels.count }

  /// The code of a deal, -1 for none.
  func code(_ timeline: DealTimeline) -> Int {
    column?.code(deal: timeline.deal, owner: timeline.owner) ?? -1
  }
}

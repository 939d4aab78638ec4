internal import Calendars
internal import Deals
internal import Statistics

/// What is usual of deals in a stage, to put right what is missing or cannot be.
struct TypicalValues {
  /// Median days from the entry into each open stage to the win; of all won deals from their
  /// creation at the last place; `nil` where none was won.
  private var days: [Int?]
  /// The most frequent category of open deals by open stage; `nil` where none has one.
  private var categories: [ForecastCategory?]
  private let known: KnownDeals

  init(_ known: KnownDeals) {
    self.known = known
    let count = known.settings.stages.openCount
    var remaining = [[Double]](repeating: [], count: count + 1)
    var seen = [[ForecastCategory: Int]](repeating: [:], count: count)
    known.forEachLatest { latest in
      if latest.status == .won, let closed = latest.closed {
        for (stage, at) in TypicalValues.entries(latest.deal, known) {
          remaining[stage].append(Double(closed.seconds - at.seconds) / 86_400)
        }
        remaining[count].append(Double(closed.seconds - latest.created.seconds) / 86_400)
      } else if latest.status == .open, let stage = latest.stage, stage < count,
        let category = latest.category, !TypicalValues.contradicts(category, stage, count)
      {
        seen[stage][category, default: 0] += 1
      }
    }
    days = remaining.map { values in
      values.isEmpty ? nil : Descriptive.median(values).map { max(1, Int($0.rounded())) }
    }
    categories = seen.map { counts in
      counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
    }
  }

  /// The day by which deals of a stage were won, counted from the as-of day.
  func closeDay(stage: Int?) -> Day? {
    let own = stage.flatMap { $0 < days.count - 1 ? days[$0] : nil }
    return (own ?? days[days.count - 1]).map { known.asOf + $0 }
  }

  /// The usual category in a stage.
  func category(stage: Int?) -> ForecastCategory? {
    stage.flatMap { $0 < categories.count ? categories[$0] : nil }
  }

  /// A deal's entries into open stages, each at its first.
  private static func entries(_ deal: Int, _ known: KnownDeals) -> [Int: Instant] {
    var timeline = known.timeline(deal)
    var entries: [Int: Instant] = [:]
    while let change = timeline.nextChange {
      timeline.advance(to: Instant(seconds: change.seconds + 1))
      guard timeline.status == .open, let stage = timeline.stage, entries[stage] == nil else {
        continue
      }
      entries[stage] = change
    }
    return entries
  }

  /// As the rule has it: commit in the first half, pipeline in the last stage, closed while open.
  private static func contradicts(
    _ category: ForecastCategory, _ stage: Int, _ count: Int
  ) -> Bool {
    switch category {
    case .closed: true
    case .commit: stage < count / 2
    case .pipeline: stage == count - 1
    default: false
    }
  }
}

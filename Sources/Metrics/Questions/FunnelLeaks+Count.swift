internal import Calendars
internal import Deals

/// Counts of one place in the last year (0) and in the year before (1).
private struct LeakCount {
  var lost = [0, 0]
  var all = [0, 0]
  var amount: Int64 = 0
  var unpriced = 0

  mutating func add(year: Int, isLost: Bool, amount priced: Int64?) {
    all[year] += 1
    guard isLost else { return }
    lost[year] += 1
    guard year == 0 else { return }
    if let priced { amount += priced } else { unpriced += 1 }
  }
}

/// Counts stays in stages, closings and leads of two years.
private struct LeakCounter {
  let known: KnownDeals
  let tracking: KnownTracking?
  /// The starts of the last year and of the one before, and the cutoff.
  let bounds: [Int64]
  let sources: AttributeColumn?
  var stages: [Int: LeakCount] = [:]
  var sourcesOfDeals: [String: LeakCount] = [:]
  var reasons: [String: LeakCount] = [:]
  var lost = [0, 0]
  var leads: [String: LeakCount] = [:]

  static let leadDays: Int64 = 90

  init(_ known: KnownDeals) {
    self.known = known
    tracking = known.tracking
    let day = known.asOf + 1
    bounds = [day - 365, day - 730].map { known.zone.startOfDay($0).seconds }
    sources = known.column("source")
  }

  /// 0 for the last year, 1 for the one before, `nil` for earlier.
  func year(_ seconds: Int64) -> Int? {
    guard seconds < known.cutoff.seconds else { return nil }
    return seconds >= bounds[0] ? 0 : seconds >= bounds[1] ? 1 : nil
  }

  mutating func add(_ latest: DealTimeline) {
    if let closed = latest.closed, closed.seconds < bounds[1] { return }
    var walk = known.timeline(latest.deal)
    while let change = walk.nextChange {
      let (status, stage) = (walk.status, walk.openStage)
      walk.advance(to: Instant(seconds: change.seconds + 1))
      guard status != .absent, let stage, let year = year(change.seconds) else { continue }
      // A change of something else ends no stay, nor does a closing that was undone.
      let isEnd =
        walk.status == .open
        ? status == .open && walk.stage != stage : latest.closed == change
      guard isEnd else { continue }
      let isLost = walk.status == .lost
      stages[stage, default: LeakCount()].add(year: year, isLost: isLost, amount: walk.amount)
      if walk.status != .open { addClosing(walk, year: year, isLost: isLost) }
    }
  }

  private mutating func addClosing(_ walk: DealTimeline, year: Int, isLost: Bool) {
    let code = sources?.code(deal: walk.deal, owner: nil) ?? -1
    let source = code < 0 ? FunnelLeaks.unsaid : sources?.labels[code] ?? FunnelLeaks.unsaid
    sourcesOfDeals[source, default: LeakCount()].add(
      year: year, isLost: isLost, amount: walk.amount)
    guard isLost else { return }
    let reason = tracking?.lossReason(walk.deal) ?? FunnelLeaks.unsaid
    reasons[reason, default: LeakCount()].add(year: year, isLost: true, amount: walk.amount)
    lost[year] += 1
  }

  mutating func addLeads() {
    for lead in tracking?.leads ?? [] where !lead.isConvertedUndated {
      let due = lead.created + Self.leadDays * 86_400
      guard let year = year(due) else { continue }
      let isLost = lead.converted.map { $0 >= due } ?? true
      leads[lead.source ?? FunnelLeaks.unsaid, default: LeakCount()].add(
        year: year, isLost: isLost, amount: nil)
    }
  }

  func place(_ name: String, _ count: LeakCount, isPriced: Bool = true) -> FunnelLeaks.Place {
    FunnelLeaks.Place(
      name: name, now: (count.lost[0], count.all[0]), before: (count.lost[1], count.all[1]),
      amount: isPriced ? count.amount : nil, unpriced: isPriced ? count.unpriced : 0)
  }
}

extension QuestionAsker {
  /// Where do leads and deals fall, and why?
  func leaks() -> QuestionAnswer {
    var counter = LeakCounter(known)
    known.forEachLatest { counter.add($0) }
    counter.addLeads()
    guard counter.lost[0] > 0 || !counter.leads.isEmpty else {
      return .unanswered(.leads, reason: "no deal was lost in the last year, and no lead is known")
    }
    let stages = counter.stages.sorted { $0.key < $1.key }.map { stage, count in
      counter.place(known.settings.stages.stages[stage].name, count)
    }
    func ordered(_ counts: [String: LeakCount], isPriced: Bool = true) -> [FunnelLeaks.Place] {
      counts.map { counter.place($0.key, $0.value, isPriced: isPriced) }
        .filter { $0.count > 0 }
        .sorted { ($1.lost, $0.name) < ($0.lost, $1.name) }
    }
    let reasons = counter.reasons.map { name, count in
      FunnelLeaks.Place(
        name: name, now: (count.lost[0], counter.lost[0]),
        before: (count.lost[1], counter.lost[1]), amount: count.amount, unpriced: count.unpriced)
    }.filter { $0.lost > 0 }.sorted { ($1.lost, $0.name) < ($0.lost, $1.name) }
    return .leads(
      FunnelLeaks(
        stages: stages, reasons: reasons, sources: ordered(counter.sourcesOfDeals),
        leads: ordered(counter.leads, isPriced: false)))
  }
}

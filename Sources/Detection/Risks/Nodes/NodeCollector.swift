internal import Calendars
internal import Deals
internal import Forecasting

/// Walks all deals once and adds up what the signals of every node need.
struct NodeCollector {
  private let known: KnownDeals
  private let moments: [PastMoments.Moment]
  private let creation: CreationWeeks
  private let activity: ActivityWeeks
  private let hasCloseDays: Bool
  private let hasCategories: Bool
  private let zombieDays: Int
  private let untidy: Set<Int>
  private var index: PathIndex
  /// By leaf of the index, the nodes above it and itself.
  private var nodesOfLeaf: [[Int]] = []
  private let positions: [[String]: Int]
  private(set) var sums: [NodeSums]

  /// Days before a win by which it should have been committed.
  static let commitDays = 14
  /// Periods whose wins are looked at, the running one beside them.
  static let winPeriods = 4
  /// The last part of a period, in which nothing should come in any more.
  static let lastShare = 0.1

  init(
    known: KnownDeals, forecast: BookingsForecast, moments: PastMoments, creation: CreationWeeks,
    activity: ActivityWeeks, zombieDays: Int, untidy: Set<Int>
  ) {
    self.known = known
    self.moments = moments.all
    self.creation = creation
    self.activity = activity
    self.zombieDays = zombieDays
    self.untidy = untidy
    hasCloseDays = known.recorded.contains(.closeDay)
    hasCategories = known.recorded.contains(.category)
    let levels = forecast.nodes.max { $0.path.count < $1.path.count }?.path.map(\.level) ?? []
    index = PathIndex(levels: levels, known: known)
    positions = Dictionary(
      forecast.nodes.enumerated().map { ($1.path.map(\.value), $0) },
      uniquingKeysWith: { a, _ in a })
    sums = forecast.nodes.map { _ in NodeSums(periods: moments.all.count) }
  }

  /// Adds all deals, and what the forecast expects of the open ones.
  mutating func run(_ forecast: BookingsForecast) {
    for deal in known.deals { add(deal) }
    for deal in forecast.deals {
      let latest = known.latest(deal.deal)
      let value = deal.periodProbability * Double(deal.expectedAmount ?? 0)
      for node in nodes(deal.deal, owner: latest.owner) {
        if value > 0 { sums[node].expected.append(value) }
        let amount = Double(max(0, latest.amount ?? 0))
        sums[node].openAmount += amount
        if untidy.contains(deal.deal) { sums[node].untidyAmount += amount }
      }
    }
  }

  private mutating func nodes(_ deal: Int, owner: Int?) -> [Int] {
    let leaf = index.leaf(deal, owner: Int32(owner ?? -1))
    while nodesOfLeaf.count <= leaf {
      let path = index.paths[nodesOfLeaf.count]
      nodesOfLeaf.append((0...path.count).compactMap { positions[Array(path.prefix($0))] })
    }
    return nodesOfLeaf[leaf]
  }

  private mutating func add(_ deal: Int) {
    let latest = known.latest(deal)
    addPeriods(deal, latest)
    addCreation(deal, latest)
    addWin(deal, latest)
    addActivities(deal, latest)
  }

  private mutating func addPeriods(_ deal: Int, _ latest: DealTimeline) {
    var trail = DealTrail(known, deal: deal)
    for (age, moment) in moments.enumerated().reversed() {
      // Also what was created and won later in the period is of its total.
      addBooked(latest, age, moment)
      guard latest.created < moment.at else { continue }
      // What closed before the period has no part in it.
      if let closed = latest.closed, closed < moment.startAt { break }
      var wasDue = 0.0
      if moment.startAt <= moment.at {
        trail.advance(to: moment.startAt)
        if trail.timeline.status == .open, let day = trail.timeline.closeDay, moment.start <= day,
          day < moment.end
        {
          wasDue = Double(trail.timeline.amount ?? 0)
        }
      }
      trail.advance(to: moment.at)
      addOpen(trail, latest, age, moment)
      if wasDue > 0 { addSlip(trail.timeline, wasDue, age, moment) }
    }
  }

  private mutating func addBooked(
    _ latest: DealTimeline, _ age: Int, _ moment: PastMoments.Moment
  ) {
    guard latest.status == .won, let closed = latest.closed, moment.startAt <= closed,
      closed < moment.endAt
    else { return }
    for node in nodes(latest.deal, owner: latest.owner) {
      sums[node].total[age] += Double(latest.amount ?? 0)
      if closed < moment.at { sums[node].booked[age] += Double(latest.amount ?? 0) }
    }
  }

  private mutating func addOpen(
    _ trail: DealTrail, _ latest: DealTimeline, _ age: Int, _ moment: PastMoments.Moment
  ) {
    let timeline = trail.timeline
    guard timeline.status == .open else { return }
    let closeDay = timeline.closeDay ?? (age == 0 ? known.exported(latest.deal)?.closeDay : nil)
    let isDue = closeDay.map { $0 < moment.end } ?? !hasCloseDays
    let counts =
      isDue && timeline.category != .omitted && !isZombie(trail, closeDay, moment)
    let amount = Double(timeline.amount ?? 0)
    var won: Double?
    if latest.status == .won, let closed = latest.closed, closed < moment.endAt {
      won = Double(latest.amount ?? 0)
    }
    for node in nodes(latest.deal, owner: timeline.owner) {
      if counts { sums[node].openDue[age] += amount }
      sums[node].won[age] += won ?? 0
      guard isDue, timeline.category == .commit else { continue }
      sums[node].committed[age] += amount
      sums[node].committedCount[age] += 1
      sums[node].commitWon[age] += won ?? 0
      sums[node].commitWonCount[age] += won == nil ? 0 : 1
    }
  }

  private func isZombie(
    _ trail: DealTrail, _ closeDay: Day?, _ moment: PastMoments.Moment
  ) -> Bool {
    guard let closeDay, moment.asOf - closeDay > zombieDays else { return false }
    let touched =
      known.hasActivities
      ? trail.timeline.lastActivity(before: moment.at)?.seconds : trail.lastChange
    let last = max(touched ?? .min, trail.timeline.created.seconds)
    return moment.asOf - known.zone.day(of: Instant(seconds: last)) > zombieDays
  }

  private mutating func addSlip(
    _ timeline: DealTimeline, _ amount: Double, _ age: Int, _ moment: PastMoments.Moment
  ) {
    let isGone =
      timeline.status == .lost
      || (timeline.status == .open && (timeline.closeDay.map { $0 >= moment.end } ?? false))
    for node in nodes(timeline.deal, owner: timeline.owner) {
      sums[node].due[age] += amount
      if isGone { sums[node].slipped[age] += amount }
    }
  }

  private mutating func addCreation(_ deal: Int, _ latest: DealTimeline) {
    let created = latest.created
    for (window, bounds) in creation.windows.enumerated()
    where bounds.start <= created && created < bounds.end {
      var first = known.timeline(deal)
      first.advance(to: Instant(seconds: created.seconds + 1))
      for node in nodes(deal, owner: first.owner ?? latest.owner) {
        sums[node].created[window] += 1
      }
    }
  }

  private mutating func addWin(_ deal: Int, _ latest: DealTimeline) {
    guard latest.status == .won, let closed = latest.closed, hasCategories || hasCloseDays,
      let moment = moments.prefix(NodeCollector.winPeriods + 1).first(where: {
        $0.startAt <= closed && closed < $0.endAt
      })
    else { return }
    let isSurprise = isSurprise(deal, created: latest.created, closed: closed, moment)
    for node in nodes(deal, owner: latest.owner) {
      sums[node].wins += 1
      if isSurprise { sums[node].surprises += 1 }
    }
  }

  /// Never in Commit by two weeks before the win; or created, or pulled into the period, in its last
  /// tenth.
  private func isSurprise(
    _ deal: Int, created: Instant, closed: Instant, _ moment: PastMoments.Moment
  ) -> Bool {
    let length = Double(moment.end - moment.start)
    let tail = known.zone.startOfDay(
      moment.end - max(1, Int((NodeCollector.lastShare * length).rounded())))
    if tail <= created { return true }
    var timeline = known.timeline(deal)
    if hasCategories {
      let limit = Instant(seconds: closed.seconds - Int64(NodeCollector.commitDays) * 86_400)
      var wasCommitted = false
      while let change = timeline.nextChange, change < limit, !wasCommitted {
        timeline.advance(to: Instant(seconds: change.seconds + 1))
        wasCommitted = timeline.category == .commit
      }
      if !wasCommitted { return true }
    }
    guard hasCloseDays, tail <= closed else { return false }
    timeline.advance(to: tail)
    return timeline.closeDay.map { $0 >= moment.end } ?? false
  }

  private mutating func addActivities(_ deal: Int, _ latest: DealTimeline) {
    guard let first = activity.starts.last else { return }
    let activities = latest.activities(from: first, to: activity.end)
    guard !activities.isEmpty else { return }
    var clock = known.timeline(deal)
    for one in activities {
      guard let week = activity.week(of: one.at) else { continue }
      clock.advance(to: one.at)
      for node in nodes(deal, owner: clock.owner ?? latest.owner) { sums[node].weeks[week] += 1 }
    }
  }
}

internal import Calendars
internal import Deals

/// One pass over the deals for signals of reps and teams.
struct TeamWalk {
  private let frame: MetricFrame
  private let known: KnownDeals
  private let moments: [PeriodMoments.Moment]
  private let creation: CreationWindows
  private let calendar: ActivityCalendar
  private let hasCloseDays: Bool
  private let hasCategories: Bool
  /// Whether what is said of open deals at the as-of day is of the state asked for.
  private let isNow: Bool
  private var steps = DealSteps()
  private(set) var sums: LeafSums<TeamSums>
  private(set) var openDue = LeafColumn<Double>()
  private(set) var expected = LeafColumn<Double>()

  /// An open deal overdue and untouched for more days is left out of coverage.
  static let zombieDays = 90
  /// Days before a win by which it should have been committed.
  static let commitDays: Int64 = 14
  /// Periods whose wins are looked at, the running one beside them.
  static let winPeriods = 4
  /// The last part of a period, in which nothing should come in any more.
  static let lastShare = 0.1

  init(
    _ frame: MetricFrame, _ moments: PeriodMoments, _ creation: CreationWindows,
    _ calendar: ActivityCalendar
  ) {
    self.frame = frame
    known = frame.known
    self.moments = moments.all
    self.creation = creation
    self.calendar = calendar
    hasCloseDays = known.recorded.contains(.closeDay)
    hasCategories = known.recorded.contains(.category)
    isNow = frame.isStateNow
    sums = LeafSums(TeamSums(periods: moments.all.count, windows: creation.all.count))
  }

  mutating func run(_ index: inout NodeIndex) {
    let earliest = min(
      moments.last?.startAt ?? .max, creation.all.last?.start ?? .max, calendar.starts.last ?? .max)
    for deal in known.deals {
      steps.read(known, deal: deal)
      addActivities(deal, &index)
      if let closed = steps.closed, closed < earliest { continue }
      addPeriods(&index)
      addCreation(&index)
      addWin(&index)
    }
  }

  private mutating func addPeriods(_ index: inout NodeIndex) {
    for (age, moment) in moments.enumerated() {
      // What closed before the period or was created after it has no part in it.
      if steps.created >= moment.endAt { break }
      if let closed = steps.closed, closed < moment.startAt { continue }
      addBooked(age, moment, &index)
      guard steps.created < moment.at else { continue }
      guard let now = steps.state(before: moment.at) else { continue }
      if now.isOpen { addOpen(now, age, moment, &index) }
      addSlip(now, age, moment, &index)
    }
  }

  private mutating func addBooked(
    _ age: Int, _ moment: PeriodMoments.Moment, _ index: inout NodeIndex
  ) {
    guard let win = steps.win, moment.startAt <= win.at, win.at < moment.endAt else { return }
    let amount = Double(win.amount ?? 0)
    sums.change(index.leaf(deal: steps.deal, owner: win.owner)) {
      $0.periods[age].total += amount
      if win.at < moment.at { $0.periods[age].booked += amount }
    }
  }

  private mutating func addOpen(
    _ now: DealStep, _ age: Int, _ moment: PeriodMoments.Moment, _ index: inout NodeIndex
  ) {
    let leaf = index.leaf(deal: steps.deal, owner: now.owner)
    let closeDay =
      now.closeDay ?? (age == 0 && isNow ? known.exported(steps.deal)?.closeDay : nil)
    let isDue = closeDay.map { $0 < moment.end } ?? !hasCloseDays
    let counts = isDue && now.category != .omitted && !isZombie(now, closeDay, moment)
    let amount = Double(now.amount ?? 0)
    let isPriced = now.amount != nil
    let won = steps.win.flatMap { $0.at < moment.endAt ? Double($0.amount ?? 0) : nil } ?? 0
    sums.change(leaf) { sums in
      sums.periods[age].won += won
      if counts {
        sums.periods[age].openDue += amount
        sums.periods[age].openDueCount += 1
        sums.periods[age].openDueMissing += isPriced ? 0 : 1
      }
      if isDue, now.category == .commit {
        sums.periods[age].committed += amount
        sums.periods[age].commitWon += won
        sums.periods[age].committedCount += 1
        sums.periods[age].committedMissing += isPriced ? 0 : 1
      }
    }
    guard age == 0 else { return }
    if counts, amount > 0 { openDue.append(amount, leaf: leaf) }
    if isNow { addToday(now, leaf) }
  }

  /// What a model and the data contract say of a deal that is open at the as-of day.
  private mutating func addToday(_ now: DealStep, _ leaf: Int32) {
    let amount = Double(max(0, now.amount ?? 0))
    if let chance = frame.options.chances[steps.deal], chance.winInPeriod * amount > 0 {
      expected.append(chance.winInPeriod * amount, leaf: leaf)
    }
    let isUntidy = frame.options.untidyDeals?.contains(steps.deal) ?? false
    sums.change(leaf) { sums in
      sums.openAmount += amount
      sums.untidyAmount += isUntidy ? amount : 0
      sums.openSquares += amount * amount
      sums.openCount += 1
      sums.openMissing += now.amount == nil ? 1 : 0
    }
  }

  /// Long overdue and long untouched.
  private func isZombie(_ now: DealStep, _ closeDay: Day?, _ moment: PeriodMoments.Moment) -> Bool {
    let asOf = moment.today - 1
    guard let closeDay, asOf - closeDay > TeamWalk.zombieDays else { return false }
    let touched =
      known.hasActivities
      ? known.timeline(steps.deal).lastActivity(before: Instant(seconds: moment.at))?.seconds
      : now.at
    let last = max(touched ?? .min, steps.created)
    return asOf - known.zone.day(of: Instant(seconds: last)) > TeamWalk.zombieDays
  }

  private mutating func addSlip(
    _ now: DealStep, _ age: Int, _ moment: PeriodMoments.Moment, _ index: inout NodeIndex
  ) {
    guard let then = steps.state(before: moment.startAt), then.isOpen, let day = then.closeDay,
      moment.start <= day, day < moment.end
    else { return }
    let amount = Double(then.amount ?? 0)
    let isGone =
      now.status == .lost || (now.isOpen && (now.closeDay.map { $0 >= moment.end } ?? false))
    sums.change(index.leaf(deal: steps.deal, owner: now.owner)) { sums in
      sums.periods[age].dueCount += 1
      sums.periods[age].dueMissing += then.amount == nil ? 1 : 0
      sums.periods[age].due += amount
      sums.periods[age].dueSquares += amount * amount
      sums.periods[age].slipped += isGone ? amount : 0
    }
  }

  private mutating func addCreation(_ index: inout NodeIndex) {
    let created = steps.created
    for (window, bounds) in creation.all.enumerated()
    where bounds.start <= created && created < bounds.end {
      sums.change(index.leaf(deal: steps.deal, owner: steps.maker)) { $0.created[window] += 1 }
    }
  }

  private mutating func addWin(_ index: inout NodeIndex) {
    guard let win = steps.win, hasCategories || hasCloseDays,
      let moment = moments.prefix(TeamWalk.winPeriods + 1).first(where: {
        $0.startAt <= win.at && win.at < $0.endAt
      })
    else { return }
    let isSurprise = isSurprise(win, moment)
    sums.change(index.leaf(deal: steps.deal, owner: win.owner)) {
      $0.wins += 1
      $0.surprises += isSurprise ? 1 : 0
    }
  }

  /// Never in Commit by two weeks before the win; or created, or pulled into the period, in its last
  /// tenth.
  private func isSurprise(_ win: DealStep, _ moment: PeriodMoments.Moment) -> Bool {
    let length = Double(moment.end - moment.start)
    let days = max(1, Int((TeamWalk.lastShare * length).rounded()))
    let tail = known.zone.startOfDay(moment.end - days).seconds
    if tail <= steps.created { return true }
    let limit = win.at - TeamWalk.commitDays * 86_400
    if hasCategories, !steps.all.contains(where: { $0.at < limit && $0.category == .commit }) {
      return true
    }
    guard hasCloseDays, tail <= win.at else { return false }
    return steps.state(before: tail)?.closeDay.map { $0 >= moment.end } ?? false
  }

  private mutating func addActivities(_ deal: Int, _ index: inout NodeIndex) {
    guard let first = calendar.starts.last else { return }
    let marks = known.timeline(deal).activityMoments(
      from: Instant(seconds: first), to: Instant(seconds: calendar.end))
    for at in marks {
      let owner = steps.state(before: at)?.owner ?? steps.all.last?.owner
      let week = calendar.week(of: at)
      sums.change(index.leaf(deal: deal, owner: owner)) { sums in
        if sums.weeks.isEmpty {
          sums.weeks = Array(repeating: 0, count: ActivityCalendar.count)
        }
        sums.weeks[week] += 1
      }
    }
  }
}

extension MetricFrame {
  /// Whether the state asked for is that of the as-of day.
  var isStateNow: Bool { stateMoment == known.cutoff }
}

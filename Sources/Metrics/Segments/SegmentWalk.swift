internal import Calendars
internal import Deals

/// One pass over the deals for signals of segments and of the whole period.
struct SegmentWalk {
  private let frame: MetricFrame
  private let known: KnownDeals
  private let moments: [PeriodMoments.Moment]
  private let lastYear: PeriodMoments.Moment?
  /// Seconds of the start of the year before the period.
  private let yearStart: Int64
  private let openCount: Int
  private let segment: AttributeColumn?
  private let hasCloseDays: Bool
  private let tracking: KnownTracking?
  private var reasonCodes: [String: Int32] = [:]
  private var steps = DealSteps()
  private(set) var reasons = [KnownDeals.none]
  private(set) var paces: LeafSums<[PaceSums]>
  private(set) var wins = LeafColumn<PeriodWin>()
  private(set) var cohorts = LeafColumn<CohortDeal>()
  private(set) var mix = LeafColumn<MixDeal>()
  private(set) var passages = LeafColumn<StagePassage>()
  private(set) var times = LeafColumn<WinTime>()
  private(set) var losses = LeafColumn<LossRow>()

  init(_ frame: MetricFrame, _ moments: PeriodMoments) {
    self.frame = frame
    known = frame.known
    self.moments = moments.all
    lastYear = moments.lastYear
    yearStart = frame.yearBefore.seconds
    openCount = known.settings.stages.openCount
    let first = frame.known.settings.segments.first
    segment = first.flatMap { frame.known.column($0) }
    hasCloseDays = known.recorded.contains(.closeDay)
    tracking = known.tracking
    let empty = PaceSums(stages: Array(repeating: 0, count: openCount))
    paces = LeafSums(Array(repeating: empty, count: moments.all.count))
  }

  mutating func run(_ index: inout NodeIndex) {
    guard let now = moments.first, let oldest = moments.last else { return }
    let earliest = min(oldest.startAt, yearStart, lastYear?.startAt ?? .max)
    for deal in known.deals {
      steps.read(known, deal: deal)
      if let closed = steps.closed, closed < earliest { continue }
      guard steps.created < now.at else { continue }
      addPaces(&index)
      addWin(now, &index)
      addCohort(now, &index)
      addMix(now, isLastYear: false, &index)
      if let lastYear { addMix(lastYear, isLastYear: true, &index) }
      addPassages(now, &index)
      addTime(now, &index)
      addLoss(now, &index)
    }
  }

  private mutating func leaf(_ owner: Int?, _ index: inout NodeIndex) -> Int32 {
    index.leaf(deal: steps.deal, owner: owner)
  }

  private mutating func addPaces(_ index: inout NodeIndex) {
    for (age, moment) in moments.enumerated() {
      if let closed = steps.closed, closed < moment.startAt { continue }
      if steps.created >= moment.endAt { break }
      if let win = steps.win, moment.startAt <= win.at, win.at < moment.endAt {
        let amount = Double(win.amount ?? 0)
        paces.change(leaf(win.owner, &index)) {
          $0[age].final += amount
          if win.at < moment.at { $0[age].booked += amount }
        }
      }
      guard steps.created < moment.at else { continue }
      if moment.startAt <= steps.created {
        let amount = Double(steps.first?.amount ?? 0)
        paces.change(leaf(steps.maker, &index)) { $0[age].created += amount }
      }
      guard let state = steps.state(before: moment.at), state.isOpen else { continue }
      let amount = Double(state.amount ?? 0)
      paces.change(leaf(state.owner, &index)) {
        $0[age].open += amount
        if state.stage >= 0 { $0[age].stages[state.stage] += amount }
      }
    }
  }

  private mutating func addWin(_ now: PeriodMoments.Moment, _ index: inout NodeIndex) {
    guard let win = steps.win, now.contains(win.at) else { return }
    let day = known.zone.day(of: Instant(seconds: win.at))
    let quarter = known.calendar.quarter(containing: day)
    let month = (1...3).last { number in
      number == 1
        || known.calendar.period(
          known.calendar.month(containing: quarter.start), offsetBy: number - 1
        ).start <= day
    }
    wins.append(
      PeriodWin(
        amount: win.amount, day: Int32(day - now.start), month: Int8(month ?? 1),
        isCreatedInPeriod: now.startAt <= steps.created, priceRatio: priceRatio(win)),
      leaf: leaf(win.owner, &index))
  }

  /// The second half of the open stages is late.
  private func priceRatio(_ win: DealStep) -> Double? {
    let late = (openCount + 1) / 2
    guard let first = steps.all.first(where: { $0.isOpen && $0.stage >= late }),
      let before = first.amount, before > 0, let amount = win.amount
    else { return nil }
    return Double(amount) / Double(before)
  }

  private func isDue(_ step: DealStep, _ period: PeriodMoments.Moment) -> Bool {
    step.isOpen && (step.closeDay.map { $0 < period.end } ?? false)
  }

  /// The minor units won in the part of a period that is counted; 0 where it was not.
  private func won(_ period: PeriodMoments.Moment) -> Int64 {
    guard let win = steps.win, period.contains(win.at) else { return 0 }
    return win.amount ?? 0
  }

  private mutating func addCohort(_ now: PeriodMoments.Moment, _ index: inout NodeIndex) {
    guard hasCloseDays else { return }
    let start = steps.state(before: now.startAt)
    var cohort = StartCohort.dayOneOpen
    var entry = start
    if !(start.map { isDue($0, now) } ?? false) {
      cohort = start == nil ? .createdSince : .pulledIn
      let win = steps.win
      entry = steps.all.first { step in
        now.contains(step.at) && (isDue(step, now) || step.at == win?.at)
      }
    }
    guard let entry else { return }
    cohorts.append(
      CohortDeal(cohort: cohort, base: entry.amount, won: won(now)),
      leaf: leaf(entry.owner, &index))
  }

  private mutating func addMix(
    _ period: PeriodMoments.Moment, isLastYear: Bool, _ index: inout NodeIndex
  ) {
    guard hasCloseDays, let start = steps.state(before: period.startAt), isDue(start, period)
    else { return }
    let code = segment?.code(deal: steps.deal, owner: start.owner) ?? -1
    mix.append(
      MixDeal(
        segment: Int32(code), base: start.amount ?? 0, won: won(period), isLastYear: isLastYear),
      leaf: leaf(start.owner, &index))
  }

  private mutating func addPassages(_ now: PeriodMoments.Moment, _ index: inout NodeIndex) {
    for stage in 0..<openCount {
      guard let position = steps.all.firstIndex(where: { $0.isOpen && $0.stage == stage }) else {
        continue
      }
      let entry = steps.all[position]
      guard yearStart <= entry.at, entry.at < now.at else { continue }
      let exit = steps.all[position...].first { step in
        step.isOpen ? step.stage > stage : step.status == .won || step.status == .lost
      }
      let end = exit?.at ?? known.cutoff.seconds
      passages.append(
        StagePassage(
          stage: Int16(stage), cause: exit.map { $0.status == .lost ? 2 : 1 } ?? 0,
          isRecent: now.startAt <= entry.at, days: MetricFrame.days(from: entry.at, to: end)),
        leaf: leaf(entry.owner, &index))
    }
  }

  private mutating func addTime(_ now: PeriodMoments.Moment, _ index: inout NodeIndex) {
    guard yearStart <= steps.created else { return }
    let end = steps.closed ?? known.cutoff.seconds
    times.append(
      WinTime(
        days: MetricFrame.days(from: steps.created, to: end), isWon: steps.status == .won,
        isRecent: now.startAt <= steps.created),
      leaf: leaf(steps.maker, &index))
  }

  private mutating func addLoss(_ now: PeriodMoments.Moment, _ index: inout NodeIndex) {
    guard let tracking, steps.status == .lost, let loss = steps.closing, yearStart <= loss.at,
      loss.at < now.at
    else { return }
    var code: Int32 = 0
    if let reason = tracking.lossReason(steps.deal) {
      code = reasonCodes[reason] ?? Int32(reasons.count)
      if Int(code) == reasons.count {
        reasons.append(reason)
        reasonCodes[reason] = code
      }
    }
    losses.append(
      LossRow(reason: code, isRecent: now.startAt <= loss.at), leaf: leaf(loss.owner, &index))
  }
}

extension MetricFrame {
  /// The start of the four fiscal quarters before the period: as many days into a quarter.
  var yearBefore: Instant {
    let calendar = known.calendar
    let quarter = calendar.quarter(containing: period.start)
    let before = calendar.period(quarter, offsetBy: -4)
    return known.zone.startOfDay(min(before.start + (period.start - quarter.start), before.end))
  }
}

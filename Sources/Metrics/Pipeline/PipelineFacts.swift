internal import Calendars
internal import Deals

/// What is collected for open deals and how fast they become money (D1, D4).
struct PipelineFacts: FamilyFacts {
  /// Deals open at the end of the period, or at the as-of day while it runs; those omitted too.
  private(set) var open = LeafColumn<OpenDeal>()
  /// Deals open at the start of the period.
  private(set) var atStart = LeafColumn<OpenProgress>()
  /// Deals open at the start of the period before.
  private(set) var atPreviousStart = LeafColumn<OpenProgress>()
  /// Deals won or lost in the trailing four quarters, and in those of the period before.
  private(set) var closings = LeafColumn<Closing>()
  /// Leads of the trailing four quarters that became deals.
  private(set) var paths = LeafColumn<LeadPath>()
  /// The trailing windows of the period and of the one before.
  let windows: (now: Range<Int64>, before: Range<Int64>)
  /// Whether close dates were known at the end of the period.
  let hasCloseDays: Bool
  /// Whether stages were known at the start of the period, and of the one before.
  let hasStages: (now: Bool, before: Bool)
  /// Whether any lead is known.
  let hasLeads: Bool

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    let known = frame.known
    let previous = MetricFrame(known, period: frame.period.previous(known.calendar))
    windows = (Self.trailing(frame), Self.trailing(previous))
    hasStages = (
      known.known(before: frame.start).recorded.contains(.stage),
      known.known(before: previous.start).recorded.contains(.stage)
    )
    let walk = PipelineWalk(frame, previous: previous)
    hasCloseDays = walk.isRecorded || walk.canFallBack
    hasLeads = known.tracking.map { !$0.leads.isEmpty } ?? false
    for deal in known.dealsEverCreated { walk.add(deal, to: &self, &index) }
    known.tracking?.forEachLead(createdIn: windows.now) { addPath($0, known, &index) }
  }

  private static func trailing(_ frame: MetricFrame) -> Range<Int64> {
    let stop = frame.stateMoment.seconds
    return min(frame.trailingStart.seconds, stop)..<stop
  }

  mutating func settle(_ places: LeafPlaces) {
    open.settle(places)
    atStart.settle(places)
    atPreviousStart.settle(places)
    closings.settle(places)
    paths.settle(places)
  }

  private mutating func addPath(
    _ lead: TrackedLead, _ known: KnownDeals, _ index: inout NodeIndex
  ) {
    guard windows.now.contains(lead.created), lead.deal >= 0 else { return }
    let latest = known.latest(lead.deal)
    let end = (latest.closed ?? known.cutoff).seconds
    let leaf = index.leaf(lead)
    paths.append(
      LeadPath(
        days: MetricFrame.days(from: lead.created, to: end), isWon: latest.status == .won),
      leaf: leaf)
  }

  /// Walks every deal once, past the moments at which states are asked for.
  private struct PipelineWalk {
    let known: KnownDeals
    let previousStart: Instant
    let start: Instant
    let stop: Instant
    let window: Range<Int64>
    let firstStage: Int
    /// The deals at the end of the period, where their close days are those of the export.
    let atEnd: KnownDeals
    let isRecorded: Bool

    init(_ frame: MetricFrame, previous: MetricFrame) {
      known = frame.known
      previousStart = min(previous.start, known.cutoff)
      start = min(frame.start, known.cutoff)
      stop = frame.stateMoment
      window =
        min(
          PipelineFacts.trailing(previous).lowerBound, PipelineFacts.trailing(frame).lowerBound)..<stop
        .seconds
      firstStage = known.settings.stages.stages.firstIndex { $0.kind == .open } ?? 0
      atEnd = frame.atEnd
      isRecorded = atEnd.recorded.contains(.closeDay)
    }

    /// Whether the close days of the export are those of the end of the period.
    var canFallBack: Bool { known.deals.first.map { atEnd.exported($0) != nil } ?? false }

    func add(_ deal: Int, to facts: inout PipelineFacts, _ index: inout NodeIndex) {
      guard known.created(deal) < stop else { return }
      var life = known.timeline(deal)
      life.advance(to: previousStart)
      if isOpen(life, previousStart) {
        let leaf = index.leaf(deal: deal, owner: life.owner)
        facts.atPreviousStart.append(progress(life), leaf: leaf)
      }
      if previousStart < start { life.advance(to: start) }
      if isOpen(life, start) {
        facts.atStart.append(progress(life), leaf: index.leaf(deal: deal, owner: life.owner))
      }
      if start < stop { life.advance(to: stop) }
      if isOpen(life, stop) {
        let day = isRecorded ? life.closeDay : atEnd.exported(deal)?.closeDay
        facts.open.append(
          OpenDeal(amount: life.amount, day: day, isOmitted: life.category == .omitted),
          leaf: index.leaf(deal: deal, owner: life.owner))
      }
      life.advance(to: known.cutoff)
      guard let closed = life.closed, window.contains(closed.seconds), known.deleted(deal) == nil,
        let (closing, owner) = Closing.of(life, known)
      else { return }
      facts.closings.append(closing, leaf: index.leaf(deal: deal, owner: owner))
    }

    private func isOpen(_ life: DealTimeline, _ moment: Instant) -> Bool {
      guard life.status == .open else { return false }
      return known.deleted(life.deal).map { moment <= $0 } ?? true
    }

    private func progress(_ life: DealTimeline) -> OpenProgress {
      guard let stage = life.stage else { return .unknown }
      return stage > firstStage && life.category != .omitted ? .qualified : .notQualified
    }
  }
}

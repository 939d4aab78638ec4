internal import Calendars
internal import Deals

/// What is collected for stages: conversion, drop-off, durations, skips, sources (F1 to F5).
struct FunnelFacts: FamilyFacts {
  /// The open stages by rank, the won one after them.
  let stageNames: [String]
  /// Whether the deals' ways through the stages are recorded.
  let hasHistory: Bool
  /// Whether any loss of the period has a reason.
  private(set) var hasReasons = false
  /// Visits that began in the period, with those of deals deleted since.
  private(set) var visits = LeafColumn<StageVisit>()
  /// First arrivals in the period at a stage or any later one.
  private(set) var reached = LeafColumn<StageArrival>()
  /// First arrivals in the period at a stage through all earlier ones in their order.
  private(set) var inOrder = LeafColumn<StageArrival>()
  /// Moves forward in the period: whether each passed over a stage.
  private(set) var advances = LeafColumn<Bool>()
  /// Deals created in the period.
  private(set) var created = LeafColumn<SourcedDeal>()
  /// Leads created in the period.
  private(set) var leads = LeafColumn<SourcedLead>()
  /// Sources and reasons by code.
  private(set) var labels = LabelCodes()

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    let stages = frame.known.settings.stages
    stageNames =
      stages.stages.prefix(stages.openCount).map(\.name)
      + stages.stages.filter { $0.kind == .won }.prefix(1).map(\.name)
    hasHistory = frame.known.recorded.contains(.stage)
    let tracking = frame.known.tracking
    guard !frame.isAhead else { return }
    let window = FunnelWindow(frame)
    let sources = frame.known.column("source")
    for deal in frame.known.dealsEverCreated {
      var walk = FunnelWalk(frame.known, window, deal: deal)
      guard walk.run() else { continue }
      keep(walk, tracking, sources, &index)
    }
    let created = frame.start.seconds..<max(frame.start.seconds, frame.known.cutoff.seconds)
    tracking?.forEachLead(createdIn: created) { lead in
      if window.contains(lead.created) { add(lead, &index) }
    }
  }

  private mutating func keep(
    _ walk: FunnelWalk, _ tracking: KnownTracking?, _ sources: AttributeColumn?,
    _ index: inout NodeIndex
  ) {
    let deal = walk.deal
    var reason: Int32 = -1
    if walk.hasLoss, let text = tracking?.lossReason(deal) {
      reason = labels.code(text)
      hasReasons = true
    }
    for found in walk.visits {
      var visit = found.fact
      visit.reason = reason
      visits.append(visit, leaf: index.leaf(deal: deal, owner: found.owner))
    }
    guard !walk.isDeleted else { return }
    for found in walk.reached {
      reached.append(found.fact, leaf: index.leaf(deal: deal, owner: found.owner))
    }
    for found in walk.inOrder {
      inOrder.append(found.fact, leaf: index.leaf(deal: deal, owner: found.owner))
    }
    for found in walk.advances {
      advances.append(found.fact, leaf: index.leaf(deal: deal, owner: found.owner))
    }
    if let owner = walk.createdOwner {
      let code = sources?.code(deal: deal, owner: nil) ?? -1
      let source = code < 0 ? KnownDeals.none : sources?.labels[code] ?? KnownDeals.none
      created.append(
        walk.created(source: labels.code(source)), leaf: index.leaf(deal: deal, owner: owner))
    }
  }

  private mutating func add(_ lead: TrackedLead, _ index: inout NodeIndex) {
    let leaf = index.leaf(lead)
    leads.append(
      SourcedLead(
        source: labels.code(lead.source ?? KnownDeals.none), isConverted: lead.converted != nil,
        isUndated: lead.converted == nil && lead.isConvertedUndated), leaf: leaf)
  }

  mutating func settle(_ places: LeafPlaces) {
    visits.settle(places)
    reached.settle(places)
    inOrder.settle(places)
    advances.settle(places)
    created.settle(places)
    leads.settle(places)
  }
}

/// A lead created in the period.
struct SourcedLead: Sendable {
  /// Where it came from, as a code.
  let source: Int32
  /// Whether it was converted before the cutoff.
  let isConverted: Bool
  /// Whether it was converted, nobody knows when.
  let isUndated: Bool
}

/// Labels by code, in the order of their finding.
struct LabelCodes: Sendable {
  private(set) var labels: [String] = []
  private var codes: [String: Int32] = [:]

  mutating func code(_ label: String) -> Int32 {
    if let code = codes[label] { return code }
    let code = Int32(labels.count)
    codes[label] = code
    labels.append(label)
    return code
  }
}

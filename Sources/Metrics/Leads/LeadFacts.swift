internal import Calendars
internal import Deals

/// A lead that was created, converted or open in the period, as known at the cutoff.
struct LeadMark: Sendable {
  /// Seconds of its creation.
  let created: Int64
  /// Seconds of its conversion; `nil` where it was not converted, or not known when.
  let converted: Int64?
  /// Whether it was converted, nobody knows when.
  let isUndated: Bool
  /// Where it came from.
  let source: String
  /// The model's chance that it converts, as given by ``MetricOptions/leadChances``.
  let chance: Double?

  /// Days from its creation to its conversion; negative where the data is wrong.
  var days: Double? { converted.map { MetricFrame.days(from: created, to: $0) } }
}

/// A deal that made an account a customer; or one whose account is not known.
struct CustomerMark: Sendable {
  /// Seconds of the win.
  let at: Int64
  /// Whether the deal says whose it is.
  let isKnown: Bool
}

/// What is collected for leads, their conversion and score, and what customers cost (B1 to B3, B5).
struct LeadFacts: FamilyFacts {
  /// The longest wait for a conversion that is looked at, in days.
  static let window = 90.0

  private(set) var leads = LeafColumn<LeadMark>()
  /// Whether any lead is known at the cutoff.
  private(set) var hasLeads = false
  private(set) var customers = LeafColumn<CustomerMark>()
  /// What was spent, of the whole company.
  private(set) var spend: [TrackedSpend] = []
  /// The median days from creation to win of the deals won in the trailing four quarters; `nil`
  /// where there are none.
  private(set) var medianCycle: Double?

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    if let tracking = frame.known.tracking {
      collectLeads(frame, tracking, &index)
      spend = tracking.spend
    }
    collectCustomers(frame, &index)
  }

  mutating func settle(_ places: LeafPlaces) {
    leads.settle(places)
    customers.settle(places)
  }

  private mutating func collectLeads(
    _ frame: MetricFrame, _ tracking: KnownTracking, _ index: inout NodeIndex
  ) {
    let start = frame.start.seconds
    let state = frame.stateMoment.seconds
    hasLeads = !tracking.leads.isEmpty
    // Without scores, what is older than the window and was not converted since touches nothing.
    let oldest =
      frame.options.leadChances.isEmpty
      ? min(start, state - Int64(Self.window + 1) * 86_400) : Int64.min
    tracking.forEachLead(
      createdIn: min(oldest, state)..<state, orConvertedFrom: start
    ) { lead in
      guard lead.created < state else { return }
      let isOpen = (lead.converted ?? .max) >= state && !lead.isConvertedUndated
      let chance = isOpen ? frame.options.leadChances[lead.row] : nil
      let touches =
        lead.created >= start || lead.converted.map(frame.contains) ?? false || chance != nil
        || isOpen && LeadMark.isYoung(created: lead.created, at: state)
      guard touches else { return }
      let leaf = index.leaf(lead)
      leads.append(
        LeadMark(
          created: lead.created, converted: lead.converted, isUndated: lead.isConvertedUndated,
          source: lead.source ?? KnownDeals.none, chance: chance), leaf: leaf)
    }
  }

  private mutating func collectCustomers(_ frame: MetricFrame, _ index: inout NodeIndex) {
    let known = frame.known
    let accounts = known.column("account")
    var first = [(at: Int64, deal: Int)](
      repeating: (.max, -1), count: accounts?.labels.count ?? 0)
    var others: [(at: Int64, deal: Int)] = []
    var cycles: [Double] = []
    let trailing = frame.trailingStart.seconds
    known.forEachLatest { deal in
      guard deal.status == .won, let closed = deal.closed?.seconds else { return }
      if trailing <= closed, closed < frame.stateMoment.seconds, deal.created.seconds <= closed {
        cycles.append(MetricFrame.days(from: deal.created.seconds, to: closed))
      }
      let account = accounts?.code(deal: deal.deal, owner: nil) ?? -1
      if account < 0 {
        if frame.contains(closed) { others.append((closed, deal.deal)) }
      } else if closed < first[account].at {
        first[account] = (closed, deal.deal)
      }
    }
    medianCycle = LeadFacts.median(cycles)
    for win in first where win.deal >= 0 && frame.contains(win.at) {
      customers.append(
        CustomerMark(at: win.at, isKnown: true), leaf: LeadFacts.leaf(win, known, &index))
    }
    for win in others {
      customers.append(
        CustomerMark(at: win.at, isKnown: false), leaf: LeadFacts.leaf(win, known, &index))
    }
  }

  private static func leaf(
    _ win: (at: Int64, deal: Int), _ known: KnownDeals, _ index: inout NodeIndex
  ) -> Int32 {
    var then = known.timeline(win.deal)
    then.advance(to: Instant(seconds: win.at + 1))
    return index.leaf(deal: win.deal, owner: then.owner)
  }
}

extension LeadMark {
  /// Whether a lead may still convert within the window.
  static func isYoung(created: Int64, at moment: Int64) -> Bool {
    MetricFrame.days(from: created, to: moment) < LeadFacts.window
  }
}

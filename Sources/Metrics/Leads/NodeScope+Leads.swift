internal import Calendars
internal import Deals

/// What the metrics of leads are made of.
extension NodeScope {
  /// Why a count of leads is not known; `nil` where it is.
  var noLeads: String? {
    if frame.isAhead { return "the period begins after the as-of day" }
    return facts.leads.hasLeads ? nil : "no lead is known at the as-of day"
  }

  /// The leads created in the period.
  var createdLeads: [LeadMark] {
    facts.leads.leads.of(node).filter { frame.contains($0.created) }
  }

  /// The leads converted in the period, on a known day.
  var convertedLeads: Int {
    facts.leads.leads.of(node).count { $0.converted.map(frame.contains) ?? false }
  }

  /// A reading of leads, where there are any at all.
  func ofLeads(_ reading: () -> MetricReading) -> MetricReading {
    noLeads.map { .undefined($0) } ?? reading()
  }

  /// The leads that were open at the end of the period, or are at the as-of day, and have a score.
  func scores(_ reading: ([Double], Int) -> MetricReading) -> MetricReading {
    if let noLeads { return .undefined(noLeads) }
    let state = frame.stateMoment.seconds
    let open = facts.leads.leads.of(node).filter { lead in
      !lead.isUndated && (lead.converted ?? .max) >= state
        && (lead.chance != nil || LeadMark.isYoung(created: lead.created, at: state))
    }
    let chances = open.compactMap(\.chance)
    guard !chances.isEmpty else {
      return .undefined("no open lead has a score", missing: open.count)
    }
    return reading(chances, open.count - chances.count)
  }
}

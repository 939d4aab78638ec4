internal import Calendars
public import Deals

/// Whether deals that left a stage forward met what the settings ask of them then.
///
/// What was recorded at the very moment of the move counts as known; the close date and the category that
/// winning itself sets do not.
public struct ExitCheck: Sendable {
  /// One entry for each criterion of each stage, in the order of the settings.
  public let facts: [ExitFacts]

  /// Looks at every move forward before the cutoff of `known`.
  public init(_ known: KnownDeals, examples: Int = 5) {
    let stages = known.settings.stages
    let asked = stages.stages.prefix(stages.openCount).map { $0.exit ?? [] }
    guard asked.contains(where: { !$0.isEmpty }) else {
      facts = []
      return
    }
    var walk = ExitWalk(known, asked, examples: max(0, examples))
    for deal in known.deals { walk.follow(deal) }
    facts = walk.facts.flatMap { $0 }
  }
}

/// Counts moves forward while the deals pass by.
private struct ExitWalk {
  private let known: KnownDeals
  private let asked: [[ExitCriterion]]
  private let examples: Int
  private let touches: DealTouches
  private(set) var facts: [[ExitFacts]]

  init(_ known: KnownDeals, _ asked: [[ExitCriterion]], examples: Int) {
    self.known = known
    self.asked = asked
    self.examples = examples
    let criteria = Set(asked.joined())
    touches = DealTouches(
      known, meetings: criteria.contains(.meeting), contacts: criteria.contains(.contact))
    let measured = criteria.filter { ExitWalk.isMeasured($0, known) }
    facts = zip(asked, known.settings.stages.stages).map { criteria, stage in
      criteria.map { criterion in
        var fact = ExitFacts(stage: stage.name, criterion: criterion)
        fact.advances = measured.contains(criterion) ? 0 : nil
        return fact
      }
    }
  }

  /// Whether the data tells when the criterion was met.
  private static func isMeasured(_ criterion: ExitCriterion, _ known: KnownDeals) -> Bool {
    guard known.recorded.contains(.stage) else { return false }
    switch criterion {
    case .amount:
      return known.recorded.contains(.amount) || known.settings.amountKnown == .creation
    case .closeDate: return known.recorded.contains(.closeDay)
    case .owner: return true
    case .category: return known.recorded.contains(.category)
    case .activity: return known.hasActivities
    case .meeting: return known.tracking?.hasKinds ?? false
    case .contact: return known.tracking?.hasPeople ?? false
    }
  }

  mutating func follow(_ deal: Int) {
    var timeline = known.timeline(deal)
    var stage: Int?
    var entered = timeline.created
    while let change = timeline.nextChange {
      let before = timeline
      timeline.advance(to: Instant(seconds: change.seconds + 1))
      let next = timeline.status == .lost ? nil : timeline.stage
      guard next != stage else { continue }
      if let stage, let next, next > stage, asked.indices.contains(stage) {
        count(Move(stage: stage, entered: entered, left: change, before: before, after: timeline))
      }
      stage = next
      entered = change
    }
  }

  private mutating func count(_ move: Move) {
    for (position, criterion) in asked[move.stage].enumerated() {
      guard let advances = facts[move.stage][position].advances else { continue }
      facts[move.stage][position].advances = advances + 1
      guard !move.meets(criterion, touches) else { continue }
      facts[move.stage][position].unmet += 1
      if facts[move.stage][position].examples.count < examples {
        let id = known.id(move.after.deal)
        if facts[move.stage][position].examples.last != id {
          facts[move.stage][position].examples.append(id)
        }
      }
      guard let amount = move.after.amount else { continue }
      facts[move.stage][position].pricedCount += 1
      facts[move.stage][position].amount =
        (facts[move.stage][position].amount ?? 0).addingReportingOverflow(amount).partialValue
    }
  }
}

/// A deal on its way from a stage to a later one.
private struct Move {
  let stage: Int
  let entered: Instant
  let left: Instant
  /// The deal as it was known just before.
  let before: DealTimeline
  /// The deal as it was known just after.
  let after: DealTimeline

  func meets(_ criterion: ExitCriterion, _ touches: DealTouches) -> Bool {
    let isWin = after.status == .won
    let end = Instant(seconds: left.seconds + 1)
    switch criterion {
    case .amount: return before.amount != nil || after.amount != nil
    case .closeDate: return before.closeDay != nil || (!isWin && after.closeDay != nil)
    case .owner: return before.owner != nil || after.owner != nil
    case .category: return before.category != nil || (!isWin && after.category != nil)
    case .activity: return after.activityCount(from: entered, to: end) > 0
    case .meeting:
      return (touches.meetings[after.deal] ?? []).contains {
        entered.seconds <= $0 && $0 <= left.seconds
      }
    case .contact: return touches.firstContact[after.deal].map { $0 <= left.seconds } ?? false
    }
  }
}

/// Meetings and people of the deals' activities.
private struct DealTouches {
  /// By deal the starts of its meetings that were not cancelled.
  private(set) var meetings: [Int: [Int64]] = [:]
  /// By deal the first activity with a person.
  private(set) var firstContact: [Int: Int64] = [:]

  init(_ known: KnownDeals, meetings wantsMeetings: Bool, contacts wantsContacts: Bool) {
    guard wantsMeetings || wantsContacts, let tracking = known.tracking else { return }
    for activity in tracking.activities() where activity.deal >= 0 {
      if wantsContacts, activity.person >= 0, firstContact[activity.deal] == nil {
        firstContact[activity.deal] = activity.start
      }
      if wantsMeetings, activity.kind == .meeting, activity.outcome != .cancelled,
        activity.outcome != .noShow
      {
        meetings[activity.deal, default: []].append(activity.start)
      }
    }
  }
}

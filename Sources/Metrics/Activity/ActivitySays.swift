internal import Deals

/// What the activities known at the cutoff say at all: without it a number is undefined, not 0.
struct ActivitySays: Sendable {
  /// Something that a metric needs.
  enum Need: Sendable {
    case kinds, directions, people, outcomes, recipients, opens, lengths, demoRule
  }

  private var reasons: [Need: String] = [:]
  private var nothing: String?

  init(_ frame: MetricFrame) {
    guard !frame.isAhead else {
      nothing = "the period begins after the as-of day"
      return
    }
    guard let tracking = frame.known.tracking, frame.known.hasActivities || tracking.hasKinds else {
      nothing = "there are no activities"
      return
    }
    note(.kinds, tracking.hasKinds, "the activities do not say what they were")
    note(.directions, tracking.hasDirections, "the activities do not say which way they went")
    note(.people, tracking.hasPeople, "the activities do not say with whom they were")
    note(.outcomes, tracking.hasOutcomes, "the activities do not say what became of them")
    note(.recipients, tracking.hasRecipients, "the mails do not say to how many they went")
    note(.opens, tracking.hasOpens, "the mails do not say whether they were opened")
    note(
      .lengths, tracking.activities().contains { $0.kind == .call && ($0.seconds ?? 0) > 0 },
      "the calls do not say how long they were")
    note(.demoRule, tracking.hasDemoRule, "no rule says which activities are demonstrations")
  }

  private mutating func note(_ need: Need, _ isThere: Bool, _ reason: String) {
    if !isThere { reasons[need] = reason }
  }

  /// Why a number that needs this is undefined; `nil` when nothing is in its way.
  func reason(_ needs: [Need]) -> String? {
    if let nothing { return nothing }
    return needs.lazy.compactMap { reasons[$0] }.first
  }
}

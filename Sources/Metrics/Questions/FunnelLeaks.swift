internal import Foundation
internal import Statistics

/// Where leads and deals are lost, how much money goes there, and whether it is more than a year ago.
public struct FunnelLeaks: Sendable {
  /// What was lost of those at one place, in the last year and in the year before.
  public struct Place: Sendable {
    /// The stage, reason or source.
    public let name: String
    /// Of these, lost in the last year.
    public let lost: Int
    /// Of so many.
    public let count: Int
    /// Minor units lost there in the last year; `nil` where money is not counted.
    public let amount: Int64?
    /// Lost ones without an amount.
    public let unpriced: Int
    /// The share that was lost, with Wilson's interval; `nil` for none.
    public let share: IntervalEstimate?
    /// The change of the share against the year before, in shares, with Newcombe's interval; `nil` where
    /// one of the years has none.
    public let change: IntervalEstimate?

    /// A place, from counts of the last year and of the year before.
    public init(
      name: String, now: (lost: Int, count: Int), before: (lost: Int, count: Int),
      amount: Int64? = nil, unpriced: Int = 0
    ) {
      self.name = name
      lost = now.lost
      count = now.count
      self.amount = amount
      self.unpriced = unpriced
      let last = now.count > 0 ? try? WilsonInterval(successes: now.lost, trials: now.count) : nil
      let first =
        before.count > 0 ? try? WilsonInterval(successes: before.lost, trials: before.count) : nil
      share = last.map { IntervalEstimate(value: $0.estimate, lower: $0.lower, upper: $0.upper) }
      guard let last, let first else {
        change = nil
        return
      }
      // Newcombe, "Interval estimation for the difference between independent proportions", 1998, method 10.
      let value = last.estimate - first.estimate
      let down = hypot(last.estimate - last.lower, first.upper - first.estimate)
      let up = hypot(last.upper - last.estimate, first.estimate - first.lower)
      change = IntervalEstimate(value: value, lower: value - down, upper: value + up)
    }

    /// Whether more is lost than a year ago, beyond chance.
    public var hasGrown: Bool { change.map { $0.lower > 0 } ?? false }
  }

  /// By stage: of the stays in it that ended in the year, those that ended in a loss.
  public let stages: [Place]
  /// By loss reason: of the deals lost in the year, those with it.
  public let reasons: [Place]
  /// By source: of the deals closed in the year, those lost.
  public let sources: [Place]
  /// By source: of the leads that became 90 days old in the year, those not converted by then.
  public let leads: [Place]

  /// What was found.
  public init(stages: [Place], reasons: [Place], sources: [Place], leads: [Place]) {
    self.stages = stages
    self.reasons = reasons
    self.sources = sources
    self.leads = leads
  }

  /// The stage at which most money is lost.
  public var largestLeak: Place? {
    stages.filter { $0.lost > 0 }.max { ($0.amount ?? 0, $1.name) < ($1.amount ?? 0, $0.name) }
  }

  /// Minor units lost in the year.
  public var lostAmount: Int64 { stages.reduce(0) { $0 + ($1.amount ?? 0) } }

  /// The reason given most often.
  public var commonestReason: Place? {
    reasons.filter { $0.name != FunnelLeaks.unsaid && $0.lost > 0 }
      .max { ($0.lost, $1.name) < ($1.lost, $0.name) }
  }

  /// What stands for a reason or source that is not said.
  public static let unsaid = "(none)"
}

internal import Foundation

/// A kind of business: which metrics it looks at first, its usual calendar, and what is assumed while it has
/// no history of its own. It changes no formula.
public enum IndustryProfile: String, Sendable, CaseIterable {
  case saas, retail, services, manufacturing

  /// The metrics shown when none are chosen, in order; see ``MetricRegistry/usual`` for no profile.
  public var metrics: [String] {
    switch self {
    case .saas:
      Self.core + Self.prospecting + [
        "cac.lag_0", "lead_conversion.cohort.90d", "velocity.money", "velocity.time.median",
        "source_revenue.won_amount",
      ]
    case .retail:
      Self.core + [
        "sales_growth.last_year", "sales_growth.previous_period", "linearity.month",
        "deal_size.median.won", "customers.new.count",
      ]
    case .services:
      Self.core + Self.prospecting + [
        "cycle.median.competing_risk", "stage_duration.median.advance",
        "concentration.open.top_3.share",
      ]
    case .manufacturing:
      Self.core + [
        "cycle.median.competing_risk", "pipeline.due.amount", "slip_rate.amount",
        "price_erosion.median", "deal_size.p90.won",
      ]
    }
  }

  private static let core = [
    "deals.won.amount.by_transition", "deals.won.count.by_transition", "win_rate.count.by_close",
    "deal_size.mean.won", "cycle.median.won", "attainment.share", "quota_gap.amount",
    "pipeline.open.count", "pipeline.open.amount", "deals.created.count", "coverage.remaining",
    "stage_conversion.competing_risk.90d",
  ]
  private static let prospecting = [
    "leads.created.count", "calls.all.count", "emails.sent.count", "reply_rate.per_message.14d",
    "meetings.completed.count", "demos.held.count",
  ]

  /// Whether fiscal years are usually made of weeks, 4-4-5.
  public var hasWeekYears: Bool { self == .retail }

  /// The share of deals won that is assumed while no deal has closed: a round number to be replaced by the
  /// company's own, which it is as soon as deals have closed.
  public var assumedWinRate: Double {
    switch self {
    case .saas: 0.20
    case .retail: 0.35
    case .services: 0.30
    case .manufacturing: 0.25
    }
  }

  /// The probability assumed for an open stage that none is declared for: every stage is passed by the
  /// same share of deals, so that the first stage has ``assumedWinRate``.
  ///
  /// - Parameters:
  ///   - stage: the position among the open stages, from 0.
  ///   - count: the number of open stages.
  public func assumedProbability(stage: Int, of count: Int) -> Double {
    guard count > 0 else { return assumedWinRate }
    let left = Double(count - stage) / Double(count)
    return IndustryProfile.rounded(pow(assumedWinRate, left))
  }

  private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}

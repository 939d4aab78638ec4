extension MetricRegistry {
  /// What is shown when nothing is chosen: a few values of every chapter.
  public static let usual: [String] = [
    "deals.won.amount.by_transition", "deals.won.count.by_transition", "win_rate.count.by_close",
    "win_rate.count.by_created_cohort.180d", "deal_size.mean.won", "cycle.median.won",
    "leads.created.count", "lead_conversion.cohort.90d", "cac.lag_0",
    "attainment.share", "quota_gap.amount", "sales_growth.last_year",
    "pipeline.open.count", "pipeline.open.amount", "pipeline.due.amount", "deals.created.count",
    "velocity.money", "calls.all.count", "emails.sent.count", "reply_rate.per_message.14d",
    "meetings.completed.count", "demos.held.count", "stage_conversion.competing_risk.90d",
    "coverage.remaining", "slip_rate.amount",
  ]
}

extension MetricQuery {
  static let targets: [MetricQuery] = [
    MetricQuery("quota.own.amount", "SELECT amount FROM target_own"),
    MetricQuery("quota.leaves.amount", "SELECT sum(amount) FROM target_quota"),
    MetricQuery(
      "quota.over_assignment",
      """
      SELECT (SELECT sum(amount) FROM target_quota) / nullif(o.amount, 0) - 1 FROM target_own o, ctx
      WHERE ctx.owner IS NULL
      """),
    MetricQuery(
      "quota.owners_without.count",
      """
      SELECT CASE WHEN (SELECT count(*) FROM all_target_quota) > 0 THEN count(DISTINCT w.owner) END
      FROM target_win w, ctx
      WHERE w.at >= ctx.start AND w.at < ctx.state AND w.owner NOT IN (SELECT owner FROM all_target_quota)
      """),
    MetricQuery("sales_growth.previous_period", growth("previous")),
    MetricQuery("sales_growth.last_year", growth("last_year")),
    MetricQuery(
      "attainment.share", "SELECT won / nullif(quota, 0) FROM target_sides"),
    MetricQuery(
      "attainment.own_quota.share",
      "SELECT won / nullif(quota, 0) FROM target_own_sides"),
    MetricQuery("quota_gap.amount", "SELECT quota - won FROM target_sides"),
    MetricQuery(
      "quota_gap.own_quota.amount",
      "SELECT quota - won FROM target_own_sides"),
  ]

  /// The view of the stretch compared with is named by its column.
  private static func growth(_ reference: String) -> String {
    """
    SELECT CASE WHEN (SELECT min(created_at) FROM deals) < r.start + 86400 THEN
      (SELECT total(amount) FROM target_win, ctx WHERE at >= ctx.start AND at < ctx.state)
      / nullif((SELECT total(amount) FROM target_win WHERE at >= r.start AND at < r.stop), 0) - 1 END
    FROM target_reference r WHERE r.name = '\(reference)'
    """
  }
}

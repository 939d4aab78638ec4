extension MetricQuery {
  static let bookings: [MetricQuery] = closed + rates + sizes + flow

  private static let sum = "CASE count(*) WHEN 0 THEN 0 ELSE sum(amount) END"

  private static let closed: [MetricQuery] = [
    MetricQuery(
      "deals.won.count.by_transition", "SELECT count(*) FROM own_closings WHERE rank = 4"),
    MetricQuery("deals.won.amount.by_transition", "SELECT \(sum) FROM own_closings WHERE rank = 4"),
    MetricQuery("deals.won.count.by_close_date", "SELECT count(*) FROM own_dated WHERE rank = 4"),
    MetricQuery("deals.won.amount.by_close_date", "SELECT \(sum) FROM own_dated WHERE rank = 4"),
    MetricQuery(
      "deals.lost.count.by_transition", "SELECT count(*) FROM own_closings WHERE rank = 5"),
    MetricQuery(
      "deals.lost.amount.by_transition", "SELECT \(sum) FROM own_closings WHERE rank = 5"),
    MetricQuery("deals.lost.count.by_close_date", "SELECT count(*) FROM own_dated WHERE rank = 5"),
    MetricQuery("deals.lost.amount.by_close_date", "SELECT \(sum) FROM own_dated WHERE rank = 5"),
    MetricQuery(
      "deals.lost.count.by_reason",
      """
      SELECT coalesce(loss_reason, '(none)'), count(*) FROM own_closings WHERE rank = 5 GROUP BY 1
      """),
  ]

  private static let rates: [MetricQuery] = [
    MetricQuery(
      "win_rate.count.by_close",
      "SELECT 1.0 * sum(rank = 4) / nullif(count(*), 0) FROM own_closings"),
    MetricQuery(
      "win_rate.amount.by_close",
      """
      SELECT sum(CASE rank WHEN 4 THEN amount ELSE 0 END) / nullif(sum(amount), 0) FROM own_closings
      WHERE amount IS NOT NULL
      """),
    MetricQuery(
      "win_rate.count.incl_stale",
      """
      SELECT 1.0 * won / nullif(closed + overdue, 0) FROM
        (SELECT count(*) AS closed, coalesce(sum(rank = 4), 0) AS won FROM own_closings),
        (SELECT count(*) AS overdue FROM own_open, ctx WHERE close_date < date(ctx.state - 1, 'unixepoch'))
      """),
    MetricQuery(
      "win_rate.count.by_created_cohort.180d",
      within180("SELECT days, cause, 1.0 AS w FROM new_deals")),
    MetricQuery(
      "win_rate.amount.by_created_cohort.180d",
      within180("SELECT days, cause, amount AS w FROM new_deals WHERE amount > 0")),
  ]

  /// The incidence at 180 days, where somebody was watched so long or all have ended.
  private static func within180(_ rows: String) -> String {
    curve(rows) + """
      SELECT CASE WHEN (SELECT max(days) FROM c) >= 180 OR (SELECT min(after) FROM f) = 0
        THEN coalesce((SELECT max(inc) FROM f WHERE t <= 180), 0) END
      """
  }

  private static let wonSizes =
    "SELECT amount AS x FROM own_closings WHERE rank = 4 AND amount IS NOT NULL"

  private static let sizes: [MetricQuery] = [
    MetricQuery("deal_size.mean.won", "SELECT avg(amount) FROM own_closings WHERE rank = 4"),
    MetricQuery("deal_size.median.won", quantile(0.5, wonSizes)),
    MetricQuery("deal_size.p90.won", quantile(0.9, wonSizes)),
    MetricQuery("deal_size.mean.open", "SELECT avg(amount) FROM own_due"),
  ]

  private static let flow: [MetricQuery] = [
    MetricQuery("deals.created.count", "SELECT count(*) FROM new_deals"),
    MetricQuery(
      "deals.created.amount",
      "SELECT CASE count(*) WHEN 0 THEN 0 ELSE sum(first_amount) END FROM new_deals"),
    MetricQuery("deals.closed.count", "SELECT count(*) FROM own_closings"),
    MetricQuery(
      "deals.transferred_in.count",
      """
      SELECT count(*) FROM (SELECT *, lag(owner) OVER (PARTITION BY deal ORDER BY at) AS giver FROM changes) c
      JOIN node n ON n.owner = c.owner, ctx
      WHERE c.giver <> c.owner AND c.rank < 4 AND c.at >= ctx.start AND c.at < ctx.state
      """),
    MetricQuery(
      "cycle.mean.won",
      "SELECT avg((at - created) / 86400.0) FROM own_closings WHERE rank = 4"),
    MetricQuery(
      "cycle.median.won",
      quantile(0.5, "SELECT (at - created) / 86400.0 AS x FROM own_closings WHERE rank = 4")),
    MetricQuery(
      "cycle.median.competing_risk",
      curve(
        """
        SELECT o.days, o.cause, 1.0 AS w FROM own_created o, spans s
        WHERE o.created >= s.t0 AND o.created < s.t1
        """)
          + """
          SELECT min(t) FROM f
          WHERE inc > 0 AND inc >= (SELECT max(inc) FROM f) / 2 - 1e-12
          """),
  ]
}

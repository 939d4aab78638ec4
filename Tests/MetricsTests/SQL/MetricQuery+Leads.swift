extension MetricQuery {
  static let leads: [MetricQuery] = [
    MetricQuery("leads.created.count", "SELECT count(*) FROM lead_created"),
    MetricQuery(
      "leads.created.count.by_source",
      "SELECT coalesce(source, '(none)'), CAST(count(*) AS REAL) FROM lead_created GROUP BY 1"),
    MetricQuery("leads.converted.count", "SELECT count(*) FROM lead_converted"),
    MetricQuery(
      "leads.converted_undated.count", "SELECT coalesce(sum(undated), 0) FROM lead_created"),
    MetricQuery(
      "lead_conversion.period",
      """
      SELECT (SELECT count(*) FROM lead_converted) * 1.0 / nullif((SELECT count(*) FROM lead_created), 0)
      """),
    MetricQuery(
      "lead_conversion.cohort.90d",
      """
      WITH cohort AS (
        SELECT (coalesce(converted, (SELECT now FROM ctx)) - created_at) / 86400.0 AS days,
          converted IS NOT NULL AS event,
          ((SELECT now FROM ctx) - created_at) / 86400.0 AS age FROM lead_created
        WHERE NOT undated AND (converted IS NULL OR converted >= created_at)),
      step AS (
        SELECT e.days, sum(e.event) AS d,
          (SELECT count(*) FROM cohort c WHERE c.days >= e.days) AS n
        FROM cohort e WHERE e.event AND e.days <= 90 GROUP BY e.days),
      curve AS (
        SELECT CASE WHEN min(n - d) = 0 THEN 0.0 ELSE exp(coalesce(sum(ln(1 - d * 1.0 / n)), 0)) END AS s
        FROM step WHERE n > 0)
      SELECT CASE WHEN (SELECT max(age) FROM cohort) >= 90 THEN 1 - s END FROM curve
      """),
    MetricQuery("lead_score.mean.90d", "SELECT avg(score) FROM lead_open"),
    MetricQuery("lead_score.expected_conversions.90d", "SELECT sum(score) FROM lead_open"),
    MetricQuery(
      "spend.amount",
      """
      SELECT sum(amount) FROM spend_month s, ctx
      WHERE s.at >= ctx.start AND s.stop <= ctx.stop AND ctx.manager IS NULL AND ctx.owner IS NULL
      """),
    MetricQuery(
      "customers.new.count",
      "SELECT count(*) FROM customer c, ctx WHERE c.at >= ctx.start AND c.at < ctx.state"),
    MetricQuery("cac.lag_0", cost(lag: "0")),
    MetricQuery("cac.lag_cycle", cost(lag: "(SELECT months FROM cycle_lag)")),
  ]

  /// Months of the period that are over, with the spend of so many months before each.
  private static func cost(lag: String) -> String {
    """
    WITH RECURSIVE month(at) AS (
      SELECT start FROM ctx
      UNION ALL
      SELECT unixepoch(at, 'unixepoch', '+1 month') FROM month, ctx
      WHERE unixepoch(at, 'unixepoch', '+1 month') < ctx.stop),
    cell AS (
      SELECT m.at, unixepoch(m.at, 'unixepoch', '+1 month') AS stop, sum(s.amount) AS amount
      FROM month m JOIN spend_month s ON s.at = unixepoch(m.at, 'unixepoch', '-' || \(lag) || ' months'), ctx
      WHERE unixepoch(m.at, 'unixepoch', '+1 month') <= ctx.now AND ctx.manager IS NULL AND ctx.owner IS NULL
      GROUP BY m.at)
    SELECT (SELECT sum(amount) FROM cell) / nullif((
      SELECT count(*) FROM customer c JOIN cell ON c.at >= cell.at AND c.at < cell.stop), 0)
    """
  }
}

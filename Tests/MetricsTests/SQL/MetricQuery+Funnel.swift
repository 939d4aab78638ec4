extension MetricQuery {
  static let funnel: [MetricQuery] =
    conversionQueries + dropOffQueries + durationQueries + sourceQueries + [
      MetricQuery(
        "stage_visits.count",
        """
        SELECT n.name, count(e.deal) FROM stage_names n
        LEFT JOIN (SELECT * FROM entered WHERE gone IS NULL) e ON e.rank = n.rank GROUP BY n.name
        """),
      MetricQuery(
        "stage_visits.amount",
        """
        SELECT n.name, CASE WHEN count(e.deal) = 0 THEN 0 ELSE sum(e.amount) END FROM stage_names n
        LEFT JOIN (SELECT * FROM entered WHERE gone IS NULL) e ON e.rank = n.rank GROUP BY n.name
        """),
      MetricQuery(
        "skip_rate.share",
        """
        SELECT avg(s.rank - s.before > 1) FROM steps s, ctx
        WHERE s.before <= 3 AND s.rank > s.before AND s.rank <= 4 AND s.gone IS NULL
          AND s.at >= ctx.start AND s.at < ctx.state AND s.owner IN (SELECT owner FROM node)
        """),
      MetricQuery("regression_rate.share", "SELECT avg(went_back) FROM cohort"),
    ]

  private static let conversionQueries = [
    arrivals("stage_conversion.strict", view: "ordered"),
    arrivals("stage_conversion.reached", view: "firsts"),
    MetricQuery(
      "stage_conversion.competing_risk.90d",
      """
      WITH at_time AS (
        SELECT f.rank, f.days, sum(f.cause > 0) AS d, sum(f.cause = 1) AS d1,
          (SELECT count(*) FROM follow_up g WHERE g.rank = f.rank AND g.days >= f.days) AS n
        FROM follow_up f WHERE f.cause > 0 GROUP BY f.rank, f.days),
      curve AS (
        SELECT *, coalesce(exp(sum(ln(1 - 1.0 * d / n)) OVER
          (PARTITION BY rank ORDER BY days ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), 1.0) AS before
        FROM at_time)
      SELECT n.name, (
        SELECT CASE
          WHEN count(*) > 0 THEN sum(before * d1 / n)
          WHEN (SELECT max(days) FROM follow_up f WHERE f.rank = n.rank) >= 90 THEN 0 END
        FROM curve c WHERE c.rank = n.rank AND c.days <= 90)
      FROM stage_names n WHERE n.rank <= 3
      """),
    MetricQuery(
      "funnel.cumulative.reached",
      "SELECT n.name, (SELECT avg(farthest >= n.rank) FROM cohort) FROM stage_names n"),
  ]

  private static func arrivals(_ metric: String, view: String) -> MetricQuery {
    MetricQuery(
      metric,
      """
      SELECT n.name, (
        SELECT avg(EXISTS (SELECT 1 FROM \(view) g WHERE g.deal = f.deal AND g.rank = f.rank + 1))
        FROM \(view) f, ctx WHERE f.rank = n.rank AND f.at >= ctx.start AND f.at < ctx.state
          AND f.owner IN (SELECT owner FROM node))
      FROM stage_names n WHERE n.rank <= 3
      """)
  }

  private static let dropOffQueries =
    [
      ("advanced", "next > rank AND next <= 4"), ("lost", "next = 5"),
      ("moved_back", "next < rank"),
      ("still_open", "next IS NULL AND gone IS NULL"),
      ("deleted", "next IS NULL AND gone IS NOT NULL"),
    ].map { name, condition in
      MetricQuery(
        "drop_off.\(name)",
        """
        SELECT n.name, (SELECT avg(coalesce(\(condition), 0)) FROM entered e WHERE e.rank = n.rank)
        FROM stage_names n WHERE n.rank <= 3
        """)
    } + [
      MetricQuery(
        "drop_off.lost.by_reason",
        """
        WITH losses AS (
          SELECT CASE WHEN l.rank = 5 THEN coalesce(e.loss_reason, '(none)') ELSE '(none)' END AS reason
          FROM entered e JOIN latest l ON l.deal = e.deal WHERE e.rank <= 3 AND e.next = 5 AND e.gone IS NULL)
        SELECT reason, 1.0 * count(*) / (SELECT count(*) FROM losses) FROM losses GROUP BY reason
        """)
    ]

  private static let durationQueries = [
    ("stage_duration.median.advance", 0.5, 1), ("stage_duration.median.loss", 0.5, 2),
    ("stage_duration.p75.advance", 0.75, 1), ("stage_duration.p90.advance", 0.9, 1),
  ].map { metric, probability, ending in
    MetricQuery(
      metric,
      """
      WITH at_time AS (
        SELECT l.rank, l.days, count(*) AS d,
          (SELECT count(*) FROM lengths m WHERE m.rank = l.rank AND m.days >= l.days) AS n
        FROM lengths l WHERE l.ending = \(ending) GROUP BY l.rank, l.days),
      curve AS (
        SELECT *, CASE WHEN d = n THEN 0 ELSE exp(sum(ln(1 - 1.0 * d / n)) OVER
          (PARTITION BY rank ORDER BY days)) END AS survival
        FROM at_time)
      SELECT n.name, (SELECT min(days) FROM curve c
                      WHERE c.rank = n.rank AND c.survival <= 1 - \(probability) + 1e-12)
      FROM stage_names n WHERE n.rank <= 3
      """)
  }

  private static let sourceQueries = [
    MetricQuery(
      "source_revenue.deals_created.count", "SELECT source, count(*) FROM cohort GROUP BY source"),
    MetricQuery(
      "source_revenue.deals_won.count", "SELECT source, sum(is_won) FROM cohort GROUP BY source"),
    MetricQuery(
      "source_revenue.won_amount",
      """
      SELECT source, CASE WHEN sum(is_won) = 0 THEN 0 ELSE sum(won_amount) END FROM cohort GROUP BY source
      """),
    MetricQuery(
      "source_revenue.leads_converted.count",
      """
      SELECT coalesce(l.source, '(none)') AS key, sum(coalesce(l.converted_at < ctx.now, 0)) FROM leads l, ctx
      WHERE l.created_at >= ctx.start AND l.created_at < ctx.state AND l.owner IN (SELECT owner FROM node)
      GROUP BY key
      """),
  ]
}

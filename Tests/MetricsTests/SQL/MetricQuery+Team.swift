extension MetricQuery {
  private static let here = "owner IN (SELECT owner FROM k_node)"

  /// What the node's quota still lacks; NULL where nothing does, without a quota, or after the period.
  private static let lacking = """
    (SELECT CASE WHEN is_running AND q.amount > b.amount THEN q.amount - b.amount END FROM asked a
     JOIN peer_quotas q ON q.age = 0 AND q.name = a.name, (SELECT coalesce(sum(amount), 0) AS amount
       FROM period_wins WHERE age = 0 AND is_passed AND \(here)) b)
    """

  private static func median(_ values: String) -> String {
    """
    (SELECT avg(v) FROM (SELECT v, row_number() OVER (ORDER BY v) AS r, count(*) OVER () AS n
      FROM (\(values)) WHERE v IS NOT NULL) WHERE r IN ((n + 1) / 2, (n + 2) / 2))
    """
  }

  private static let openDue =
    "SELECT amount FROM open_due WHERE age = 0 AND is_counted AND amount > 0 AND \(here)"
  private static let chance = "(CAST(substr(deal, 2) AS INTEGER) * 37 % 10 / 20.0)"
  private static let expected = """
    SELECT amount * \(chance) AS amount FROM k_latest, asked
    WHERE is_now AND rank < 4 AND amount * \(chance) > 0 AND \(here)
    """

  static let team: [MetricQuery] = quotaSignals + flowSignals + callSignals + concentrations

  private static let quotaSignals: [MetricQuery] = [
    MetricQuery(
      "attainment_pace.share",
      """
      WITH quotas_of AS MATERIALIZED (SELECT * FROM peer_quotas),
        booked AS MATERIALIZED (SELECT w.age, n.name, sum(w.amount) AS amount FROM period_wins w
          JOIN peers n ON n.owner = w.owner WHERE w.is_passed GROUP BY 1, 2),
        shares AS MATERIALIZED (SELECT q.age, q.name, coalesce(b.amount, 0) / q.amount AS v FROM quotas_of q
          LEFT JOIN booked b ON b.age = q.age AND b.name = q.name
          WHERE q.amount > 0 AND q.name IN (SELECT name FROM quotas_of WHERE age = 0)
            AND q.name IN (SELECT name FROM peers)),
        own AS (SELECT v FROM shares WHERE age > 0 AND name = (SELECT name FROM asked)),
        team AS (SELECT v FROM shares WHERE age > 0),
        numbers AS (SELECT (SELECT count(*) FROM own) AS n, (SELECT count(*) FROM team) AS all_n,
          \(median("SELECT v FROM own")) AS own, \(median("SELECT v FROM team")) AS team)
      SELECT (SELECT v FROM shares WHERE age = 0 AND name = (SELECT name FROM asked))
        - (n * coalesce(own, 0) + 8 * team) / (n + 8) FROM numbers WHERE all_n >= 4
      UNION ALL SELECT NULL FROM numbers WHERE all_n < 4
      """),
    MetricQuery(
      "coverage.remaining",
      """
      SELECT (SELECT coalesce(sum(amount), 0) FROM open_due WHERE age = 0 AND is_counted AND \(here)) / \(lacking)
      """),
    MetricQuery(
      "coverage.required",
      """
      WITH due AS (SELECT age, sum(amount) AS amount FROM open_due WHERE age > 0 AND is_counted AND \(here)
          GROUP BY 1 HAVING sum(amount) > 0)
      SELECT CASE WHEN (SELECT is_running FROM asked) AND count(*) >= 4 THEN sum(amount) / nullif((SELECT
        sum(amount) FROM won_later WHERE age IN (SELECT age FROM due) AND \(here)), 0) END FROM due
      """),
    MetricQuery(
      "coverage.weighted",
      "SELECT (SELECT coalesce(sum(amount), 0) FROM (\(expected))) / \(lacking)"),
  ]

  private static let flowSignals: [MetricQuery] = [
    MetricQuery(
      "creation_rate.4w",
      """
      WITH ages(age) AS (VALUES (0), (1), (2), (3), (4)),
        running AS (SELECT state, date(state - 1, 'unixepoch', 'start of month', '-' ||
          ((strftime('%m', state - 1, 'unixepoch') + 2) % 3) || ' months') AS quarter FROM ctx),
        ends AS (SELECT age, min(unixepoch(quarter, printf('%+d months', -3 * age)) + state - unixepoch(quarter),
          unixepoch(quarter, printf('%+d months', 3 - 3 * age))) AS stop FROM running, ages),
        windows AS (SELECT * FROM ends
          WHERE age = 0 OR stop - 28 * 86400 >= (SELECT min(created) FROM k_known) / 86400 * 86400),
        counts AS (SELECT w.age, (SELECT count(*) FROM k_changes c WHERE c.number = 1 AND c.at < w.stop
          AND c.at >= w.stop - 28 * 86400 AND \(here)) AS n FROM windows w)
      SELECT sum(n) FILTER (WHERE age = 0) * (count(*) - 1.0) / nullif(sum(n) FILTER (WHERE age > 0), 0) FROM counts
      """),
    MetricQuery(
      "slip_rate.amount",
      """
      SELECT sum(CASE WHEN d.rank = 5 OR (d.rank < 4 AND unixepoch(d.close_date) >= s.stop) THEN s.amount ELSE 0 END)
        / nullif(sum(s.amount), 0)
      FROM at_start s JOIN at_day d ON d.age = 0 AND d.deal = s.deal
      WHERE s.age = 0 AND s.rank < 4 AND unixepoch(s.close_date) >= s.first AND unixepoch(s.close_date) < s.stop
        AND d.\(here)
      """),
    MetricQuery(
      "commit_yield.amount",
      """
      WITH due AS MATERIALIZED (SELECT * FROM open_due WHERE age > 0 AND category = 'Commit' AND \(here))
      SELECT sum((SELECT coalesce(sum(w.amount), 0) FROM won_later w WHERE w.age = due.age AND w.deal = due.deal))
        / nullif(sum(amount), 0) FROM due
      WHERE age IN (SELECT age FROM due GROUP BY 1 HAVING sum(amount) > 0)
      """),
    MetricQuery(
      "hygiene.share",
      """
      SELECT sum(CASE WHEN CAST(substr(deal, 2) AS INTEGER) % 5 = 0 THEN amount ELSE 0 END) / nullif(sum(amount), 0)
      FROM k_latest, asked WHERE is_now AND rank < 4 AND \(here)
      """),
    MetricQuery(
      "activity_anomaly.week",
      """
      WITH RECURSIVE w(week) AS (SELECT 0 UNION ALL SELECT week + 1 FROM w WHERE week < 52),
        acts AS MATERIALIZED (SELECT (ctx.state - 1 - a.start) / 604800 AS week,
          coalesce((SELECT c.owner FROM k_changes c WHERE c.deal = k.id AND c.at < a.start ORDER BY c.at DESC LIMIT 1),
            (SELECT l.owner FROM k_latest l WHERE l.deal = k.id)) AS owner
          FROM activities a JOIN k_known k ON k.id = a.deal_id, ctx
          WHERE a.start < ctx.state AND a.start >= ctx.state - 53 * 604800),
        counts AS MATERIALIZED (SELECT week, (SELECT count(*) FROM acts WHERE acts.week = w.week AND \(here)) AS own,
          (SELECT count(*) FROM acts WHERE acts.week = w.week AND NOT \(here)) AS others FROM w),
        usual AS MATERIALIZED (SELECT \(median("SELECT others / 5.0 AS v FROM counts")) AS others),
        loads AS MATERIALIZED (SELECT week, own, 5.0 * CASE WHEN u.others > 0 AND c.others > 0
          THEN c.others / 5.0 / u.others ELSE 1 END AS load FROM counts c, usual u
          WHERE week <= (SELECT max(week) FROM counts WHERE own > 0)),
        rates AS MATERIALIZED (SELECT \(median("SELECT own / load AS v FROM loads")) AS rate FROM loads LIMIT 1),
        residuals AS MATERIALIZED (SELECT week, (own - rate * load) / sqrt(max(1, rate * load)) AS r FROM loads, rates
          WHERE rate > 0),
        spread AS MATERIALIZED (SELECT \(median("SELECT abs(r) AS v FROM residuals WHERE week > 0")) AS s)
      SELECT CASE WHEN (SELECT count(*) FROM residuals) > 26 THEN
        (SELECT r FROM residuals WHERE week = 0) / CASE WHEN s > 0 THEN s / 0.674489750196081743 ELSE 1 END END
      FROM spread
      """),
  ]

  private static let callSignals: [MetricQuery] = [
    MetricQuery(
      "forecast_bias.share",
      """
      WITH own AS (SELECT error FROM peer_errors WHERE name = (SELECT name FROM asked))
      SELECT (sum(error) + 8 * (SELECT avg(error) FROM peer_errors)) / (count(*) + 8) FROM own HAVING count(*) > 0
      UNION ALL SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM own)
      """),
    MetricQuery(
      "forecast_spread.share",
      """
      WITH own AS (SELECT error FROM peer_errors WHERE name = (SELECT name FROM asked)),
        mine AS (SELECT count(*) AS n, sum(error * error) - count(*) * avg(error) * avg(error) AS s FROM own),
        team AS (SELECT (sum(error * error) - count(*) * avg(error) * avg(error)) / (count(*) - 1) AS v
          FROM peer_errors)
      SELECT CASE WHEN n > 1 THEN sqrt((s + 8 * v) / (n + 7)) END FROM mine, team
      """),
    MetricQuery(
      "sandbag_index.share",
      """
      WITH wins AS MATERIALIZED (SELECT w.deal, w.at, w.created, p.stop,
          p.stop - 86400 * CAST(round(0.1 * (p.stop - p.first) / 86400) AS INTEGER) AS tail
        FROM past p JOIN won w ON w.at >= p.first AND w.at < p.stop WHERE p.age <= 4 AND \(here))
      SELECT avg(created >= tail
        OR NOT EXISTS (SELECT 1 FROM k_changes c WHERE c.deal = wins.deal AND c.category = 'Commit'
          AND c.at < wins.at - 14 * 86400)
        OR (at >= tail AND coalesce((SELECT unixepoch(c.close_date) >= stop FROM k_changes c
          WHERE c.deal = wins.deal AND c.at < tail ORDER BY c.at DESC LIMIT 1), 0))) FROM wins
      """),
  ]

  private static let concentrations: [MetricQuery] = [
    ("open", openDue), ("expected", expected),
  ].flatMap { name, rows in
    [
      MetricQuery(
        "concentration.\(name).top_1.share", "SELECT max(amount) / sum(amount) FROM (\(rows))"),
      MetricQuery(
        "concentration.\(name).top_3.share",
        """
        WITH r AS MATERIALIZED (\(rows))
        SELECT (SELECT sum(amount) FROM (SELECT amount FROM r ORDER BY amount DESC LIMIT 3)) / sum(amount) FROM r
        """),
      MetricQuery(
        "concentration.\(name).effective_deals",
        "SELECT sum(amount) * sum(amount) / sum(amount * amount) FROM (\(rows))"),
    ]
  }
}

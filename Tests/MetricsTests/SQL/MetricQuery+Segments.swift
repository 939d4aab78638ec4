extension MetricQuery {
  private static let here = "owner IN (SELECT owner FROM k_node)"

  private static func median(_ values: String) -> String {
    """
    (SELECT avg(v) FROM (SELECT v, row_number() OVER (ORDER BY v) AS r, count(*) OVER () AS n
      FROM (\(values)) WHERE v IS NOT NULL) WHERE r IN ((n + 1) / 2, (n + 2) / 2))
    """
  }

  static let segments: [MetricQuery] = pace + linearity + cohorts + shifts

  /// Figures of each period by its day.
  private static let figures: [(name: String, sql: String)] = [
    (
      "booked",
      "SELECT coalesce(sum(amount), 0) FROM period_wins w WHERE w.age = p.age AND is_passed AND \(here)"
    ),
    (
      "open",
      "SELECT coalesce(sum(amount), 0) FROM at_day s WHERE s.age = p.age AND s.rank < 4 AND \(here)"
    ),
    (
      "created",
      """
      SELECT coalesce(sum(amount), 0) FROM k_changes c WHERE c.number = 1 AND c.at >= p.first AND c.at < p.at AND \(here)
      """
    ),
  ]

  private static let pace: [MetricQuery] =
    figures.map { name, sql in
      MetricQuery(
        "pacing.\(name).change",
        """
        WITH f AS MATERIALIZED (SELECT p.age, (\(sql)) * 1.0 AS v FROM past p)
        SELECT (SELECT v FROM f WHERE age = 0) / nullif(\(median("SELECT v FROM f WHERE age > 0")), 0) - 1
        """)
    }
    + figures.map { name, sql in
      MetricQuery(
        "pacing.\(name).final_share",
        """
        WITH f AS MATERIALIZED (SELECT p.age, (\(sql)) * 1.0 / nullif((SELECT sum(w.amount) FROM period_wins w
          WHERE w.age = p.age AND \(here)), 0) AS v FROM past p)
        SELECT \(median("SELECT v FROM f WHERE age > 0"))
        """)
    }

  private static let wins = """
    SELECT w.* FROM won w, ctx WHERE w.at >= ctx.start AND w.at < ctx.state AND w.\(here)
    """

  private static let linearity: [MetricQuery] = [
    MetricQuery(
      "linearity.month",
      """
      WITH keys(key, month) AS (VALUES ('m1', 1), ('m2', 2), ('m3', 0)), wins AS MATERIALIZED (\(wins))
      SELECT key, (SELECT sum(CASE WHEN strftime('%m', at, 'unixepoch') % 3 = month THEN amount ELSE 0 END)
        / nullif(sum(amount), 0) FROM wins) FROM keys
      """),
    MetricQuery(
      "linearity.gini",
      """
      WITH days AS (SELECT c.day, (SELECT coalesce(sum(amount), 0) FROM (\(wins)) w WHERE w.at >= c.day
          AND w.at < c.day + 86400) AS x FROM cal c, ctx WHERE c.day >= ctx.start AND c.day < ctx.state),
        pairs AS (SELECT sum(abs(a.x - b.x)) AS gaps FROM days a, days b)
      SELECT gaps / nullif(2.0 * (SELECT count(*) * sum(x) FROM days), 0) FROM pairs
      """),
    MetricQuery(
      "create_and_close.share",
      """
      SELECT sum(CASE WHEN created >= (SELECT start FROM ctx) THEN amount ELSE 0 END) / nullif(sum(amount), 0)
      FROM (\(wins))
      """),
    MetricQuery(
      "price_erosion.median",
      """
      SELECT \(median("""
        SELECT w.amount / nullif((SELECT c.amount FROM k_changes c WHERE c.deal = w.deal AND c.rank = 3
          ORDER BY c.at LIMIT 1), 0) AS v FROM (\(wins)) w
        """))
      """),
  ]

  /// When each deal became due in the period, and in which cohort.
  private static let due = """
    WITH win AS (SELECT w.* FROM won w, ctx WHERE w.at >= ctx.start AND w.at < ctx.state),
      starts AS (SELECT s.deal, s.amount, s.owner, s.rank < 4 AND coalesce(unixepoch(s.close_date) < s.stop, 0)
        AS is_due FROM at_start s WHERE s.age = 0),
      later AS (SELECT * FROM (SELECT c.deal, c.amount, c.owner,
          row_number() OVER (PARTITION BY c.deal ORDER BY c.at) AS n FROM k_changes c JOIN ctx
          LEFT JOIN win w ON w.deal = c.deal
          WHERE c.at >= ctx.start AND c.at < ctx.state
            AND (c.at = w.at OR (c.rank < 4 AND unixepoch(c.close_date) < ctx.stop))) WHERE n = 1),
      due AS (SELECT 'day_1_open' AS key, deal, amount, owner FROM starts WHERE is_due
        UNION ALL SELECT 'pulled_in', l.deal, l.amount, l.owner FROM later l JOIN starts s ON s.deal = l.deal
          WHERE NOT s.is_due
        UNION ALL SELECT 'created_since', l.deal, l.amount, l.owner FROM later l
          WHERE l.deal NOT IN (SELECT deal FROM starts))
    """

  private static let mixSides = """
    WITH year(side, first, stop, today) AS (SELECT 0, start, stop, state FROM ctx UNION ALL
        SELECT 1, unixepoch(start, 'unixepoch', '-1 year'), unixepoch(stop, 'unixepoch', '-1 year'),
          CASE WHEN now >= stop THEN unixepoch(stop, 'unixepoch', '-1 year') ELSE min(
            unixepoch(stop, 'unixepoch', '-1 year'),
            (SELECT min(day) + 86400 FROM cal WHERE worked = (SELECT sum(works) FROM cal WHERE day >= start
              AND day < now) + (SELECT worked FROM cal WHERE day = unixepoch(start, 'unixepoch', '-1 year') - 86400)))
          END FROM ctx),
      due AS MATERIALIZED (SELECT y.side, k.segment, coalesce(c.amount, 0) AS base,
          coalesce((SELECT w.amount FROM won w WHERE w.deal = c.deal AND w.at >= y.first AND w.at < y.today), 0) AS won
        FROM year y JOIN k_changes c ON c.at = (SELECT max(x.at) FROM k_changes x WHERE x.deal = c.deal
          AND x.at < y.first) JOIN k_known k ON k.id = c.deal
        WHERE c.rank < 4 AND unixepoch(c.close_date) < y.stop AND c.\(here)),
      total AS (SELECT (SELECT sum(base) FROM due WHERE side = 0) AS now, (SELECT sum(base) FROM due WHERE side = 1)
        AS before),
      parts AS (SELECT segment, sum(base) FILTER (WHERE side = 0) AS b0, sum(base) FILTER (WHERE side = 1) AS b1,
        sum(won) FILTER (WHERE side = 0) AS w0, sum(won) FILTER (WHERE side = 1) AS w1 FROM due GROUP BY 1),
      sides AS (SELECT coalesce(b0, 0) / now AS weight, coalesce(b1, 0) / before AS old_weight,
        coalesce(w0 / nullif(b0, 0), w1 / nullif(b1, 0)) AS yield,
        coalesce(w1 / nullif(b1, 0), w0 / nullif(b0, 0)) AS old_yield FROM parts, total
        WHERE now > 0 AND before > 0)
    """

  private static let cohorts: [MetricQuery] = [
    MetricQuery(
      "cohort_yield.amount",
      """
      \(due), keys(key) AS (VALUES ('day_1_open'), ('created_since'), ('pulled_in'))
      SELECT key, (SELECT sum(coalesce((SELECT amount FROM win w WHERE w.deal = d.deal), 0))
        / nullif(sum(amount), 0) FROM due d WHERE d.key = keys.key AND \(here)) FROM keys
      """),
    MetricQuery(
      "mix_shift.mix",
      "\(mixSides) SELECT sum((weight - old_weight) * (yield + old_yield) / 2) FROM sides"),
    MetricQuery(
      "mix_shift.inside",
      "\(mixSides) SELECT sum((yield - old_yield) * (weight + old_weight) / 2) FROM sides"),
  ]

  private static let yearBefore = "unixepoch(ctx.start, 'unixepoch', '-1 year')"

  /// The log-rank test of time to win: deals created in the period (1) and in the year before (0).
  private static let logRank = """
    WITH rows AS MATERIALIZED (SELECT c.at >= ctx.start AS recent, coalesce(z.rank = 4, 0) AS won,
        (coalesce(z.at, ctx.now) - c.at) / 86400.0 AS t
      FROM k_changes c JOIN ctx LEFT JOIN k_closings z ON z.deal = c.deal
      WHERE c.number = 1 AND c.at >= \(yearBefore) AND c.at < ctx.state AND c.\(here)),
      times AS (SELECT t, sum(won) AS d, sum(won * recent) AS d1, (SELECT count(*) * 1.0 FROM rows r WHERE r.t >= rows.t) AS n,
        (SELECT sum(recent) FROM rows r WHERE r.t >= rows.t) AS n1 FROM rows GROUP BY t HAVING sum(won) > 0),
      test AS (SELECT sum(d * n1 / n) - sum(d1) AS less,
        sum(CASE WHEN n > 1 THEN d * n1 / n * (1 - n1 / n) * (n - d) / (n - 1) ELSE 0 END) AS v FROM times)
    """

  private static let reasons = """
    WITH losses AS MATERIALIZED (SELECT coalesce(z.loss_reason, '') AS reason, z.at >= ctx.start AS recent
      FROM k_closings z, ctx WHERE z.rank = 5 AND z.at >= \(yearBefore) AND z.at < ctx.state AND z.\(here)),
      cells AS (SELECT r.reason, s.recent, (SELECT count(*) FROM losses l WHERE l.reason = r.reason
          AND l.recent = s.recent) AS n, (SELECT count(*) * 1.0 FROM losses l WHERE l.reason = r.reason) *
          (SELECT count(*) FROM losses l WHERE l.recent = s.recent) / (SELECT count(*) FROM losses) AS e
        FROM (SELECT DISTINCT reason FROM losses) r, (SELECT DISTINCT recent FROM losses) s),
      test AS (SELECT sum((n - e) * (n - e) / e) AS x, count(DISTINCT reason) AS reasons,
        count(DISTINCT recent) AS sides FROM cells)
    """

  private static let shifts: [MetricQuery] = [
    MetricQuery(
      "conversion_shift.90d",
      """
      WITH entries AS MATERIALIZED (SELECT c.deal, c.rank, min(c.at) AS at FROM k_changes c WHERE c.rank < 4 GROUP BY 1, 2),
        rows AS MATERIALIZED (SELECT e.rank, e.at >= ctx.start AS recent, x.rank AS exit,
            (coalesce(x.at, ctx.now) - e.at) / 86400.0 AS t
          FROM entries e JOIN ctx JOIN k_changes o ON o.deal = e.deal AND o.at = e.at
          LEFT JOIN k_changes x ON x.deal = e.deal AND x.at = (SELECT min(y.at) FROM k_changes y WHERE y.deal = e.deal
            AND y.at > e.at AND y.rank > e.rank)
          WHERE e.at >= \(yearBefore) AND e.at < ctx.state AND o.\(here)),
        times AS (SELECT rank, recent, t, sum(exit IS NOT NULL) AS d, sum(coalesce(exit < 5, 0)) AS d1,
          (SELECT count(*) * 1.0 FROM rows r WHERE r.rank = rows.rank AND r.recent = rows.recent AND r.t >= rows.t) AS n
          FROM rows GROUP BY 1, 2, 3 HAVING sum(exit IS NOT NULL) > 0),
        steps AS (SELECT *, coalesce(exp(sum(CASE WHEN d < n THEN ln(1 - d / n) ELSE -1e6 END) OVER (
          PARTITION BY rank, recent ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), 1) AS s FROM times),
        chance AS (SELECT rank, recent, sum(CASE WHEN t <= 90 THEN s * d1 / n ELSE 0 END) AS p FROM steps GROUP BY 1, 2),
        keys(key, rank) AS (VALUES ('Qualification', 1), ('Proposal', 2), ('Negotiation', 3))
      SELECT key, CASE WHEN EXISTS (SELECT 1 FROM rows r WHERE r.rank = keys.rank AND r.recent) THEN
        coalesce((SELECT p FROM chance c WHERE c.rank = keys.rank AND c.recent), 0)
          / nullif((SELECT p FROM chance c WHERE c.rank = keys.rank AND NOT c.recent), 0) END FROM keys
      """),
    MetricQuery(
      "cycle_lengthening.z", "\(logRank) SELECT CASE WHEN v > 0 THEN less / sqrt(v) END FROM test"),
    MetricQuery(
      "cycle_lengthening.p_value",
      "\(logRank) SELECT CASE WHEN v > 0 THEN chi2_tail(less * less / v, 1) END FROM test"),
    MetricQuery(
      "stage_shape.distance",
      """
      WITH open AS MATERIALIZED (SELECT age, rank, sum(amount) AS x FROM at_day WHERE rank < 4 AND \(here) GROUP BY 1, 2),
        totals AS MATERIALIZED (SELECT age, sum(x) AS x FROM open GROUP BY 1 HAVING sum(x) > 0),
        shares AS MATERIALIZED (SELECT t.age, r.rank, coalesce((SELECT o.x FROM open o WHERE o.age = t.age
          AND o.rank = r.rank), 0) / t.x AS v FROM totals t, (SELECT 1 AS rank UNION SELECT 2 UNION SELECT 3) r),
        both AS (SELECT rank, (SELECT v FROM shares s WHERE s.age = 0 AND s.rank = shares.rank) AS now,
          avg(v) FILTER (WHERE age > 0) AS usual FROM shares GROUP BY 1)
      SELECT sum(abs(now - usual)) / 2 FROM both
      """),
    MetricQuery(
      "loss_reason_shift.chi_square",
      "\(reasons) SELECT CASE WHEN sides = 2 AND reasons > 1 THEN x END FROM test"),
    MetricQuery(
      "loss_reason_shift.p_value",
      "\(reasons) SELECT CASE WHEN sides = 2 AND reasons > 1 THEN chi2_tail(x, reasons - 1) END FROM test"
    ),
  ]
}

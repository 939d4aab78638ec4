extension SQLCRM {
  /// Deals as bookings and pipeline ask for them, of the node alone.
  static let dealViews = """

    -- The trailing four quarters, of the period (t0 to t1) and of the one before (b0 to b1); the first
    -- moments of the two periods (p0, q0).
    CREATE VIEW spans AS
      SELECT unixepoch(state, 'unixepoch', '-1 year') AS t0, state AS t1, start AS p0,
        unixepoch(start, 'unixepoch', '-1 year') AS b0, start AS b1,
        unixepoch(start, 'unixepoch', CASE WHEN stop - start > 3000000 THEN '-3 months' ELSE '-1 month' END)
          AS q0
      FROM ctx;

    -- Won (4) and lost (5) in the period; and by close date.
    CREATE VIEW own_closings AS
      SELECT c.* FROM closings c JOIN node n ON n.owner = c.owner, ctx
      WHERE c.at >= ctx.start AND c.at < ctx.state;
    CREATE VIEW own_dated AS
      SELECT c.* FROM closings c JOIN node n ON n.owner = c.owner, ctx
      WHERE c.close_date >= date(ctx.start, 'unixepoch') AND c.close_date < date(ctx.stop, 'unixepoch');

    -- Every created deal, by the owner of the creation, with what became of it: 0 open, 1 won, 2 lost.
    CREATE VIEW own_created AS
      SELECT f.deal, f.at AS created, f.amount AS first_amount,
        CASE x.rank WHEN 4 THEN 1 WHEN 5 THEN 2 ELSE 0 END AS cause,
        (coalesce(x.at, ctx.now) - f.at) / 86400.0 AS days,
        CASE WHEN x.deal IS NULL THEN l.amount ELSE x.amount END AS amount
      FROM changes f JOIN node n ON n.owner = f.owner JOIN latest l ON l.deal = f.deal
      LEFT JOIN closings x ON x.deal = f.deal, ctx
      WHERE f.number = 1;
    CREATE VIEW new_deals AS
      SELECT o.* FROM own_created o, ctx WHERE o.created >= ctx.start AND o.created < ctx.state;

    -- Open at the end of the period; what counts of it.
    CREATE VIEW own_open AS
      SELECT s.* FROM at_state s JOIN node n ON n.owner = s.owner WHERE s.rank < 4;
    CREATE VIEW own_counted AS SELECT * FROM own_open WHERE category <> 'Omitted';
    CREATE VIEW own_due AS
      SELECT o.* FROM own_counted o, ctx
      WHERE o.close_date >= date(ctx.start, 'unixepoch') AND o.close_date < date(ctx.stop, 'unixepoch');

    -- Beyond the first stage at the first moment of the period (1), and of the one before (0).
    CREATE VIEW own_qualified AS
      SELECT turn, deal FROM (
        SELECT m.turn, c.*, row_number() OVER (PARTITION BY m.turn, c.deal ORDER BY c.at DESC) AS back
        FROM every_change c, (SELECT 1 AS turn, p0 AS at FROM spans UNION ALL SELECT 0, q0 FROM spans) m
        WHERE c.at < m.at AND (c.deleted_at IS NULL OR c.deleted_at >= m.at)) x
      JOIN node n ON n.owner = x.owner
      WHERE back = 1 AND rank IN (2, 3) AND category <> 'Omitted';

    -- The factors of velocity of the period (1) and of the one before (0).
    CREATE VIEW factors AS
      SELECT w.turn, (SELECT count(*) FROM own_qualified q WHERE q.turn = w.turn) AS open,
        avg(CASE c.rank WHEN 4 THEN c.amount END) AS size, avg(CASE c.rank WHEN 4 THEN 1.0 WHEN 5 THEN 0 END) AS rate,
        avg(CASE c.rank WHEN 4 THEN (c.at - c.created) / 86400.0 END) AS cycle
      FROM (SELECT 1 AS turn, t0 AS a, t1 AS b FROM spans UNION ALL SELECT 0, b0, b1 FROM spans) w
      LEFT JOIN (SELECT c.* FROM closings c JOIN node n ON n.owner = c.owner) c ON c.at >= w.a AND c.at < w.b
      GROUP BY w.turn;
    """
}

extension MetricQuery {
  /// The curve of a cause 1 beside others, of rows `days, cause, w` (0 is censored): `f` has for each time of
  /// an end `t` the incidence `inc`, the part that has not ended `after`, and `total` = the number of rows.
  static func curve(_ rows: String) -> String {
    """
    WITH c AS (\(rows)),
      e AS (SELECT y.days AS t, sum(y.w) AS d, sum(CASE y.cause WHEN 1 THEN y.w ELSE 0.0 END) AS d1,
          (SELECT sum(x.w) FROM c x WHERE x.days >= y.days) AS n
        FROM c y WHERE y.cause > 0 GROUP BY y.days),
      s AS (SELECT t, d, d1, n, coalesce(exp(sum(ln(1 - d / n)) OVER
          (ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), 1.0) AS before FROM e),
      f AS (SELECT t, sum(before * d1 / n) OVER (ORDER BY t) AS inc,
          CASE WHEN n - d < 1e-9 * n THEN 0 ELSE before * (1 - d / n) END AS after FROM s)

    """
  }

  /// The quantile of a column by linear interpolation: each value with its share of the place asked for.
  static func quantile(_ probability: Double, _ rows: String) -> String {
    """
    WITH v AS (\(rows)), r AS (SELECT x, row_number() OVER (ORDER BY x) - 1 AS i, count(*) OVER () - 1 AS m FROM v)
    SELECT sum(x * max(0.0, 1 - abs(i - \(probability) * m))) FROM r
    """
  }
}

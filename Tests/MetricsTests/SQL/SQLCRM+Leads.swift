extension SQLCRM {
  /// Leads, spend and new customers.
  static let leadViews = """
    -- Leads of the node as known at the cutoff.
    CREATE VIEW lead_now AS
      SELECT l.id, l.source, l.owner, l.created_at,
        CASE WHEN l.converted_at < ctx.now THEN l.converted_at END AS converted,
        (l.is_converted = 'true' AND l.converted_at IS NULL) AS undated
      FROM leads l, ctx
      WHERE l.created_at < ctx.now
        AND (l.owner IN (SELECT owner FROM node) OR (ctx.manager IS NULL AND ctx.owner IS NULL));
    CREATE VIEW lead_created AS
      SELECT l.* FROM lead_now l, ctx WHERE l.created_at >= ctx.start AND l.created_at < ctx.stop;
    CREATE VIEW lead_converted AS
      SELECT l.* FROM lead_now l, ctx WHERE l.converted >= ctx.start AND l.converted < ctx.stop;
    -- Open at the end of the period or at the cutoff; L0042 has the score 0.042.
    CREATE VIEW lead_open AS
      SELECT l.*, CAST(substr(l.id, 2) AS REAL) / 1000 AS score FROM lead_now l, ctx
      WHERE l.created_at < ctx.state AND NOT l.undated AND (l.converted IS NULL OR l.converted >= ctx.state);

    -- Spend by month, of months that are over.
    CREATE VIEW spend_month AS
      SELECT unixepoch(s.period || '-01') AS at, unixepoch(s.period || '-01', '+1 month') AS stop, s.amount
      FROM spend s, ctx WHERE unixepoch(s.period || '-01', '+1 month') <= ctx.now;

    -- The first deal ever won of every account, where its owner then is of the node.
    CREATE VIEW customer AS
      SELECT c.account, c.at FROM closings c, ctx WHERE c.rank = 4 AND c.account IS NOT NULL
        AND c.at = (SELECT min(x.at) FROM closings x WHERE x.rank = 4 AND x.account = c.account)
        AND (c.owner IN (SELECT owner FROM node) OR (ctx.manager IS NULL AND ctx.owner IS NULL));

    -- The median cycle of the deals won in the four quarters before the state, in months.
    CREATE VIEW cycle_lag AS
      WITH quarter AS (
        SELECT unixepoch(state - 1, 'unixepoch', 'start of month',
          '-' || ((strftime('%m', state - 1, 'unixepoch') - 1) % 3) || ' months') AS at FROM ctx),
      trailing AS (
        SELECT min(unixepoch(q.at, 'unixepoch', '-12 months') + ctx.state - q.at,
          unixepoch(q.at, 'unixepoch', '-9 months')) AS at FROM quarter q, ctx),
      cycle AS (
        SELECT (c.at - c.created) / 86400.0 AS days, row_number() OVER (ORDER BY c.at - c.created) AS number,
          count(*) OVER () AS n
        FROM closings c, trailing t, ctx
        WHERE c.rank = 4 AND c.at >= t.at AND c.at < ctx.state AND c.at >= c.created)
      SELECT CAST(round(avg(days) / 30.4375) AS INTEGER) AS months FROM cycle
      WHERE number IN ((n + 1) / 2, (n + 2) / 2);
    """
}

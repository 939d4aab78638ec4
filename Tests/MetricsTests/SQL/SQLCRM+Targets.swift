extension SQLCRM {
  /// Quotas and what they are compared with.
  static let targetViews = """
    -- The id of the period asked for: a quarter or a month.
    CREATE VIEW asked AS
      SELECT CASE WHEN stop - start > 40 * 86400
        THEN strftime('%Y', start, 'unixepoch') || '-Q' || ((strftime('%m', start, 'unixepoch') + 2) / 3)
        ELSE strftime('%Y-%m', start, 'unixepoch') END AS id FROM ctx;

    -- The latest known quota of every node for the period; of owners; of owners within the node asked for; and
    -- of that node itself.
    CREATE VIEW target_any AS
      SELECT * FROM (SELECT q.*, row_number() OVER (PARTITION BY q.manager, q.owner ORDER BY q.known_from DESC) AS back
                     FROM quotas q, ctx, asked WHERE q.period = asked.id AND q.known_from < ctx.now)
      WHERE back = 1;
    CREATE VIEW all_target_quota AS SELECT * FROM target_any WHERE owner IS NOT NULL;
    CREATE VIEW target_quota AS
      SELECT q.* FROM all_target_quota q, ctx
      WHERE (ctx.manager IS NULL OR q.manager = ctx.manager) AND (ctx.owner IS NULL OR q.owner = ctx.owner);
    CREATE VIEW target_own AS
      SELECT q.amount FROM target_any q, ctx WHERE q.owner IS ctx.owner AND q.manager IS ctx.manager;

    -- What was ever won by the owners of the node.
    CREATE VIEW target_win AS SELECT * FROM closings WHERE rank = 4 AND owner IN (SELECT owner FROM node);

    -- What is won by owners with a quota, and their quotas; no row where nobody has one.
    CREATE VIEW target_sides AS
      SELECT sum(q.amount) AS quota, coalesce((
        SELECT sum(w.amount) FROM target_win w, ctx WHERE w.at >= ctx.start AND w.at < ctx.state
          AND w.owner IN (SELECT owner FROM all_target_quota)), 0.0) AS won
      FROM target_quota q;

    -- All that is won at the node, and its own quota; no row where it has none.
    CREATE VIEW target_own_sides AS
      SELECT q.amount AS quota, coalesce((
        SELECT sum(w.amount) FROM target_win w, ctx WHERE w.at >= ctx.start AND w.at < ctx.state), 0.0) AS won
      FROM target_own q;

    -- Business days, Monday to Friday, with their number from 1 on within each stretch.
    CREATE VIEW target_reference AS
      WITH RECURSIVE
      whole AS (
        SELECT 'previous' AS name, CASE WHEN stop - start > 40 * 86400
          THEN unixepoch(start, 'unixepoch', '-3 months') ELSE unixepoch(start, 'unixepoch', '-1 month') END AS start,
          start AS stop FROM ctx
        UNION ALL
        SELECT 'last_year', unixepoch(start, 'unixepoch', '-1 year'), unixepoch(stop, 'unixepoch', '-1 year')
        FROM ctx),
      day(at) AS (SELECT min(start) FROM whole UNION ALL SELECT at + 86400 FROM day, ctx WHERE at < ctx.stop),
      business AS (SELECT at FROM day WHERE strftime('%w', at, 'unixepoch') NOT IN ('0', '6')),
      passed AS (SELECT count(*) AS days FROM business, ctx WHERE at >= ctx.start AND at < ctx.now)
      SELECT w.name, w.start, CASE WHEN ctx.now >= ctx.stop THEN w.stop ELSE
        coalesce((SELECT max(at) + 86400 FROM (SELECT at FROM business b WHERE b.at >= w.start AND b.at < w.stop
          ORDER BY at LIMIT (SELECT days FROM passed))), w.start) END AS stop
      FROM whole w, ctx;
    """
}

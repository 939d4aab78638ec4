/// Views of the deals' ways through the stages.
enum FunnelViews {
  static let sql = """

    CREATE TABLE stage_names (rank INTEGER, name TEXT);
    INSERT INTO stage_names VALUES (1, 'Qualification'), (2, 'Proposal'), (3, 'Negotiation'), (4, 'Closed Won');

    -- Every change of stage before the cutoff, those of deals deleted since with them; `gone` is the deletion.
    CREATE VIEW steps AS
      SELECT * FROM (
        SELECT h.deal, h.at, h.rank, h.owner, h.amount, h.gone, h.created, h.loss_reason,
          lag(h.rank) OVER (PARTITION BY h.deal ORDER BY h.at) AS before
        FROM (
          SELECT x.deal_id AS deal, x.changed_at AS at, x.owner, x.amount, d.created_at AS created, d.loss_reason,
            CASE WHEN d.deleted_at < ctx.now THEN d.deleted_at END AS gone,
            CASE x.stage WHEN 'Qualification' THEN 1 WHEN 'Proposal' THEN 2 WHEN 'Negotiation' THEN 3
              WHEN 'Closed Won' THEN 4 ELSE 5 END AS rank
          FROM history x JOIN deals d ON d.id = x.deal_id, ctx
          WHERE x.changed_at < ctx.now AND d.created_at < ctx.now) h
        WHERE h.gone IS NULL OR h.at < h.gone)
      WHERE before IS NULL OR before <> rank;

    -- Stays in a stage, with what came after them.
    CREATE VIEW stays AS
      SELECT s.*, lead(s.at) OVER w AS left_at, lead(s.rank) OVER w AS next
      FROM steps s WINDOW w AS (PARTITION BY s.deal ORDER BY s.at);

    -- Those of the node that began in the period, in open stages or won.
    CREATE VIEW entered AS
      SELECT s.* FROM stays s, ctx
      WHERE s.rank <= 4 AND s.at >= ctx.start AND s.at < ctx.state AND s.owner IN (SELECT owner FROM node);

    -- When a deal came to a stage or beyond, and whether it stood in that very stage then.
    CREATE VIEW firsts AS
      SELECT f.deal, f.rank, f.at, s.owner, s.rank = f.rank AS is_exact
      FROM (SELECT s.deal, n.rank, min(s.at) AS at FROM steps s JOIN stage_names n ON s.rank >= n.rank
            WHERE s.rank <= 4 AND s.gone IS NULL GROUP BY s.deal, n.rank) f
      JOIN steps s ON s.deal = f.deal AND s.at = f.at;

    -- The same, of deals that stood in every stage up to this one when they came to it.
    CREATE VIEW ordered AS
      SELECT f.* FROM firsts f
      WHERE f.is_exact AND NOT EXISTS
        (SELECT 1 FROM firsts e WHERE e.deal = f.deal AND e.rank < f.rank AND NOT e.is_exact);

    -- Deals created in the period by the node, with their farthest stage.
    CREATE VIEW cohort AS
      SELECT k.id AS deal, coalesce(k.source, '(none)') AS source,
        (SELECT max(f.rank) FROM firsts f WHERE f.deal = k.id) AS farthest,
        EXISTS (SELECT 1 FROM steps s WHERE s.deal = k.id AND s.before <= 3 AND s.rank < s.before) AS went_back,
        (SELECT c.amount FROM closings c WHERE c.deal = k.id AND c.rank = 4) AS won_amount,
        EXISTS (SELECT 1 FROM closings c WHERE c.deal = k.id AND c.rank = 4) AS is_won
      FROM known k JOIN changes f ON f.deal = k.id AND f.number = 1, ctx
      WHERE k.created >= ctx.start AND k.created < ctx.state AND f.owner IN (SELECT owner FROM node);

    -- For each stay its days to being beyond the stage (1), to a loss (2), or to the cutoff (0).
    CREATE VIEW follow_up AS
      SELECT rank, (coalesce(min(beyond, lost), beyond, lost, now) - at) / 86400.0 AS days,
        CASE WHEN beyond IS NULL AND lost IS NULL THEN 0 WHEN lost IS NULL OR beyond < lost THEN 1 ELSE 2 END AS cause
      FROM (
        SELECT e.rank, e.at, ctx.now,
          (SELECT min(s.at) FROM steps s WHERE s.deal = e.deal AND s.at > e.at AND s.rank > e.rank AND s.rank <= 4)
            AS beyond,
          (SELECT min(s.at) FROM steps s WHERE s.deal = e.deal AND s.at > e.at AND s.rank = 5) AS lost
        FROM entered e, ctx WHERE e.rank <= 3 AND e.gone IS NULL);

    -- Days in the stage, and how that ended: 1 farther, 2 lost, 3 back, 0 not yet.
    CREATE VIEW lengths AS
      SELECT e.rank, (coalesce(e.left_at, ctx.now) - e.at) / 86400.0 AS days,
        CASE WHEN e.next IS NULL THEN 0 WHEN e.next = 5 THEN 2 WHEN e.next > e.rank THEN 1 ELSE 3 END AS ending
      FROM entered e, ctx WHERE e.rank <= 3 AND e.gone IS NULL;
    """
}

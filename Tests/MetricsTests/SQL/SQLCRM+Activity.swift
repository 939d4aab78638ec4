extension SQLCRM {
  /// Activities as known at the cutoff, one row per id.
  static let activityViews = """
    -- What a thing became, and how long it was, is known once it is over.
    CREATE VIEW touches AS
      SELECT a.id, k.id AS deal, a.account, a.owner, a.person, a.kind, a.direction, a.start,
        coalesce(a."end", a.start) AS ended, a.created_at AS entered, a.recipients, a.opened,
        a.is_child = 'true' AS is_copy,
        a.kind IN ('meeting', 'demo') AS is_meeting,
        a.kind = 'demo' OR (a.kind = 'meeting' AND coalesce(lower(a.subject), '') LIKE '%demo%') AS is_demo,
        CASE WHEN coalesce(a."end", a.start + coalesce(a.seconds, 0)) < ctx.now THEN a.seconds END AS seconds,
        CASE WHEN a.start >= ctx.now THEN 'planned'
          WHEN coalesce(a."end", a.start + coalesce(a.seconds, 0)) < ctx.now THEN coalesce(a.status, '')
          ELSE '' END AS status
      FROM (SELECT DISTINCT * FROM activities) a LEFT JOIN known k ON k.id = a.deal_id, ctx
      WHERE a.start < ctx.now OR a.created_at < ctx.now;

    CREATE VIEW mine AS
      SELECT t.* FROM touches t, ctx
      WHERE (ctx.manager IS NULL AND ctx.owner IS NULL) OR t.owner IN (SELECT owner FROM node);

    CREATE VIEW my_calls AS
      SELECT c.*, c.status <> 'no_show' AS is_connected FROM mine c, ctx
      WHERE c.kind = 'call' AND c.start >= ctx.start AND c.start < ctx.state
        AND c.status NOT IN ('planned', 'cancelled');

    CREATE VIEW my_mails AS
      SELECT m.*, m.status <> 'bounced' AS is_delivered, m.start + 14 * 86400 <= ctx.now AS is_mature,
        EXISTS (SELECT 1 FROM touches r WHERE r.kind = 'email' AND r.direction = 'inbound' AND r.person = m.person
          AND r.status <> 'auto_reply' AND r.start > m.start AND r.start < m.start + 14 * 86400
          AND (r.deal IS NULL OR m.deal IS NULL OR r.deal = m.deal)) AS is_answered
      FROM mine m, ctx
      WHERE m.kind = 'email' AND m.direction = 'outbound' AND m.start >= ctx.start AND m.start < ctx.state;

    CREATE VIEW my_meetings AS
      SELECT m.* FROM mine m, ctx
      WHERE m.is_meeting AND NOT m.is_copy AND m.ended >= ctx.start AND m.ended < ctx.state;

    -- Of each deal won in the period by the node: the seconds of its calls up to the win.
    CREATE VIEW my_wins AS
      SELECT c.deal, coalesce((SELECT sum(t.seconds) FROM touches t
        WHERE t.deal = c.deal AND t.kind = 'call' AND t.status NOT IN ('planned', 'cancelled', 'no_show')
          AND t.start >= c.created AND t.start < c.at), 0) AS seconds
      FROM closings c, ctx
      WHERE c.rank = 4 AND c.at >= ctx.start AND c.at < ctx.state
        AND (c.owner IN (SELECT owner FROM node) OR (ctx.manager IS NULL AND ctx.owner IS NULL));
    """
}

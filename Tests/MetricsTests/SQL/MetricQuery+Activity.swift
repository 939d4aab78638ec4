extension MetricQuery {
  static let activity: [MetricQuery] = calls + mails + meetings

  private static let calls = [
    MetricQuery("calls.all.count", "SELECT count(*) FROM my_calls"),
    MetricQuery(
      "calls.outbound.count",
      """
      SELECT CASE WHEN count(*) = 0 OR count(direction) > 0 THEN count(*) FILTER (WHERE direction = 'outbound') END
      FROM my_calls
      """),
    MetricQuery(
      "calls.cold.count",
      """
      SELECT CASE WHEN count(*) = 0 OR count(person) > 0 THEN count(*) FILTER (
        WHERE person IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM touches e WHERE e.person = c.person AND e.start < c.start
          AND e.start >= c.start - 180 * 86400 AND e.status NOT IN ('planned', 'cancelled'))
        AND NOT EXISTS (SELECT 1 FROM known k
          WHERE (k.id = c.deal OR k.account = coalesce(c.account, (SELECT account FROM known WHERE id = c.deal)))
          AND (SELECT x.rank FROM changes x WHERE x.deal = k.id AND x.at < c.start ORDER BY x.at DESC LIMIT 1) < 4))
        END
      FROM my_calls c WHERE direction = 'outbound'
      """),
    MetricQuery(
      "call_duration.sum",
      """
      SELECT CASE WHEN count(*) = 0 THEN 0 ELSE sum(seconds) FILTER (WHERE seconds > 0) END
      FROM my_calls WHERE is_connected
      """),
    MetricQuery(
      "call_duration.mean",
      "SELECT sum(seconds) / count(*) FROM my_calls WHERE is_connected AND seconds > 0"),
    MetricQuery(
      "call_duration.median",
      """
      SELECT avg(seconds) FROM (
        SELECT seconds, row_number() OVER (ORDER BY seconds) AS place, count(*) OVER () AS n
        FROM my_calls WHERE is_connected AND seconds > 0)
      WHERE 2 * place BETWEEN n AND n + 2
      """),
    MetricQuery(
      "call_duration.mean.per_won_deal", "SELECT CAST(sum(seconds) AS REAL) / count(*) FROM my_wins"
    ),
  ]

  private static let mails = [
    MetricQuery("emails.sent.count", "SELECT count(*) FROM my_mails"),
    MetricQuery(
      "emails.recipients.count",
      "SELECT CASE WHEN count(*) = 0 THEN 0 ELSE sum(recipients) END FROM my_mails"),
    MetricQuery(
      "emails.delivered.count", "SELECT count(*) FROM my_mails WHERE status <> 'bounced'"),
    MetricQuery(
      "reply_rate.per_message.14d",
      """
      SELECT CAST(sum(is_answered) AS REAL) / count(*) FROM my_mails
      WHERE is_delivered AND is_mature AND person IS NOT NULL
      """),
    MetricQuery(
      "reply_rate.per_person.14d",
      """
      SELECT CAST(sum(answered) AS REAL) / count(*) FROM (
        SELECT max(is_answered) AS answered FROM my_mails
        WHERE is_delivered AND is_mature AND person IS NOT NULL GROUP BY person)
      """),
    MetricQuery(
      "open_rate.per_message.14d",
      """
      SELECT CAST(sum(opened = 'true') AS REAL) / count(*) FROM my_mails
      WHERE is_delivered AND is_mature AND opened IS NOT NULL
      """),
  ]

  private static let meetings = [
    MetricQuery(
      "meetings.completed.count",
      "SELECT count(*) FROM my_meetings WHERE status NOT IN ('planned', 'cancelled', 'no_show')"),
    MetricQuery("meetings.past.count", "SELECT count(*) FROM my_meetings"),
    MetricQuery(
      "demos.booked.count",
      """
      SELECT count(*) FROM mine t, ctx
      WHERE t.is_demo AND NOT t.is_copy AND t.entered >= ctx.start AND t.entered < ctx.state
      """),
    MetricQuery(
      "demos.held.count",
      "SELECT count(*) FROM my_meetings WHERE is_demo AND status IN ('completed', '')"),
    MetricQuery(
      "demo_show_rate.count.by_end",
      """
      SELECT CAST(sum(status = 'completed') AS REAL) / count(*) FROM my_meetings
      WHERE is_demo AND status NOT IN ('', 'planned')
      """),
  ]
}

extension MetricQuery {
  static let pipeline: [MetricQuery] = open + velocity

  private static let sum = "CASE count(*) WHEN 0 THEN 0 ELSE sum(amount) END"

  private static let open: [MetricQuery] = [
    MetricQuery("pipeline.open.count", "SELECT count(*) FROM own_counted"),
    MetricQuery("pipeline.open.amount", "SELECT \(sum) FROM own_counted"),
    MetricQuery(
      "pipeline.omitted.count", "SELECT count(*) FROM own_open WHERE category = 'Omitted'"),
    MetricQuery(
      "pipeline.omitted.amount", "SELECT \(sum) FROM own_open WHERE category = 'Omitted'"),
    MetricQuery("pipeline.due.count", "SELECT count(*) FROM own_due"),
    MetricQuery("pipeline.due.amount", "SELECT \(sum) FROM own_due"),
    MetricQuery(
      "pipeline.undated.count", "SELECT count(*) FROM own_counted WHERE close_date IS NULL"),
    MetricQuery(
      "pipeline.undated.amount", "SELECT \(sum) FROM own_counted WHERE close_date IS NULL"),
  ]

  private static let velocity: [MetricQuery] = [
    MetricQuery(
      "velocity.factor.open_qualified.count", "SELECT open FROM factors WHERE turn = 1"),
    MetricQuery(
      "velocity.factor.deal_size.mean.won.4q", "SELECT size FROM factors WHERE turn = 1"),
    MetricQuery(
      "velocity.factor.win_rate.count.by_close.4q", "SELECT rate FROM factors WHERE turn = 1"),
    MetricQuery(
      "velocity.factor.cycle.mean.won.4q", "SELECT cycle FROM factors WHERE turn = 1"),
    MetricQuery(
      "velocity.money", "SELECT open * size * rate / nullif(cycle, 0) FROM factors WHERE turn = 1"),
    MetricQuery(
      "velocity.change",
      """
      WITH x AS (SELECT o.open AS p0, o.size AS s0, o.rate AS r0, 1 / o.cycle AS c0,
          n.open AS p1, n.size AS s1, n.rate AS r1, 1 / n.cycle AS c1
        FROM factors o, factors n WHERE o.turn = 0 AND n.turn = 1),
      y AS (SELECT CASE WHEN p0 * s0 * r0 * c0 + p1 * s1 * r1 * c1 IS NULL THEN NULL ELSE 1 END AS is_known, x.* FROM x)
      SELECT CASE is_known WHEN 1 THEN 'pipeline' END, is_known * (p1 - p0) * \(mean("s", "r", "c")) FROM y
      UNION ALL SELECT 'size', (s1 - s0) * \(mean("p", "r", "c")) FROM y WHERE is_known
      UNION ALL SELECT 'win_rate', (r1 - r0) * \(mean("p", "s", "c")) FROM y WHERE is_known
      UNION ALL SELECT 'cycle', (c1 - c0) * \(mean("p", "s", "r")) FROM y WHERE is_known
      """),
    MetricQuery(
      "velocity.time.median",
      curve(
        """
        SELECT (coalesce(x.at, ctx.now) - l.created_at) / 86400.0 AS days,
          CASE x.rank WHEN 4 THEN 1 ELSE 0 END AS cause, 1.0 AS w
        FROM leads l JOIN node n ON n.owner = l.owner JOIN known k ON k.id = l.deal_id
        LEFT JOIN closings x ON x.deal = l.deal_id, ctx, spans s
        WHERE l.created_at >= s.t0 AND l.created_at < s.t1 AND coalesce(x.at, ctx.now) >= l.created_at
          AND (l.converted_at IS NULL OR l.converted_at < ctx.now)
        """) + "SELECT min(t) FROM f WHERE after <= 0.5 + 1e-12"),
  ]

  /// The mean product of three factors over all orders in which a fourth is changed among them.
  private static func mean(_ a: String, _ b: String, _ c: String) -> String {
    func product(_ x: Int, _ y: Int, _ z: Int) -> String { "\(a)\(x) * \(b)\(y) * \(c)\(z)" }
    let ends = [product(0, 0, 0), product(1, 1, 1)].joined(separator: " + ")
    let mixed = [
      product(1, 0, 0), product(0, 1, 0), product(0, 0, 1), product(1, 1, 0), product(1, 0, 1),
      product(0, 1, 1),
    ].joined(separator: " + ")
    return "((\(ends)) / 4.0 + (\(mixed)) / 12.0)"
  }
}

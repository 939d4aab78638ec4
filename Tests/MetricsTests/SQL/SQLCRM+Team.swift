import Foundation
import GRDB

extension SQLCRM {
  /// The tail of the chi-squared distribution by its closed forms: `chi2_tail(x, degrees of freedom)`.
  static let chiSquaredTail = DatabaseFunction("chi2_tail", argumentCount: 2, pure: true) {
    values in
    guard let x = Double.fromDatabaseValue(values[0]),
      let degrees = Int.fromDatabaseValue(values[1])
    else { return nil }
    var tail = degrees.isMultiple(of: 2) ? exp(-x / 2) : erfc((x / 2).squareRoot())
    var degree = degrees.isMultiple(of: 2) ? 2 : 1
    while degree < degrees {
      let half = Double(degree) / 2
      tail += exp(half * log(x / 2) - x / 2 - lgamma(half + 1))
      degree += 2
    }
    return tail
  }

  /// The days, for the queries of teams and segments.
  static let days = """

    -- Days since 2020, whether they are Monday to Friday, and how many of these there were up to them.
    CREATE TABLE cal AS
      WITH RECURSIVE d(day) AS (SELECT unixepoch('2020-01-01') UNION ALL
        SELECT day + 86400 FROM d WHERE day < unixepoch('2027-01-01'))
      SELECT day, day / 86400 % 7 NOT IN (2, 3) AS works,
        sum(day / 86400 % 7 NOT IN (2, 3)) OVER (ORDER BY day) AS worked FROM d;
    CREATE INDEX cal_day ON cal(day);
    """

  /// Tables of the queries for teams and segments, made anew for every question: views of views are slow.
  static let kept: [(name: String, sql: String)] = [
    ("k_node", "SELECT * FROM node"),
    ("k_known", "SELECT * FROM known"),
    ("k_changes", "SELECT * FROM changes"),
    ("k_latest", "SELECT * FROM latest"),
    ("k_closings", "SELECT * FROM closings"),
    // The period asked for (age 0) and the eight before it that the data covers, at the same business day.
    (
      "past",
      """
      WITH ages(age) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8)),
        length AS (SELECT *, CAST(round((stop - start) / 2629746.0) AS INTEGER) AS months,
          (SELECT sum(works) FROM cal WHERE day >= start AND day < now) AS elapsed FROM ctx),
        bounds AS (SELECT age, elapsed, now, stop AS last,
          unixepoch(start, 'unixepoch', '-' || (age * months) || ' months') AS first,
          unixepoch(stop, 'unixepoch', '-' || (age * months) || ' months') AS stop, months
          FROM length, ages)
      SELECT age, first, stop, CASE WHEN now >= last THEN stop WHEN age = 0 THEN now ELSE min(stop,
          (SELECT min(day) + 86400 FROM cal WHERE worked = elapsed +
            (SELECT worked FROM cal c WHERE c.day = first - 86400))) END AS at,
        CASE months WHEN 3 THEN strftime('%Y', first, 'unixepoch') || '-Q' ||
          ((strftime('%m', first, 'unixepoch') + 2) / 3) ELSE strftime('%Y-%m', first, 'unixepoch') END AS id
      FROM bounds
      WHERE age = 0 OR first >= (SELECT min(created) FROM k_known) / 86400 * 86400
      """
    ),
    // Every deal as it was known at the day of each period, and at its start.
    (
      "at_day",
      """
      SELECT * FROM (SELECT p.age, p.first, p.at AS today, p.stop, c.*,
        row_number() OVER (PARTITION BY p.age, c.deal ORDER BY c.at DESC) AS back
        FROM past p JOIN k_changes c ON c.at < p.at) WHERE back = 1
      """
    ),
    (
      "at_start",
      """
      SELECT * FROM (SELECT p.age, p.first, p.at AS today, p.stop, c.*,
        row_number() OVER (PARTITION BY p.age, c.deal ORDER BY c.at DESC) AS back
        FROM past p JOIN k_changes c ON c.at < p.first) WHERE back = 1
      """
    ),
    (
      "won",
      """
       SELECT * FROM k_closings WHERE rank = 4
      """
    ),
    // Won in each period: all of it, and by its day.
    (
      "period_wins",
      """
      SELECT p.age, w.deal, w.owner, coalesce(w.amount, 0) AS amount, w.at < p.at AS is_passed
      FROM past p JOIN won w ON w.at >= p.first AND w.at < p.stop
      """
    ),
    // Open deals due by the end of each period, at its day; is_counted: neither omitted nor zombies.
    (
      "open_due",
      """
      SELECT s.age, s.deal, s.owner, s.amount, s.category,
        s.category <> 'Omitted' AND NOT (s.today / 86400 - 1 - unixepoch(s.close_date) / 86400 > 90 AND
          s.today / 86400 - 1 - max(k.created, coalesce((SELECT max(a.start) FROM activities a
            WHERE a.deal_id = s.deal AND a.start < s.today), 0)) / 86400 > 90) AS is_counted
      FROM at_day s JOIN k_known k ON k.id = s.deal
      WHERE s.rank < 4 AND unixepoch(s.close_date) < s.stop
      """
    ),
    // What was won in the rest of each period of the deals open at its day, at the owner of that day.
    (
      "won_later",
      """
      SELECT s.age, s.deal, s.owner, coalesce(w.amount, 0) AS amount
      FROM at_day s JOIN won w ON w.deal = s.deal AND w.at < s.stop WHERE s.rank < 4 AND w.at >= s.today
      """
    ),
    // All nodes of the depth asked for, with the owners in them.
    (
      "peers",
      """
      SELECT CASE WHEN ctx.owner IS NOT NULL THEN p.owner WHEN ctx.manager IS NOT NULL THEN p.manager
        ELSE '' END AS name, p.owner, p.manager FROM places p, ctx
      """
    ),
    // Quotas of those nodes by period: of the node itself; the company's are the sum of the reps'.
    (
      "peer_quotas",
      """
      SELECT p.age, q.owner AS name, sum(q.amount) AS amount FROM past p JOIN quotas q ON q.period = p.id, ctx
        WHERE ctx.owner IS NOT NULL AND q.owner IS NOT NULL AND q.known_from < ctx.now GROUP BY 1, 2
      UNION ALL
      SELECT p.age, q.manager, sum(q.amount) FROM past p JOIN quotas q ON q.period = p.id, ctx
        WHERE ctx.owner IS NULL AND ctx.manager IS NOT NULL AND q.owner IS NULL AND q.known_from < ctx.now
        GROUP BY 1, 2
      UNION ALL
      SELECT p.age, '', sum(q.amount) FROM past p JOIN quotas q ON q.period = p.id, ctx
        WHERE ctx.manager IS NULL AND q.owner IS NOT NULL AND q.known_from < ctx.now GROUP BY 1
      """
    ),
    (
      "asked",
      """
       SELECT coalesce(owner, manager, '') AS name, now < stop AS is_running, now = state AS is_now
      FROM ctx
      """
    ),
    // The newest call for each of those nodes by the day of each period.
    (
      "peer_calls",
      """
      SELECT age, name, amount FROM (SELECT p.age, coalesce(c.owner, c.manager, '') AS name, c.amount,
        row_number() OVER (PARTITION BY p.age, c.manager, c.owner ORDER BY c.made_at DESC) AS back
        FROM past p JOIN calls c ON c.period = p.id AND c.made_at < p.at, ctx
        WHERE (c.owner IS NOT NULL) = (ctx.owner IS NOT NULL)
          AND (c.manager IS NOT NULL) = (ctx.manager IS NOT NULL) AND p.stop <= ctx.now) WHERE back = 1
      """
    ),
    (
      "peer_errors",
      """
      SELECT c.name, c.amount / b.total - 1 AS error FROM peer_calls c JOIN
        (SELECT w.age, n.name, sum(w.amount) AS total FROM period_wins w JOIN peers n ON n.owner = w.owner
         GROUP BY 1, 2) b ON b.age = c.age AND b.name = c.name WHERE c.age > 0 AND b.total > 0
      """
    ),
  ]

  /// Makes them.
  static func keep(_ database: Database) throws {
    for (name, sql) in kept {
      try database.execute(sql: "DROP TABLE IF EXISTS \(name)")
      try database.execute(sql: "CREATE TABLE \(name) AS \(sql)")
      if name == "k_changes" {
        try database.execute(sql: "CREATE INDEX k_changes_deal ON k_changes(deal, at)")
      }
    }
  }
}

import Deals
import Foundation
import GRDB
import TestSupport

/// The fixed small CRM in SQLite, and what was known of it at a moment in views: another way to every
/// number, which shares no code with aforo.
///
/// One row of `ctx` holds the question: first and last moment of the period (`start`, `stop`), the cutoff
/// (`now`), `state` = the earlier of stop and now, `manager` and `owner` (NULL: not cut by it). Moments are
/// seconds since 1970.
final class SQLCRM {
  /// A question: what the metrics are asked too.
  struct Case: CustomStringConvertible {
    let period: String
    let first: String
    let last: String
    let asOf: String
    var manager: String?
    var owner: String?

    private var node: String { owner ?? manager ?? "total" }

    var description: String {
      "\(period) as of \(asOf), \(node)"
    }
  }

  /// The questions: a quarter that is over, one that runs, a month, and one before all data; of the company,
  /// a manager, a rep, and a rep without a place.
  static let cases: [Case] = {
    let periods = [
      ("2024-Q3", "2024-07-01", "2024-09-30", "2025-06-20"),
      ("2025-Q2", "2025-04-01", "2025-06-30", "2025-05-15"),
      ("2024-11", "2024-11-01", "2024-11-30", "2024-12-31"),
      ("2022-Q4", "2022-10-01", "2022-12-31", "2025-06-20"),
    ]
    let nodes: [(String?, String?)] = [
      (nil, nil), ("Mia", nil), ("Noah", "Eva"), ("Olga", "Hana"), ("(none)", "Zoe"),
    ]
    return periods.flatMap { period, first, last, asOf in
      nodes.map { manager, owner in
        Case(
          period: period, first: first, last: last, asOf: asOf, manager: manager, owner: owner)
      }
    }
  }()

  private let database: DatabaseQueue
  private var asked: StatementArguments?

  init() throws {
    var configuration = Configuration()
    configuration.readonly = false
    configuration.prepareDatabase { $0.add(function: Self.chiSquaredTail) }
    database = try DatabaseQueue(configuration: configuration)
    try database.write { database in
      for kind in MetricCRM.kinds {
        try Self.load(kind.rawValue, into: database)
      }
      try database.execute(sql: Self.question + Self.days)
    }
  }

  /// Runs a query whose rows are key and value; NULL values are undefined.
  func rows(_ sql: String, _ question: Case) throws -> [(key: String?, value: Double?)] {
    try database.write { database in
      try ask(question, of: database)
      return try Row.fetchAll(database, sql: sql).map { row in
        row.count > 1 ? (row[0] as String?, row[1] as Double?) : (nil, row[0] as Double?)
      }
    }
  }

  /// Puts a question, and makes the views of it tables: a metric's query then reads what was found once.
  private func ask(_ question: Case, of database: Database) throws {
    let arguments: StatementArguments = [
      "first": question.first, "last": question.last, "asOf": question.asOf,
      "manager": question.manager, "owner": question.owner,
    ]
    guard asked != arguments else { return }
    try database.execute(sql: "DELETE FROM ctx")
    try database.execute(
      sql: """
        INSERT INTO ctx SELECT a, b, n, min(b, n), :manager, :owner FROM (SELECT
          unixepoch(:first) AS a, unixepoch(:last, '+1 day') AS b, unixepoch(:asOf, '+1 day') AS n)
        """,
      arguments: arguments)
    for view in Self.views.matches(of: /CREATE (?:VIEW|TABLE) (\w+) (?:AS|\()/) {
      try database.execute(sql: "DROP TABLE IF EXISTS \(view.1)")
    }
    try database.execute(
      sql: Self.views.replacingOccurrences(of: "CREATE VIEW", with: "CREATE TABLE"))
    try Self.keep(database)
    asked = arguments
  }

  /// A table with the columns of its CSV file; blanks are NULL; moments are seconds.
  private static func load(_ name: String, into database: Database) throws {
    let text = try String(
      contentsOfFile: Places.package("Tests/MetricsTests/CRM/\(name).csv"), encoding: .utf8)
    var lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = lines.removeFirst()
    let columns = header.map { "\"\($0)\"" }.joined(separator: ", ")
    try database.execute(sql: "CREATE TABLE raw_\(name) (\(columns))")
    let marks = header.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO raw_\(name) VALUES (\(marks))")
    for line in lines {
      let values = line.map { $0.isEmpty ? DatabaseValue.null : $0.databaseValue }
      try statement.execute(arguments: StatementArguments(values))
    }
    let moments: Set<String> = [
      "changed_at", "created_at", "closed_at", "converted_at", "deleted_at", "start", "end",
      "known_from", "made_at",
    ]
    let numbers: Set<String> = ["amount", "seconds", "recipients"]
    let cast = header.map { column in
      if moments.contains(column) { return "unixepoch(\"\(column)\") AS \"\(column)\"" }
      if numbers.contains(column) { return "CAST(\"\(column)\" AS REAL) AS \"\(column)\"" }
      return "\"\(column)\""
    }
    try database.execute(
      sql: "CREATE TABLE \(name) AS SELECT \(cast.joined(separator: ", ")) FROM raw_\(name)")
  }

  private static let question = """
    CREATE TABLE ctx (start INTEGER, stop INTEGER, now INTEGER, state INTEGER, manager TEXT, owner TEXT);
    """

  /// All views; those of a family are in a file of their own, and joined here.
  private static let views =
    coreViews + dealViews + activityViews + FunnelViews.sql + targetViews + leadViews

  private static let coreViews = """
    -- Who reports to whom; everybody who owns anything has a row.
    CREATE VIEW places AS
      SELECT o.owner, coalesce(p.manager, '(none)') AS manager
      FROM (SELECT owner FROM deals UNION SELECT owner FROM history UNION SELECT owner FROM activities
            UNION SELECT owner FROM leads) o
      LEFT JOIN people p ON p.owner = o.owner WHERE o.owner IS NOT NULL;

    -- The owners of the node asked for.
    CREATE VIEW node AS
      SELECT p.owner FROM places p, ctx
      WHERE (ctx.manager IS NULL OR p.manager = ctx.manager) AND (ctx.owner IS NULL OR p.owner = ctx.owner);

    -- Deals created and not deleted before the cutoff.
    CREATE VIEW known AS
      SELECT d.id, d.account, d.segment, d.source, d.loss_reason, d.created_at AS created FROM deals d, ctx
      WHERE d.created_at < ctx.now AND (d.deleted_at IS NULL OR d.deleted_at >= ctx.now);

    -- Every change of a known deal before the cutoff, in order, with the stage's rank (4 won, 5 lost).
    CREATE VIEW changes AS
      SELECT h.deal_id AS deal, h.changed_at AS at, h.stage, h.amount, h.close_date, h.owner, h.category,
        CASE h.stage WHEN 'Qualification' THEN 1 WHEN 'Proposal' THEN 2 WHEN 'Negotiation' THEN 3
          WHEN 'Closed Won' THEN 4 ELSE 5 END AS rank,
        row_number() OVER (PARTITION BY h.deal_id ORDER BY h.changed_at) AS number
      FROM history h JOIN known k ON k.id = h.deal_id, ctx WHERE h.changed_at < ctx.now;

    -- Each deal as it was at the cutoff, and at the end of the period if that is earlier.
    CREATE VIEW latest AS
      SELECT * FROM (SELECT c.*, row_number() OVER (PARTITION BY deal ORDER BY at DESC) AS back FROM changes c)
      WHERE back = 1;
    -- What was deleted only later was there then.
    CREATE VIEW every_change AS
      SELECT h.deal_id AS deal, h.changed_at AS at, h.stage, h.amount, h.close_date, h.owner, h.category,
        CASE h.stage WHEN 'Qualification' THEN 1 WHEN 'Proposal' THEN 2 WHEN 'Negotiation' THEN 3
          WHEN 'Closed Won' THEN 4 ELSE 5 END AS rank,
        row_number() OVER (PARTITION BY h.deal_id ORDER BY h.changed_at) AS number, d.deleted_at
      FROM history h JOIN deals d ON d.id = h.deal_id, ctx WHERE h.changed_at < ctx.now;
    CREATE VIEW at_state AS
      SELECT * FROM (SELECT c.*, row_number() OVER (PARTITION BY deal ORDER BY at DESC) AS back
                     FROM every_change c, ctx
                     WHERE c.at < ctx.state AND (c.deleted_at IS NULL OR c.deleted_at >= ctx.state)) WHERE back = 1;

    -- Deals that are won or lost at the cutoff: since when, with the amount and the owner of that moment.
    CREATE VIEW closings AS
      SELECT l.deal, l.rank, c.at, c.amount, c.owner, k.created, k.segment, k.account, k.loss_reason, k.source,
        l.close_date
      FROM latest l JOIN known k ON k.id = l.deal
      JOIN changes c ON c.deal = l.deal AND c.at =
        (SELECT min(x.at) FROM changes x WHERE x.deal = l.deal AND x.rank = l.rank AND x.at >
          coalesce((SELECT max(y.at) FROM changes y WHERE y.deal = l.deal AND y.rank <> l.rank), 0))
      WHERE l.rank IN (4, 5);
    """
}

/// The same number by SQL: `metric` is the name in the registry, `sql` gives one value, or key and value.
///
/// The tables and views are those of `SQLCRM`. Money is in major units.
struct MetricQuery {
  let metric: String
  let sql: String

  init(_ metric: String, _ sql: String) {
    self.metric = metric
    self.sql = sql
  }

  /// All queries, by family.
  static let all: [MetricQuery] =
    bookings + leads + targets + pipeline + activity + funnel + team + segments
}

internal import Deals
internal import Statistics

/// The columns' terms of one deal's log-odds, each against the mean of all deals given.
struct LogOddsTerms {
  let columns: [FeatureColumn]
  /// One for each column; they and ``baseline`` add up to the deal's log-odds.
  let terms: [Double]
  /// The mean log-odds of the deals.
  let baseline: Double

  var total: Double { baseline + Descriptive.sum(terms) }
}

extension LogOddsTerms {
  /// - Parameter position: of the deal among the rows.
  init(_ outcome: OutcomeModel, rows: [DealFeatures], position: Int, known: KnownDeals) {
    let encoder = FeatureEncoder(schema: outcome.schema, known: known)
    columns = outcome.schema.columns
    var means = [Double](repeating: 0, count: columns.count)
    for row in rows {
      encoder.encode(row) { column, value in means[column] += value }
    }
    for column in means.indices { means[column] /= Double(rows.count) }
    var own = [Double](repeating: 0, count: columns.count)
    encoder.encode(rows[position]) { column, value in own[column] = value }
    terms = columns.indices.map { outcome.coefficients[$0] * (own[$0] - means[$0]) }
    baseline = Descriptive.sum(zip(outcome.coefficients, means).map(*))
  }
}

public import Calendars
public import Currencies
public import Forecasting

/// What moved the forecast of a period between two days.
public struct ChangeReport: Equatable, Sendable {
  /// The last day whose facts the first answer used.
  public let since: Day
  /// The last day whose facts the second one used.
  public let asOf: Day
  /// The period.
  public let target: ForecastTarget
  /// The currency of all amounts.
  public let currency: Currency
  /// The whole company first, then each level's nodes in the order of their paths.
  public let nodes: [NodeChanges]
  /// One row for each event of a deal, one a deal for each other cause; the largest first, whatever
  /// the sign.
  public let rows: [ChangeRow]
  /// What the reader must know, in sentences.
  public let warnings: [String]

  /// A report of parts.
  public init(
    since: Day, asOf: Day, target: ForecastTarget, currency: Currency, nodes: [NodeChanges],
    rows: [ChangeRow], warnings: [String]
  ) {
    self.since = since
    self.asOf = asOf
    self.target = target
    self.currency = currency
    self.nodes = nodes
    self.rows = rows
    self.warnings = warnings
  }

  /// The whole company, or the one node that the report is cut to.
  public var total: NodeChanges? { nodes.first }

  /// The report cut to one node.
  ///
  /// - Parameter path: of a node of the report; `nil` comes back for another one.
  public func cut(to path: [PathElement]) -> ChangeReport? {
    guard let node = nodes.first(where: { $0.path == path }) else { return nil }
    let values = path.map(\.value)
    return ChangeReport(
      since: since, asOf: asOf, target: target, currency: currency, nodes: [node],
      rows: rows.filter { $0.path.starts(with: values) }, warnings: warnings)
  }

  /// What a cause did to ``total``, minor units; 0 where it did nothing.
  public func sum(of cause: ChangeCause) -> Int64 {
    total?.lines.first { $0.cause == cause }?.amount ?? 0
  }

  /// The rows of one cause, in their order; of all causes for `nil`.
  public func rows(of cause: ChangeCause?) -> [ChangeRow] {
    guard let cause else { return rows }
    return rows.filter { $0.cause == cause }
  }
}

extension ChangeReport {
  /// What single deals did through one cause: the rows of a deal added up, the largest first,
  /// whatever the sign.
  public func deals(of cause: ChangeCause) -> [ChangeRow] {
    var sums: [Int: ChangeRow] = [:]
    for row in rows.lazy.filter({ $0.cause == cause }).sorted(by: { $0.day < $1.day }) {
      guard let old = sums[row.deal] else {
        sums[row.deal] = row
        continue
      }
      sums[row.deal] = ChangeRow(
        id: row.id, deal: row.deal, day: row.day, cause: cause, amount: old.amount + row.amount,
        path: row.path, before: old.before, after: row.after)
    }
    return sums.values.sorted {
      ($1.amount.magnitude, $0.deal) < ($0.amount.magnitude, $1.deal)
    }
  }
}

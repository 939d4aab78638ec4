internal import Calendars
internal import Deals
package import Forecasting

/// Puts the rows of a replay and the parts that no deal brings together, node by node.
package struct ChangeFinder {
  private let levels: [String]
  private let start: ForecastStand
  private let end: ForecastStand
  private let outcome: ChangeReplay.Outcome

  /// - Parameters:
  ///   - start: the parts of the first answer, cut by the levels.
  ///   - end: those of the second.
  package init(
    levels: [String], start: ForecastStand, end: ForecastStand, outcome: ChangeReplay.Outcome
  ) {
    self.levels = levels
    self.start = start
    self.end = end
    self.outcome = outcome
  }

  /// The nodes with their lines.
  ///
  /// - Parameters:
  ///   - first: the first answer.
  ///   - last: the second.
  ///   - late: what records that came in late make of the first answer, by path of the node; its
  ///     values are those of the answer from the newer records less those of `first`.
  package func nodes(
    first: BookingsForecast, last: BookingsForecast, late: [[String]: Int64] = [:]
  ) -> [NodeChanges] {
    let before = means(first)
    let after = means(last)
    // A node that is empty at both ends may have stood at something in between.
    let between = Set(outcome.rows.map(\.path)).flatMap { leaf in
      (0...leaf.count).map { Array(leaf.prefix($0)) }
    }
    let paths = Set(before.keys).union(after.keys).union(late.keys).union(between)
    let rows = Dictionary(grouping: outcome.rows) { $0.path }
    return paths.sorted {
      ($0.count, $0.joined(separator: "\u{0}")) < ($1.count, $1.joined(separator: "\u{0}"))
    }
    .map { path in
      let own = rows.filter { $0.key.starts(with: path) }.flatMap(\.value)
      return NodeChanges(
        path: zip(levels, path).map { PathElement(level: $0, value: $1) },
        start: before[path]?.mean ?? 0, end: after[path]?.mean ?? 0,
        booked: (before[path]?.booked ?? 0, after[path]?.booked ?? 0),
        lines: lines(own, path: path, late: late[path] ?? 0))
    }
  }

  private func means(
    _ forecast: BookingsForecast
  ) -> [[String]: (mean: Int64, booked: Int64)] {
    var means: [[String]: (mean: Int64, booked: Int64)] = [:]
    for node in forecast.nodes { means[node.path.map(\.value)] = (node.mean, node.booked) }
    return means
  }

  private func lines(_ rows: [ChangeRow], path: [String], late: Int64) -> [ChangeLine] {
    var amounts: [ChangeCause: Int64] = [:]
    var deals: [ChangeCause: Set<Int>] = [:]
    let moves = crossings(rows)
    for row in rows {
      if row.cause == .ownerIn || row.cause == .ownerOut, !moves.contains(Move(row)) { continue }
      amounts[row.cause, default: 0] += row.amount
      deals[row.cause, default: []].insert(row.deal)
    }
    for (cause, value) in [
      (ChangeCause.expectedNew, rest(\.new, path)), (.capacity, rest(\.capacity, path)),
      (.judgement, rest(\.judgement, path)), (.lateRecords, late),
    ] where value != 0 { amounts[cause] = value }
    return ChangeCause.allCases.compactMap { cause in
      guard let amount = amounts[cause] else { return nil }
      return ChangeLine(
        cause: cause, amount: amount, dealCount: cause.isOfDeals ? deals[cause]?.count : nil)
    }
  }

  /// The moves that cross the node's bounds: of those within it both ends are here, and cancel.
  private func crossings(_ rows: [ChangeRow]) -> Set<Move> {
    var sums: [Move: Int64] = [:]
    for row in rows where row.cause == .ownerIn || row.cause == .ownerOut {
      sums[Move(row), default: 0] += row.amount
    }
    return Set(sums.filter { $0.value != 0 }.keys)
  }

  private func rest(_ part: KeyPath<ForecastStand.Part, Int64>, _ path: [String]) -> Int64 {
    func sum(_ stand: ForecastStand) -> Int64 {
      stand.parts.reduce(0) { $0 + ($1.path.starts(with: path) ? $1[keyPath: part] : 0) }
    }
    return sum(end) - sum(start)
  }
}

/// One move of a deal from node to node.
private struct Move: Hashable {
  let deal: Int
  let day: Day

  init(_ row: ChangeRow) {
    deal = row.deal
    day = row.day
  }
}

internal import LinearAlgebra
public import Reporting
internal import Statistics

/// Finds the most unusual rows of a table: `aforo series --outliers`.
public struct FindOutlierRows: Sendable {
  /// The columns named for each row.
  private static let extremes = 3
  /// The share of rows that counts as a finding where all members agree.
  private static let findingShare = 0.01

  /// The rows.
  public let answer: OutlierTableAnswer

  /// Reads columns of a file and scores its rows.
  ///
  /// - Parameters:
  ///   - columns: the names of numeric columns.
  ///   - top: how many rows are given.
  /// - Throws: ``WorkflowError``.
  public init(
    path: String, columns: [String], top: Int = 20, workers: Int = 1,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    guard !columns.isEmpty else {
      throw .usage("--outliers: name the numeric columns with --columns a,b,c")
    }
    guard Set(columns).count == columns.count else {
      throw .usage("--columns: a column is named twice")
    }
    guard top >= 1 else { throw .usage("--top: write a number from 1 on") }
    let file = try RegressionFile(
      path: path, need: .init(numeric: columns, plain: [], categorical: []), progress: progress)
    let all = columns.map { file.table.numbers[$0] ?? [] }
    let rows = file.lines.indices.filter { row in all.allSatisfy { $0[row].isFinite } }
    progress("scoring \(rows.count) rows")
    let scores: OutlierScores
    do throws(MultivariateError) {
      guard rows.count >= OutlierEnsemble.leastRows else {
        throw .tooFewRows(needed: OutlierEnsemble.leastRows, found: rows.count)
      }
      let data = try Self.matrix(all.map { column in rows.map { column[$0] } })
      scores = try OutlierEnsemble().scores(data, workers: workers)
    } catch {
      if case .tooFewRows = error { throw .tooLittle("\(path): \(error)") }
      throw .files("\(path): \(error)")
    }
    let shares = scores.members.map { Self.shares($0.values) }
    let used = scores.columns.map { place in
      (name: columns[place], values: rows.map { all[place][$0] })
    }
    let tails = used.map { Self.tails($0.values) }
    answer = OutlierTableAnswer(
      counts: (rows.count, file.lines.count - rows.count),
      members: scores.members.map(\.member.rawValue),
      rows: scores.order.prefix(top).map { row in
        // The columns with the smallest tails; of equal ones the first.
        let order = used.indices.sorted { (tails[$0](row), $0) < (tails[$1](row), $1) }
        return .init(
          line: file.lines[rows[row]], score: scores.scores[row], shares: shares.map { $0[row] },
          extremes: order.prefix(Self.extremes).map { (used[$0].name, used[$0].values[row]) })
      },
      findingCount: scores.scores.indices.filter { row in
        shares.allSatisfy { $0[row] <= Self.findingShare }
      }.count,
      notes: scores.notes.map { Self.note($0, columns) })
  }

  private static func matrix(_ columns: [[Double]]) throws(MultivariateError) -> Matrix {
    do throws(LinearAlgebraError) { return try Matrix(columns: columns) } catch {
      throw .linearAlgebra(error)
    }
  }

  /// For each value the share of those at least as large.
  private static func shares(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    return values.map { Double(sorted.count - place($0, sorted)) / Double(sorted.count) }
  }

  /// For a row the smaller share of the values on either side of its own.
  private static func tails(_ values: [Double]) -> (Int) -> Double {
    let sorted = values.sorted()
    return { row in
      let atLeast = sorted.count - place(values[row], sorted)
      let atMost = place(values[row].nextUp, sorted)
      return Double(min(atLeast, atMost)) / Double(sorted.count)
    }
  }

  /// How many of the sorted values are smaller.
  private static func place(_ value: Double, _ sorted: [Double]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func note(
    _ note: OutlierNote, _ columns: [String]
  ) -> (phrase: String, columns: [String]) {
    switch note {
    case .constantColumns(let list):
      ("one value only, so they take no part", list.map { columns[$0] })
    case .duplicateColumns(let list):
      ("repeat earlier columns, so they take no part", list.map { columns[$0] })
    case .noCovariance:
      ("too few rows for a covariance: tails and neighbours alone are used", [])
    }
  }
}

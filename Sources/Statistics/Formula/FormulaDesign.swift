internal import Foundation
public import LinearAlgebra

/// A formula applied to a table: response and design of its complete rows.
///
///     let design = try FormulaDesign(ModelFormula("y ~ x + C(region)"), table)
///     try LinearRegression().fit(design: design.matrix, response: design.response)
public struct FormulaDesign: Sendable {
  /// The formula.
  public let formula: ModelFormula
  /// What prediction needs to make such rows again.
  public let encoding: FormulaEncoding
  /// One row for each of ``rows``, named by ``FormulaEncoding/columnNames``.
  public let matrix: Matrix
  /// What is explained: the column, its logarithm, the share of successes, or the time.
  public let response: [Double]
  /// Trials behind shares; `nil` for every other response.
  public let trials: [Double]?
  /// Whether each time ended with the event; `nil` for every other response.
  public let events: [Bool]?
  /// Rows of the table that were used, ascending.
  public let rows: [Int]
  /// Rows left out for a blank in a column that is used.
  public let droppedRowCount: Int

  /// The design of the rows without a blank.
  ///
  /// - Parameters:
  ///   - numeric: further columns of numbers that are used beside the formula, as weights.
  ///   - categorical: further columns of labels, as clusters.
  /// - Throws: ``FormulaError``.
  public init(
    _ formula: ModelFormula, _ table: FormulaTable, numeric: [String] = [],
    categorical: [String] = []
  ) throws(FormulaError) {
    self.formula = formula
    let plain = formula.plainNames
    rows = try table.completeRows(
      numeric: formula.numericNames + plain.filter { table.numbers[$0] != nil } + numeric,
      categorical: formula.categoricalNames + plain.filter { table.numbers[$0] == nil }
        + categorical)
    droppedRowCount = table.rows - rows.count
    guard !rows.isEmpty else { throw .noRows(dropped: droppedRowCount) }
    encoding = try FormulaEncoding(formula, table, rows: rows)
    matrix = try encoding.matrix(table, rows: rows)
    (response, trials, events) = try FormulaDesign.response(formula.response, table, rows)
  }

  /// The values of a column in the rows used.
  public func values(_ name: String, of table: FormulaTable) throws(FormulaError) -> [Double] {
    let column = try table.numbers(name)
    return rows.map { column[$0] }
  }

  private static func response(
    _ response: FormulaResponse, _ table: FormulaTable, _ rows: [Int]
  ) throws(FormulaError) -> ([Double], [Double]?, [Bool]?) {
    var columns: [[Double]] = []
    for name in response.names {
      let column = try table.numbers(name)
      columns.append(rows.map { column[$0] })
    }
    func require(
      _ index: Int, _ problem: String, _ holds: (Int) -> Bool
    ) throws(FormulaError) {
      guard let bad = rows.indices.first(where: { !holds($0) }) else { return }
      throw .badValue(
        name: response.names[index], row: rows[bad], problem: "\(columns[index][bad]) \(problem)")
    }
    let first = columns[0]
    switch response {
    case .column: return (first, nil, nil)
    case .logarithm:
      try require(0, "has no logarithm") { first[$0] > 0 }
      return (first.map { log($0) }, nil, nil)
    case .share, .counts:
      var trials = columns[1]
      try require(0, "is no number of successes") { first[$0] >= 0 }
      if case .counts = response {
        try require(1, "is no number of failures") { trials[$0] >= 0 }
        trials = zip(first, trials).map { $0 + $1 }
      }
      try require(1, "leaves no trial for the successes") {
        trials[$0] > 0 && first[$0] <= trials[$0]
      }
      return (zip(first, trials).map { $0 / $1 }, trials, nil)
    case .survival:
      try require(1, "is neither 0 nor 1") { columns[1][$0] == 0 || columns[1][$0] == 1 }
      return (first, nil, columns[1].map { $0 == 1 })
    }
  }
}

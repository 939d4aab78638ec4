/// Named columns that formulas are applied to; a blank is NaN or the code -1.
///
/// A column may be there as numbers and as labels: `C(x)` takes the labels, `x` the numbers.
public struct FormulaTable: Equatable, Sendable {
  /// How many rows each column has.
  public let rows: Int
  /// Columns of numbers.
  public let numbers: [String: [Double]]
  /// Columns of categories.
  public let labels: [String: LabelColumn]

  /// A table of columns, all of one length.
  public init(rows: Int, numbers: [String: [Double]], labels: [String: LabelColumn] = [:]) {
    precondition(numbers.values.allSatisfy { $0.count == rows }, "columns of one length")
    precondition(labels.values.allSatisfy { $0.codes.count == rows }, "columns of one length")
    self.rows = rows
    self.numbers = numbers
    self.labels = labels
  }

  /// Numbers of a column.
  ///
  /// - Throws: ``FormulaError/notNumeric(name:)``; ``FormulaError/unknownColumn(name:nearest:)``.
  public func numbers(_ name: String) throws(FormulaError) -> [Double] {
    if let column = numbers[name] { return column }
    throw labels[name] == nil ? .unknownColumn(name: name, nearest: nil) : .notNumeric(name: name)
  }

  /// Labels of a column, made of its numbers when it has no others.
  ///
  /// - Throws: ``FormulaError/unknownColumn(name:nearest:)``.
  public func labels(_ name: String) throws(FormulaError) -> LabelColumn {
    if let column = labels[name] { return column }
    return LabelColumn(try numbers(name).map { $0.isNaN ? nil : FormulaTable.label($0) })
  }

  private static func label(_ value: Double) -> String {
    Int64(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  /// The rows without a blank in any of the columns, ascending.
  func completeRows(numeric: [String], categorical: [String]) throws(FormulaError) -> [Int] {
    var isComplete = [Bool](repeating: true, count: rows)
    for name in numeric {
      for (row, value) in try numbers(name).enumerated() where value.isNaN {
        isComplete[row] = false
      }
    }
    for name in categorical {
      for (row, code) in try labels(name).codes.enumerated() where code < 0 {
        isComplete[row] = false
      }
    }
    return isComplete.indices.filter { isComplete[$0] }
  }
}

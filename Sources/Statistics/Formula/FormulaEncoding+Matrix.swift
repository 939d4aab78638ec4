internal import Foundation
public import LinearAlgebra

extension FormulaEncoding {
  /// The design of some rows.
  ///
  /// - Parameters:
  ///   - table: a table with the columns of the formula.
  ///   - rows: rows without a blank in them.
  /// - Throws: ``FormulaError/unknownLevel(name:row:level:)``;
  ///   ``FormulaError/badValue(name:row:problem:)`` for the logarithm of a number that is not
  ///   positive, and for what overflows; ``FormulaError/notNumeric(name:)``;
  ///   ``FormulaError/unknownColumn(name:nearest:)``.
  public func matrix(_ table: FormulaTable, rows: [Int]) throws(FormulaError) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columnNames.count)
    if hasIntercept { elements += repeatElement(1, count: rows.count) }
    for part in parts {
      var products = [[Double](repeating: 1, count: rows.count)]
      for (place, element) in part.enumerated() {
        let columns = try columns(element, table, rows)
        products = columns.flatMap { column in
          place == 0 ? [column] : products.map { zip($0, column).map { $0 * $1 } }
        }
      }
      for column in products { elements += column }
    }
    do throws(LinearAlgebraError) {
      return try Matrix(rows: rows.count, columns: columnNames.count, columnMajor: elements)
    } catch {
      preconditionFailure("as many columns as names: \(error)")
    }
  }

  private func columns(
    _ element: Element, _ table: FormulaTable, _ rows: [Int]
  ) throws(FormulaError) -> [[Double]] {
    switch element {
    case .levels(let factor, let isFull):
      let codes = try codes(factor.name, table, rows)
      let count = levels[factor.name]?.count ?? 0
      return (isFull ? 0..<count : 1..<count).map { level in codes.map { $0 == level ? 1 : 0 } }
    case .numeric(let factor):
      let column = try table.numbers(factor.name)
      let values = rows.map { column[$0] }
      switch factor {
      case .column, .categorical: return [values]
      case .logarithm: return [try logarithms(values, of: factor.name, rows)]
      case .power(_, let exponent):
        let powers = values.map { pow($0, Double(exponent)) }
        if let index = powers.firstIndex(where: { !$0.isFinite }) {
          throw .badValue(
            name: factor.name, row: rows[index],
            problem: "\(values[index]) to the power \(exponent) is no finite number")
        }
        return [powers]
      case .polynomial(let name, let degree):
        guard
          let basis = polynomials.first(where: { $0.name == name && $0.degree == degree })
        else { throw .unknownColumn(name: name, nearest: nil) }
        return basis.columns(values)
      }
    }
  }

  /// For each row the index of its level.
  private func codes(
    _ name: String, _ table: FormulaTable, _ rows: [Int]
  ) throws(FormulaError) -> [Int] {
    let column = try table.labels(name)
    let places = Dictionary(
      uniqueKeysWithValues: (levels[name] ?? []).enumerated().map { ($1, $0) })
    let ranks = column.levels.map { places[$0] }
    var codes: [Int] = []
    codes.reserveCapacity(rows.count)
    for row in rows {
      let code = Int(column.codes[row])
      guard code >= 0, let rank = ranks[code] else {
        throw .unknownLevel(name: name, row: row, level: code < 0 ? "" : column.levels[code])
      }
      codes.append(rank)
    }
    return codes
  }

  private func logarithms(
    _ values: [Double], of name: String, _ rows: [Int]
  ) throws(FormulaError) -> [Double] {
    if let index = values.firstIndex(where: { !($0 > 0) }) {
      throw .badValue(
        name: name, row: rows[index], problem: "\(values[index]) has no logarithm")
    }
    return values.map { log($0) }
  }
}

internal import LinearAlgebra
internal import Statistics

/// A design of indicator columns for the labels of some attributes, and of numeric columns.
struct CategoryDesign: Sendable {
  /// For each attribute the codes that have a column of their own.
  private let kept: [[Int32: Int]]
  let attributes: [Int]
  let width: Int
  private let numeric: Int

  /// Labels with fewer rows have no column: they share the intercept.
  static let minimumRows = 20

  /// - Parameters:
  ///   - codes: of every row, by attribute.
  ///   - attributes: positions among the codes of a row.
  ///   - numeric: how many numbers are added to each row.
  init(_ codes: [[Int32]], attributes: [Int], numeric: Int) {
    var next = 1
    kept = attributes.map { attribute in
      var counts: [Int32: Int] = [:]
      for row in codes where row[attribute] >= 0 { counts[row[attribute], default: 0] += 1 }
      let large = counts.filter { $0.value >= CategoryDesign.minimumRows }.keys.sorted()
      var columns: [Int32: Int] = [:]
      // The first label is what the intercept says.
      for code in large.dropFirst() {
        columns[code] = next
        next += 1
      }
      return columns
    }
    self.attributes = attributes
    self.numeric = numeric
    width = next + numeric
  }

  /// One row.
  func row(_ codes: [Int32], _ numbers: [Double]) -> [Double] {
    var row = [Double](repeating: 0, count: width)
    row[0] = 1
    for (place, attribute) in attributes.enumerated() {
      if let column = kept[place][codes[attribute]] { row[column] = 1 }
    }
    for (place, number) in numbers.enumerated() { row[width - numeric + place] = number }
    return row
  }

  /// The matrix of rows.
  static func matrix(_ rows: [[Double]]) throws(FitError) -> Matrix {
    do throws(LinearAlgebraError) { return try Matrix(rows: rows) } catch {
      throw .linearAlgebra(error)
    }
  }
}

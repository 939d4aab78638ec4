internal import LinearAlgebra

/// The mean distance of rows to the nearest of some reference rows.
///
/// References must be clean: with those of all rows, a tight cluster of outliers are each other's
/// neighbours and look normal.
struct CleanNeighbours {
  /// How many nearest ones count.
  static let neighbours = 5
  /// How many reference rows are taken, at most.
  static let references = 512
  private static let blockRows = 512
  /// Rows farther out than this many times the root of the number of columns are pulled back.
  private static let reach = 20.0

  let data: Matrix
  let metric: LocationScatter
  /// The reference rows, ascending.
  let chosen: [Int]

  /// Takes references from the clean rows by their marks: which they are does not depend on where
  /// they stand.
  init(_ data: Matrix, metric: LocationScatter, clean: [Double], marks: [UInt64]) {
    self.data = data
    self.metric = metric
    let candidates = clean.indices.filter { clean[$0] == 1 }
    let ordered = candidates.sorted { (mixBits(marks[$0]), $0) < (mixBits(marks[$1]), $1) }
    chosen = ordered.prefix(Self.references).sorted()
  }

  /// One value for each row; a reference is no neighbour of its own.
  func distances(workers: Int) throws(MultivariateError) -> [Double] {
    let far = Self.reach * Double(data.columns).squareRoot()
    let references = metric.whitened(data, rows: chosen, reach: far)
    let (transposed, norms) = (references.transposed(), Self.squaredNorms(references))
    let blocks = (data.rows + Self.blockRows - 1) / Self.blockRows
    let parts = try Parallel.map(count: blocks, workers: workers) {
      (block) throws(MultivariateError) in
      let start = block * Self.blockRows
      let rows = Array(start..<min(start + Self.blockRows, data.rows))
      let points = metric.whitened(data, rows: rows, reach: far)
      let products = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
        // One column of products for each row.
        try transposed.multiplied(by: points)
      }
      return means(rows, products, norms, Self.squaredNorms(points))
    }
    return parts.flatMap { $0 }
  }

  private func means(
    _ rows: [Int], _ products: Matrix, _ norms: [Double], _ own: [Double]
  ) -> [Double] {
    let wanted = max(1, min(Self.neighbours, chosen.count - 1))
    var answers: [Double] = []
    answers.reserveCapacity(rows.count)
    var nearest = [Double](repeating: .infinity, count: wanted)
    var next = chosen.firstIndex { $0 >= rows[0] } ?? chosen.count
    products.withUnsafeColumnMajor { products in
      for (place, row) in rows.enumerated() {
        for k in 0..<wanted { nearest[k] = .infinity }
        var itself = -1
        if next < chosen.count, chosen[next] == row {
          itself = next
          next += 1
        }
        let base = place * chosen.count
        for k in 0..<chosen.count where k != itself {
          // The rows' own square is the same for all and is added at the end.
          let square = norms[k] - 2 * products[base + k]
          guard square < nearest[wanted - 1] else { continue }
          var position = wanted - 1
          while position > 0, nearest[position - 1] > square {
            nearest[position] = nearest[position - 1]
            position -= 1
          }
          nearest[position] = square
        }
        var sum = 0.0
        for square in nearest { sum += max(0, square + own[place]).squareRoot() }
        answers.append(sum / Double(wanted))
      }
    }
    return answers
  }

  private static func squaredNorms(_ points: Matrix) -> [Double] {
    (0..<points.columns).map { column in
      var sum = 0.0
      for j in 0..<points.rows { sum += points[j, column] * points[j, column] }
      return sum
    }
  }
}

internal import Foundation
internal import LinearAlgebra

/// The six first guesses of a scatter that DetMCD starts from; none needs random numbers.
///
/// - Source: Hubert, Rousseeuw and Verdonck, "A deterministic algorithm for robust location and
///   scatter", 2012; the tau scale stands for Q_n.
struct DeterministicStarts {
  /// Columns with robust location 0 and scale 1.
  let standardised: Matrix

  /// All starts, each as the squared distances of the rows from its centre.
  func distances() throws(MultivariateError) -> [[Double]] {
    var answers: [[Double]] = []
    for guess in try guesses() {
      if let distances = try distances(from: guess) { answers.append(distances) }
    }
    return answers
  }

  private func guesses() throws(MultivariateError) -> [Matrix] {
    let z = standardised
    let (n, p) = (z.rows, z.columns)
    let ranks = (0..<p).map { Self.ranks(z.column($0)) }
    let normal = NormalDistribution.standard
    let scores = ranks.map { $0.map { normal.quantile(($0 - 1.0 / 3) / (Double(n) + 1.0 / 3)) } }
    return [
      try correlation((0..<p).map { z.column($0).map { tanh($0) } }),
      try correlation(ranks),
      try correlation(scores),
      try spatialSigns(),
      try innerHalf(),
      try orthogonalised(),
    ]
  }

  private func correlation(_ columns: [[Double]]) throws(MultivariateError) -> Matrix {
    var matrix = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try Matrix(columns: columns)
    }
    matrix = try covariance(of: matrix)
    let roots = matrix.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows { matrix[i, j] /= roots[i] * roots[j] }
    }
    return matrix
  }

  private func covariance(
    of data: Matrix, weights: [Double]? = nil
  ) throws(MultivariateError) -> Matrix {
    let ones = weights ?? [Double](repeating: 1, count: data.rows)
    return try LocationScatter(data, weights: ones, workers: 1).covariance
  }

  /// The scatter of the directions from the centre.
  private func spatialSigns() throws(MultivariateError) -> Matrix {
    var signs = standardised
    for (i, square) in squaredNorms().enumerated() where square > 0 {
      let norm = square.squareRoot()
      for j in 0..<signs.columns { signs[i, j] /= norm }
    }
    return try covariance(of: signs)
  }

  /// The scatter of the half of the rows nearest to the centre.
  private func innerHalf() throws(MultivariateError) -> Matrix {
    let marks = OrderStatistics.indicator(
      ofSmallest: (standardised.rows + 1) / 2, in: squaredNorms())
    return try covariance(of: standardised, weights: marks)
  }

  /// Pairwise scatters of Gnanadesikan and Kettenring.
  private func orthogonalised() throws(MultivariateError) -> Matrix {
    let p = standardised.columns
    let columns = (0..<p).map { standardised.column($0) }
    var scatter = Matrix.identity(p)
    for j in 0..<p {
      for i in 0..<j {
        let sum = RobustScale.tau(zip(columns[i], columns[j]).map(+)).scale
        let difference = RobustScale.tau(zip(columns[i], columns[j]).map(-)).scale
        scatter[i, j] = 0.25 * (sum * sum - difference * difference)
        scatter[j, i] = scatter[i, j]
      }
    }
    return scatter
  }

  /// Gives a guess the spread of the data along its own axes, and measures from the median there.
  ///
  /// With *V* the axes and *L* the robust variances along them, the scatter is *V L V'* and the
  /// centre *S^(1/2)* median(*Z S^(-1/2)*): distances are those in the rotated, rescaled columns.
  private func distances(from guess: Matrix) throws(MultivariateError) -> [Double]? {
    let p = standardised.columns
    let axes = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try SymmetricEigen(guess).eigenvectors
    }
    let rotated = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try standardised.multiplied(by: axes)
    }
    var scaled = rotated
    for j in 0..<p {
      let scale = RobustScale.tau(rotated.column(j)).scale
      guard scale > 0 else { return nil }
      for i in 0..<rotated.rows { scaled[i, j] = rotated[i, j] / scale }
    }
    // Z S^(-1/2) is the rescaled columns turned back by the axes.
    let turned = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try scaled.multiplied(by: axes.transposed())
    }
    var squares = [Double](repeating: 0, count: turned.rows)
    for j in 0..<p {
      let column = turned.column(j)
      let centre = OrderStatistics.median(column)
      for i in squares.indices { squares[i] += (column[i] - centre) * (column[i] - centre) }
    }
    return squares
  }

  private func squaredNorms() -> [Double] {
    var squares = [Double](repeating: 0, count: standardised.rows)
    for j in 0..<standardised.columns {
      for i in squares.indices { squares[i] += standardised[i, j] * standardised[i, j] }
    }
    return squares
  }

  /// Ranks from 1, the mean of the ranks for equal values.
  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = values
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = 0.5 * Double(start + end + 1) }
      start = end
    }
    return ranks
  }
}

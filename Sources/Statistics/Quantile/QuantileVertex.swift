internal import LinearAlgebra

/// The exact finish: from the vertex next to a point down along edges to the best vertex.
///
/// A vertex passes through as many rows (its basis) as there are columns. It is the best one when
/// the multipliers of its rows lie between *quantile - 1* and *quantile*.
///
/// - Source: Bloomfield and Steiger (1983); Koenker, *Quantile Regression*, section 6.2.
struct QuantileVertex {
  private static let pivotLimit = 10_000
  private static let slack = 1e-9

  let problem: QuantileProblem
  private(set) var coefficients: [Double]
  private(set) var residuals: [Double]
  private(set) var basis: [Int] = []
  private(set) var pivots = 0
  private(set) var isOptimal = false
  /// Whether no other vertex is as good.
  private(set) var isUnique = false

  init(_ problem: QuantileProblem, near point: [Double]) {
    self.problem = problem
    coefficients = point
    residuals = problem.residuals(point)
    basis = independentRows()
  }

  mutating func descend() throws(FitError) {
    guard basis.count == problem.design.columns else { return }
    while pivots < QuantileVertex.pivotLimit {
      let inverse = try basisInverse()
      try moveToBasis(inverse)
      let multipliers = multipliers(inverse)
      guard let (place, sign) = entering(multipliers) else {
        isOptimal = true
        return
      }
      // Along this direction the residual of one row leaves 0 and the other basic ones stay.
      let direction = inverse.column(place).map { sign * $0 }
      pivots += 1
      guard let row = leaving(direction, outside: multipliers[place], sign: sign) else { return }
      basis[place] = row
    }
  }

  /// The rows nearest to the point whose values are independent.
  private func independentRows() -> [Int] {
    let design = problem.design
    let order = residuals.indices.sorted { (abs(residuals[$0]), $0) < (abs(residuals[$1]), $1) }
    var directions: [[Double]] = []
    var rows: [Int] = []
    for i in order where rows.count < design.columns {
      let line = design.row(i)
      let length = norm(line)
      var left = line
      for _ in 0..<2 {
        for direction in directions {
          let share = zip(direction, left).reduce(0) { $0 + $1.0 * $1.1 }
          for k in left.indices { left[k] -= share * direction[k] }
        }
      }
      let size = norm(left)
      guard size > 1e-6 * length, size > 1e-12 else { continue }
      directions.append(left.map { $0 / size })
      rows.append(i)
    }
    return rows
  }

  private func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// The inverse of the basic rows.
  private func basisInverse() throws(FitError) -> Matrix {
    let size = basis.count
    do throws(LinearAlgebraError) {
      let qr = try QR(problem.design.selecting(rows: basis))
      var inverse = Matrix(rows: size, columns: size)
      for j in 0..<size {
        var unit = [Double](repeating: 0, count: size)
        unit[j] = 1
        try inverse.setColumn(j, to: try qr.solve(unit, tolerance: 0))
      }
      return inverse
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private mutating func moveToBasis(_ inverse: Matrix) throws(FitError) {
    do throws(LinearAlgebraError) {
      coefficients = try inverse.multiplied(by: basis.map { problem.response[$0] })
      // Once more for the residual that rounding left.
      let left = problem.residuals(coefficients)
      let correction = try inverse.multiplied(by: basis.map { left[$0] })
      coefficients = zip(coefficients, correction).map(+)
    } catch {
      throw .linearAlgebra(error)
    }
    residuals = problem.residuals(coefficients)
    for i in basis { residuals[i] = 0 }
  }

  /// What the rows outside of the basis leave to those in it.
  private func multipliers(_ inverse: Matrix) -> [Double] {
    let design = problem.design
    let isBasic = Set(basis)
    let signs = residuals.indices.map { i in
      isBasic.contains(i) ? 0 : problem.quantile - (residuals[i] < 0 ? 1 : 0)
    }
    var sums: [Double] = []
    for j in 0..<design.columns {
      var sum = CompensatedSum()
      for i in signs.indices { sum.add(signs[i] * design[i, j]) }
      sums.append(-sum.value)
    }
    return (0..<basis.count).map { k in
      (0..<sums.count).reduce(0) { $0 + inverse[$1, k] * sums[$1] }
    }
  }

  /// The basic row whose multiplier is farthest out of bounds, and to which side it moves.
  private mutating func entering(_ multipliers: [Double]) -> (Int, Double)? {
    var (place, sign, worst) = (-1, 1.0, QuantileVertex.slack)
    var nearest = Double.infinity
    for (k, value) in multipliers.enumerated() {
      let (above, below) = (value - problem.quantile, problem.quantile - 1 - value)
      nearest = min(nearest, -max(above, below))
      // A multiplier above the quantile: the row wants a positive residual, a lower fit.
      if above > worst { (place, sign, worst) = (k, -1, above) }
      if below > worst { (place, sign, worst) = (k, 1, below) }
    }
    isUnique = nearest > QuantileVertex.slack
    return place >= 0 ? (place, sign) : nil
  }

  /// The row at which the loss along a direction is least.
  private func leaving(_ direction: [Double], outside: Double, sign: Double) -> Int? {
    guard let moves = try? problem.design.multiplied(by: direction) else { return nil }
    let isBasic = Set(basis)
    let largest = moves.reduce(0) { max($0, abs($1)) }
    var crossings: [(at: Double, row: Int)] = []
    for i in moves.indices where !isBasic.contains(i) && abs(moves[i]) > 1e-12 * largest {
      let at = residuals[i] / moves[i]
      if at > 0 || (at == 0 && moves[i] > 0) { crossings.append((max(0, at), i)) }
    }
    crossings.sort { ($0.at, $0.row) < ($1.at, $1.row) }
    // The slope at the start is how far the multiplier is out of bounds, and rises at crossings.
    var slope =
      sign < 0 ? problem.quantile - outside : outside - (problem.quantile - 1)
    slope = min(slope, -Double.leastNormalMagnitude)
    for crossing in crossings {
      slope += abs(moves[crossing.row])
      if slope >= 0 { return crossing.row }
    }
    return nil
  }
}

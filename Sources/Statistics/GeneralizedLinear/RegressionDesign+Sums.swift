internal import LinearAlgebra

/// An objective, *X'r* and *X'WX* from one pass over the rows.
struct WeightedSums: Sendable {
  var objective: Double
  var gradient: [Double]
  var curvature: Matrix

  /// Whether every number is finite.
  var isFinite: Bool {
    objective.isFinite && gradient.allSatisfy(\.isFinite)
      && curvature.columnMajor.allSatisfy(\.isFinite)
  }
}

extension RegressionDesign {
  /// Powers of two that bring the largest element of each column near 1 without a rounding.
  func columnScales(workers: Int) -> [Double] {
    switch self {
    case .dense(let matrix):
      return RegressionDesign.scales(matrix, workers)
    case .structured(let design):
      let ones = [Double](repeating: 1, count: design.columns)
      let numeric = RegressionDesign.scales(design.numeric, workers)
      return (design.hasIntercept ? [1] : []) + numeric
        + ones.dropFirst((design.hasIntercept ? 1 : 0) + numeric.count)
    }
  }

  private static func scales(_ matrix: Matrix, _ workers: Int) -> [Double] {
    Parallel.map(count: matrix.columns, workers: workers) { j in
      let largest = matrix.withUnsafeColumnMajor { elements in
        largestSize(
          UnsafeBufferPointer(rebasing: elements[(j * matrix.rows)..<((j + 1) * matrix.rows)]))
      }
      guard largest > 0 else { return 1.0 }
      return 1 / largest.binadeBounded
    }
  }

  /// The largest absolute value, in four chains of comparisons that do not wait for each other.
  private static func largestSize(_ column: UnsafeBufferPointer<Double>) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var i = 0
    while i + 4 <= column.count {
      let (p, q) = (abs(column[i]), abs(column[i + 1]))
      let (r, s) = (abs(column[i + 2]), abs(column[i + 3]))
      a = p > a ? p : a
      b = q > b ? q : b
      c = r > c ? r : c
      d = s > d ? s : d
      i += 4
    }
    return column[i...].reduce(max(max(a, b), max(c, d))) { max($0, abs($1)) }
  }

  func sums(
    _ coefficients: [Double], scales: [Double], workers: Int, rowTerms: NewtonSums.RowTerms
  ) throws(FitError) -> WeightedSums {
    switch self {
    case .structured(let design):
      return design.sums(coefficients, scales: scales, workers: workers, rowTerms: rowTerms)
    case .dense(let matrix):
      let scaling: ColumnScaling
      do throws(LinearAlgebraError) {
        scaling = try ColumnScaling(
          centres: [Double](repeating: 0, count: scales.count), multipliers: scales)
      } catch {
        throw .linearAlgebra(error)
      }
      let sums = NewtonSums(
        design: matrix, scaling: scaling, coefficients: coefficients, workers: workers,
        rowTerms: rowTerms)
      return WeightedSums(
        objective: sums.objective, gradient: sums.gradient, curvature: sums.curvature)
    }
  }

  /// *X c* for every row, *c* on the columns' own scale.
  func predictors(_ coefficients: [Double], workers: Int) throws(FitError) -> [Double] {
    switch self {
    case .structured(let design):
      let ones = [Double](repeating: 1, count: design.columns)
      return design.predictors(coefficients, scales: ones, workers: workers)
    case .dense(let matrix):
      do throws(LinearAlgebraError) {
        return try matrix.multiplied(by: coefficients)
      } catch {
        throw .linearAlgebra(error)
      }
    }
  }
}

extension Double {
  /// The power of two at or below a positive number, kept where its reciprocal is normal.
  fileprivate var binadeBounded: Double {
    Double(sign: .plus, exponent: Swift.min(1000, Swift.max(-1000, exponent)), significand: 1)
  }
}

/// *A'(b - A x)* of a tall design with twice the digits, from one pass, for refining *x*.
///
/// Products are split by Dekker's method, which needs additions and multiplications only, so that
/// the compiler makes vector code of the loops. Elements must stay below 1e290.
package struct ExtendedGradient: Sendable {
  /// *A'(b - A x)*, a value for each picked column, rounded once.
  package let gradient: [Double]
  /// The squared length of *b* - *A x*.
  package let residualSquare: Double

  /// Makes the pass; *x* is `coefficients + corrections`.
  ///
  /// - Parameters:
  ///   - pass: the columns, scaled as *A* is but for the roots.
  ///   - response: *n* values, multiplied by `responseMultiplier` to give *b*.
  ///   - roots: the square roots of *n* weights, which scale rows of *A* and *b*.
  package init(
    _ pass: RowPass, response: [Double], responseMultiplier: Double, roots: [Double]?,
    coefficients: [Double], corrections: [Double]
  ) {
    let count = pass.columns.count
    let start = (Sums(count: count), 0.0)
    let parts = pass.map(start) { sum, block in
      var target = block.rows.map { response[$0] * responseMultiplier }
      if let roots {
        let factors = Array(roots[block.rows])
        block.scaleRows(by: factors)
        for i in target.indices { target[i] *= factors[i] }
      }
      var residual = ExtendedColumn(target)
      for k in 0..<count {
        block.buffer.withColumn(k) { column in
          residual.subtract(column, times: coefficients[k], corrections[k])
        }
      }
      sum.1 += residual.square
      for k in 0..<count {
        block.buffer.withColumn(k) { sum.0.values[k] = sum.0.values[k] + residual.dot($0) }
      }
    }
    var total = Sums(count: count)
    for part in parts {
      for k in 0..<count { total.values[k] = total.values[k] + part.0.values[k] }
    }
    gradient = total.values.map(\.value)
    residualSquare = parts.reduce(0) { $0 + $1.1 }
  }

  private struct Sums: Sendable {
    var values: [DoubleDouble]
    init(count: Int) { values = [DoubleDouble](repeating: DoubleDouble(), count: count) }
  }
}

/// A column of numbers, each the sum of two doubles.
struct ExtendedColumn {
  private var high: [Double]
  private var low: [Double]

  init(_ values: [Double]) {
    high = values
    low = [Double](repeating: 0, count: values.count)
  }

  var square: Double {
    high.indices.reduce(0) { $0 + (high[$1] + low[$1]) * (high[$1] + low[$1]) }
  }

  /// Takes a multiple of a column away; the factor is the sum of two doubles.
  mutating func subtract(
    _ column: UnsafeBufferPointer<Double>, times factor: Double, _ correction: Double
  ) {
    let (factorHigh, factorLow) = ExtendedColumn.split(-factor)
    high.withUnsafeMutableBufferPointer { high in
      low.withUnsafeMutableBufferPointer { low in
        for i in 0..<high.count {
          let product = column[i] * -factor
          let (a, b) = ExtendedColumn.split(column[i])
          let error =
            ((a * factorHigh - product) + a * factorLow + b * factorHigh) + b * factorLow
          let sum = high[i] + product
          let virtual = sum - high[i]
          low[i] +=
            (high[i] - (sum - virtual)) + (product - virtual) + (error - column[i] * correction)
          high[i] = sum
        }
      }
    }
  }

  /// The product with a plain column.
  func dot(_ column: UnsafeBufferPointer<Double>) -> DoubleDouble {
    let lanes = 8
    var total = [DoubleDouble](repeating: DoubleDouble(), count: lanes)
    var (sums, errors) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var i = 0
    while i + lanes <= high.count {
      let (x, r) = (SIMD8(column[i..<(i + lanes)]), SIMD8(high[i..<(i + lanes)]))
      let rest = SIMD8(low[i..<(i + lanes)])
      let product = x * r
      let (a, b) = ExtendedColumn.split(x)
      let (c, d) = ExtendedColumn.split(r)
      let error = ((a * c - product) + a * d + b * c) + b * d
      let sum = sums + product
      let virtual = sum - sums
      errors += (sums - (sum - virtual)) + (product - virtual) + (error + x * rest)
      sums = sum
      i += lanes
    }
    for k in 0..<lanes { total[k] = DoubleDouble.twoSum(sums[k], errors[k]) }
    var result = total.reduce(DoubleDouble(), +)
    while i < high.count {
      result = result + DoubleDouble.product(column[i], high[i])
      result = result + DoubleDouble.product(column[i], low[i])
      i += 1
    }
    return result
  }

  /// Two halves of 26 bits.
  @inline(__always)
  private static func split(_ x: Double) -> (Double, Double) {
    let scaled = 134_217_729 * x
    let high = scaled - (scaled - x)
    return (high, x - high)
  }

  @inline(__always)
  private static func split(_ x: SIMD8<Double>) -> (SIMD8<Double>, SIMD8<Double>) {
    let scaled = 134_217_729 * x
    let high = scaled - (scaled - x)
    return (high, x - high)
  }
}

internal import LinearAlgebra
internal import Statistics

/// How far correlations are shrunk towards 0: the share that minimises the expected squared error.
///
///     sum var(r_ij) / sum r_ij^2  over i != j,
///     var(r_ij) = T / (T - 1)^3  sum_t (w_t - mean w)^2,  w_t = x_it x_jt
///
/// with *x* the residuals about their mean over their standard deviation (divisor *T* - 1). Neither
/// sum needs the *n* x *n* matrix: over all pairs, with *Q = X'X* (*T* x *T*),
///
///     sum r_ij^2 = sum Q_st^2 / (T - 1)^2,    sum sum_t w_t^2 = sum_t (sum_i x_it^2)^2
///
/// - Source: Schäfer and Strimmer, "A shrinkage approach to large-scale covariance matrix
///   estimation", *Statistical Applications in Genetics and Molecular Biology* 4, 2005.
struct ShrinkageIntensity {
  /// The share, not yet kept within 0...1; 1 when there is no correlation to keep.
  let value: Double

  /// - Parameters:
  ///   - deviations: *n* x *T*.
  ///   - squares: the sum of squares of each row; 0 marks a row that takes no part.
  init(_ deviations: Matrix, _ squares: [Double]) throws(ReconciliationError) {
    let count = Double(deviations.columns)
    let degrees = count - 1
    // Two residuals always lie on a line and say nothing of correlations.
    guard deviations.columns > 2 else {
      value = 1
      return
    }
    let weights = squares.map { $0 > 0 ? degrees / $0 : 0 }
    let gram = try ReconciliationError.wrapping { () throws(LinearAlgebraError) in
      try Gram.product(deviations, weights: weights)
    }
    let squaredGram = Descriptive.sum(gram.columnMajor.lazy.map { $0 * $0 })
    let active = Double(squares.count { $0 > 0 })
    let (ofPairs, ofSelves) = ShrinkageIntensity.squaredProducts(deviations, weights)
    // sum_t w_t of a series with itself is T - 1.
    let offDiagonal = squaredGram - active * degrees * degrees
    let spread = (ofPairs - ofSelves) - offDiagonal / count
    let correlation = offDiagonal / (degrees * degrees)
    let noise = active * active * Double.ulpOfOne
    guard correlation > noise else {
      value = 1
      return
    }
    value = count / (degrees * degrees * degrees) * spread / correlation
  }

  /// The sum over *t* of squared *w* for all pairs of series, and for each series with itself.
  private static func squaredProducts(
    _ deviations: Matrix, _ weights: [Double]
  ) -> (Double, Double) {
    var (pairs, selves) = (CompensatedSum(), CompensatedSum())
    let n = deviations.rows
    // Zeros up to a multiple of four add nothing.
    let padded = (n + 3) & ~3
    var products = [Double](repeating: 0, count: padded)
    deviations.withUnsafeColumnMajor { source in
      for t in 0..<deviations.columns {
        for i in 0..<n { products[i] = source[t * n + i] * source[t * n + i] * weights[i] }
        let (sum, squares) = products.withUnsafeBufferPointer(sums)
        pairs.add(sum * sum)
        selves.add(squares)
      }
    }
    return (pairs.value, selves.value)
  }

  /// The sum, and that of the squares, of a multiple of four values, in four chains each.
  private static func sums(_ values: UnsafeBufferPointer<Double>) -> (Double, Double) {
    var (sum, squares) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for k in stride(from: 0, to: values.count, by: 4) {
      let four = SIMD4(values[k], values[k + 1], values[k + 2], values[k + 3])
      sum += four
      squares += four * four
    }
    return (sum.sum(), squares.sum())
  }
}

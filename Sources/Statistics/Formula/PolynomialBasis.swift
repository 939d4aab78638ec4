/// Polynomials that are orthonormal over the values of a column, as R's `poly` has them.
///
/// They come from the recurrence
///
///     p_0 = 1,  p_k+1(t) = (t - a_k) p_k(t) - (n_k / n_k-1) p_k-1(t)
///
/// with *n_k* the sum of squares of *p_k* and *t* the values moved and scaled to -1...1; each is
/// divided by the root of *n_k*. The state is enough to evaluate them at new values.
///
/// - Source: Forsythe, "Generation and use of orthogonal polynomials for data-fitting with a
///   digital computer", J. SIAM 5 (1957).
public struct PolynomialBasis: Codable, Equatable, Sendable {
  /// The column.
  public let name: String
  /// The middle of the values.
  public let centre: Double
  /// Half of their range.
  public let scale: Double
  /// *a_0* ... *a_degree-1*.
  public let shifts: [Double]
  /// *n_0* ... *n_degree*.
  public let squares: [Double]

  /// The highest degree.
  public var degree: Int { shifts.count }

  /// The polynomials over some values.
  ///
  /// - Throws: ``FormulaError/tooFewValues(name:degree:found:)``.
  public init(name: String, values: [Double], degree: Int) throws(FormulaError) {
    let distinct = Set(values).count
    guard distinct > degree, let least = values.min(), let most = values.max() else {
      throw .tooFewValues(name: name, degree: degree, found: distinct)
    }
    self.name = name
    centre = least / 2 + most / 2
    scale = most / 2 - least / 2
    var (before, now) = ([Double](), [Double](repeating: 1, count: values.count))
    var (shifts, squares) = ([Double](), [Double(values.count)])
    let scaled = values.map { [centre, scale] in ($0 - centre) / scale }
    for k in 0..<degree {
      let shift = Descriptive.sum(zip(scaled, now).lazy.map { $0 * $1 * $1 }) / squares[k]
      let ratio = k == 0 ? 0 : squares[k] / squares[k - 1]
      let next = scaled.indices.map { i in
        (scaled[i] - shift) * now[i] - (k == 0 ? 0 : ratio * before[i])
      }
      shifts.append(shift)
      squares.append(Descriptive.sum(next.lazy.map { $0 * $0 }))
      (before, now) = (now, next)
    }
    self.shifts = shifts
    self.squares = squares
  }

  /// The polynomials of degree 1 to ``degree`` at some values, one list for each.
  public func columns(_ values: [Double]) -> [[Double]] {
    var columns = [[Double]](repeating: [], count: degree)
    for k in columns.indices { columns[k].reserveCapacity(values.count) }
    for value in values {
      let t = (value - centre) / scale
      var (before, now) = (0.0, 1.0)
      for k in 0..<degree {
        let ratio = k == 0 ? 0 : squares[k] / squares[k - 1]
        (before, now) = (now, (t - shifts[k]) * now - ratio * before)
        columns[k].append(now / squares[k + 1].squareRoot())
      }
    }
    return columns
  }
}

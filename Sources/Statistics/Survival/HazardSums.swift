internal import Foundation
internal import LinearAlgebra

/// Log-likelihood, gradient and curvature of hazards by period, summed over a part of the rows.
struct HazardSums: Sendable {
  private(set) var logLikelihood = 0.0
  private(set) var gradient: [Double]
  /// The lower triangle counts, column after column.
  private(set) var curvature: [Double]
  private let order: Int

  init(order: Int) {
    self.order = order
    gradient = [Double](repeating: 0, count: order)
    curvature = [Double](repeating: 0, count: order * order)
  }

  mutating func add(_ other: HazardSums) {
    logLikelihood += other.logLikelihood
    for i in gradient.indices { gradient[i] += other.gradient[i] }
    for i in curvature.indices { curvature[i] += other.curvature[i] }
  }

  /// Adds rows at parameters.
  mutating func add(_ range: Range<Int>, of rows: HazardRows, at point: [Double]) {
    let (p, causes) = (rows.kept.count, rows.causes)
    var eta = [Double](repeating: 0, count: causes)
    var (chances, residuals) = (eta, eta)
    var squares = [Double](repeating: 0, count: causes * causes)
    for i in range {
      let weight = rows.weights?[i] ?? 1
      let x = rows.values[(i * p)..<((i + 1) * p)]
      for c in 0..<causes {
        eta[c] = 0
        let start = rows.interceptCount + c * p - x.startIndex
        for j in x.indices { eta[c] += point[start + j] * x[j] }
      }
      // Residuals and curvatures of all periods of the row, for the slopes.
      for c in residuals.indices { residuals[c] = 0 }
      for c in squares.indices { squares[c] = 0 }
      for period in rows.spans[i] {
        let places = rows.intercepts[period]
        let end = period == rows.spans[i].upperBound - 1 ? rows.ends[i] : 0
        logLikelihood += weight * Self.chances(&chances, eta, places, point, end: end)
        for c in 0..<causes {
          guard let place = places[c] else { continue }
          let residual = weight * ((end == c + 1 ? 1 : 0) - chances[c])
          gradient[place] += residual
          residuals[c] += residual
          for d in 0..<causes {
            guard let other = places[d] else { continue }
            let square = weight * chances[c] * ((c == d ? 1 : 0) - chances[d])
            squares[c * causes + d] += square
            curvature[other * order + place] += square
            addCross(x, square, place: place, slopes: rows.interceptCount + d * p)
          }
        }
      }
      addSlopes(x, residuals, squares, rows)
    }
  }

  private mutating func addSlopes(
    _ x: ArraySlice<Double>, _ residuals: [Double], _ squares: [Double], _ rows: HazardRows
  ) {
    let (p, causes, order) = (rows.kept.count, rows.causes, order)
    x.withUnsafeBufferPointer { x in
      curvature.withUnsafeMutableBufferPointer { curvature in
        for c in 0..<causes {
          let column = rows.interceptCount + c * p
          for j in 0..<p { gradient[column + j] += residuals[c] * x[j] }
          for d in c..<causes {
            let row = rows.interceptCount + d * p
            let square = squares[c * causes + d]
            for j in 0..<p {
              let (factor, start) = (square * x[j], (column + j) * order + row)
              // Of a cause with itself the lower triangle is enough.
              for k in (c == d ? j : 0)..<p { curvature[start + k] += factor * x[k] }
            }
          }
        }
      }
    }
  }

  /// Adds the products of a period's intercept and the slopes of a cause.
  private mutating func addCross(
    _ x: ArraySlice<Double>, _ square: Double, place: Int, slopes: Int
  ) {
    let start = place * order + slopes
    x.withUnsafeBufferPointer { x in
      curvature.withUnsafeMutableBufferPointer { curvature in
        for j in 0..<x.count { curvature[start + j] += square * x[j] }
      }
    }
  }

  /// The chances of the causes in a period; gives the logarithm of the chance of what came.
  private static func chances(
    _ chances: inout [Double], _ eta: [Double], _ places: [Int?], _ point: [Double], end: Int
  ) -> Double {
    // The largest exponent is taken out, that of "no event" being 0.
    var largest = 0.0
    for c in eta.indices {
      if let place = places[c] { largest = max(largest, eta[c] + point[place]) }
    }
    var total = exp(-largest)
    for c in eta.indices {
      chances[c] = places[c].map { exp(eta[c] + point[$0] - largest) } ?? 0
      total += chances[c]
    }
    for c in eta.indices { chances[c] /= total }
    let top = end == 0 ? 0 : places[end - 1].map { eta[end - 1] + point[$0] } ?? 0
    return top - largest - log(total)
  }
}

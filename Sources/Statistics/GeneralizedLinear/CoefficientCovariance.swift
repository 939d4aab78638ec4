internal import LinearAlgebra

/// The covariance of the coefficients of a fit, on the columns' own scale.
struct CoefficientCovariance {
  private let scoring: FisherScoring
  private let rows: RowValues

  init(_ scoring: FisherScoring, _ rows: RowValues) {
    self.scoring = scoring
    self.rows = rows
  }

  func matrix(dispersion: Double) throws(FitError) -> Matrix? {
    do throws(FitError) {
      switch scoring.model.covariance {
      case .model: return own(try expectedInverse(), factor: dispersion)
      case .observed: return own(try observedInverse(), factor: dispersion)
      case .sandwich: return own(try sandwich(try squaredScores()), factor: 1)
      case .adjustedSandwich:
        let n = scoring.data.observationCount
        let degrees = n - Double(scoring.kept.count)
        guard degrees > 0 else { return nil }
        return own(try sandwich(try squaredScores()), factor: n / degrees)
      case .clustered: return try clustered()
      }
    } catch {
      // A fit whose information is singular has coefficients, and warnings, but no covariance.
      guard case .linearAlgebra(.notPositiveDefinite) = error else { throw error }
      return nil
    }
  }

  private func expectedInverse() throws(FitError) -> Matrix {
    if scoring.isOrthogonal { return try rows.system(kept: scoring.kept).inverse() }
    return try NormalSystem(
      scoring.sums.curvature, penalties: scoring.penalty.ridge, kept: scoring.kept
    ).inverse()
  }

  private func observedInverse() throws(FitError) -> Matrix {
    let information = try weightedProduct(rows.observedInformation)
    return try NormalSystem(
      information, penalties: scoring.penalty.ridge, kept: scoring.kept
    ).inverse()
  }

  private func own(_ scaled: Matrix, factor: Double) -> Matrix {
    var result = scaled
    for j in 0..<scaled.columns {
      for i in 0..<scaled.rows {
        result[i, j] = scaled[i, j] * scoring.scales[i] * scoring.scales[j] * factor
      }
    }
    return result
  }

  /// *X'DX* for any values on the diagonal, in two passes when some are negative.
  func weightedProduct(_ diagonal: [Double]) throws(FitError) -> Matrix {
    let roots = diagonal.map { abs($0).squareRoot() }
    func product(_ sign: Double) throws(FitError) -> Matrix {
      let zeros = [Double](repeating: 0, count: scoring.scales.count)
      return try scoring.data.design.sums(
        zeros, scales: scoring.scales, workers: scoring.workers
      ) { rows, predictor, rootWeight in
        for (k, i) in rows.enumerated() {
          predictor[k] = 0
          rootWeight[k] = diagonal[i] * sign > 0 ? roots[i] : 0
        }
        return 0
      }.curvature
    }
    var result = try product(1)
    guard diagonal.contains(where: { $0 < 0 }) else { return result }
    let negative = try product(-1)
    for j in 0..<result.columns {
      for i in 0..<result.rows { result[i, j] -= negative[i, j] }
    }
    return result
  }

  /// The sum over observations of the outer products of their scores.
  private func squaredScores() throws(FitError) -> Matrix {
    let scores = rows.scores
    return try weightedProduct(
      scores.indices.map { i in
        let frequency = scoring.data.frequencyWeights?[i] ?? 1
        return frequency > 0 ? scores[i] * scores[i] / frequency : 0
      })
  }

  /// *A^-1 M A^-1* with the observed information *A*.
  private func sandwich(_ middle: Matrix) throws(FitError) -> Matrix {
    let information = try weightedProduct(rows.observedInformation)
    let system = try NormalSystem(
      information, penalties: scoring.penalty.ridge, kept: scoring.kept)
    var half = Matrix(rows: middle.rows, columns: middle.columns)
    do throws(LinearAlgebraError) {
      for j in scoring.kept { try half.setColumn(j, to: try solve(system, middle.column(j))) }
      half = half.transposed()
      var whole = Matrix(rows: middle.rows, columns: middle.columns)
      for j in scoring.kept { try whole.setColumn(j, to: try solve(system, half.column(j))) }
      return whole
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private func solve(
    _ system: NormalSystem, _ right: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    do throws(FitError) {
      return try system.solve(right)
    } catch {
      guard case .linearAlgebra(let inner) = error else { return right.map { _ in .nan } }
      throw inner
    }
  }

  private func clustered() throws(FitError) -> Matrix? {
    guard let clusters = scoring.data.clusters else {
      throw .dimensionMismatch(
        argument: "clusters", expected: scoring.data.response.count, found: 0)
    }
    var indices: [Int: Int] = [:]
    for cluster in clusters where indices[cluster] == nil { indices[cluster] = indices.count }
    let count = Double(indices.count)
    let n = scoring.data.observationCount
    let degrees = n - Double(scoring.kept.count)
    guard count > 1, degrees > 0 else { return nil }
    let place = clusters.map { indices[$0] ?? 0 }
    let sums = scoring.data.design.groupedSums(
      rows.scores, groups: place, count: indices.count, scales: scoring.scales)
    let middle: Matrix
    do throws(LinearAlgebraError) {
      middle = try Gram.product(sums)
    } catch {
      throw .linearAlgebra(error)
    }
    let factor = count / (count - 1) * (n - 1) / degrees
    return own(try sandwich(middle), factor: factor)
  }
}

extension RegressionDesign {
  /// For each group the sum of its rows, each times a factor: groups x columns.
  fileprivate func groupedSums(
    _ factors: [Double], groups: [Int], count: Int, scales: [Double]
  ) -> Matrix {
    var result = Matrix(rows: count, columns: columns)
    switch self {
    case .dense(let matrix):
      for j in 0..<columns {
        for i in 0..<rows { result[groups[i], j] += factors[i] * matrix[i, j] * scales[j] }
      }
    case .structured(let design):
      let first = design.hasIntercept ? 1 : 0
      for i in 0..<rows {
        if design.hasIntercept { result[groups[i], 0] += factors[i] }
        for j in 0..<design.numeric.columns {
          result[groups[i], first + j] += factors[i] * design.numeric[i, j] * scales[first + j]
        }
        for (factor, list) in zip(design.factors, design.levelColumns) {
          let column = list[Int(factor.codes[i])]
          if column >= 0 { result[groups[i], column] += factors[i] }
        }
      }
    }
    return result
  }
}

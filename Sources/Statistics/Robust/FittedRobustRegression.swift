public import LinearAlgebra

/// A fitted robust regression.
public struct FittedRobustRegression: Codable, Equatable, Sendable {
  /// How it was fitted.
  public let configuration: RobustRegression
  /// One for each column on its own scale; 0 for dropped columns.
  public let coefficients: [Double]
  /// Standard errors (H1); `nil` for dropped columns and where most rows are fitted exactly.
  public let standardErrors: [Double?]
  /// The scale of the residuals: their median absolute value over 0.6745.
  public let scale: Double
  /// What each row counted for, in 0...1.
  public let weights: [Double]
  /// Responses less fitted values.
  public let residuals: [Double]
  /// Iterations made.
  public let iterations: Int
  /// Whether the coefficients had settled.
  public let converged: Bool
  /// Columns that depend on earlier ones.
  public let droppedColumns: [Int]
  /// Rows less estimated coefficients.
  public let residualDegreesOfFreedom: Int

  init(_ configuration: RobustRegression, _ iteration: RobustIteration) throws(FitError) {
    self.configuration = configuration
    coefficients = zip(iteration.coefficients, iteration.scales).map(*)
    scale = iteration.scale
    weights = iteration.weights
    residuals = iteration.residuals
    iterations = iteration.iterations
    converged = iteration.converged
    let isKept = Set(iteration.kept)
    droppedColumns = coefficients.indices.filter { !isKept.contains($0) }
    residualDegreesOfFreedom = residuals.count - isKept.count
    let factor = FittedRobustRegression.varianceFactor(iteration, columns: isKept.count)
    standardErrors = iteration.scales.indices.map { j in
      guard isKept.contains(j), let factor else { return nil }
      return (factor * iteration.inverseProduct[j, j]).squareRoot() * iteration.scales[j]
    }
  }

  /// Huber's H1: *K^2 [sum psi^2 s^2 / (n - p)] / mean(psi')^2*.
  private static func varianceFactor(_ iteration: RobustIteration, columns: Int) -> Double? {
    guard iteration.scale > 0 else { return nil }
    let scaled = iteration.residuals.map { $0 / iteration.scale }
    let (loss, n) = (iteration.loss, Double(scaled.count))
    let slopes = scaled.map { loss.slope($0) }
    let mean = Descriptive.sum(slopes) / n
    guard mean > 0, n > Double(columns) else { return nil }
    let spread = Descriptive.sum(slopes.lazy.map { ($0 - mean) * ($0 - mean) }) / n
    let correction = 1 + Double(columns) / n * spread / (mean * mean)
    let squares = Descriptive.sum(
      scaled.lazy.map { z in
        let influence = loss.influence(z)
        return influence * influence
      })
    let variance = squares * iteration.scale * iteration.scale / (n - Double(columns))
    return correction * correction * variance / (mean * mean)
  }

  /// Coefficients over standard errors, to be compared with the normal distribution.
  public var statistics: [Double?] {
    zip(coefficients, standardErrors).map { value, error in
      error.flatMap { $0 > 0 ? value / $0 : nil }
    }
  }

  /// Two-sided p-values of the coefficients being 0.
  public var pValues: [Double?] {
    statistics.map { $0.map { 2 * NormalDistribution.standard.survival(abs($0)) } }
  }

  /// The fitted value of every row of a design.
  ///
  /// - Throws: ``FitError/linearAlgebra(_:)`` when the design has other columns or is not finite.
  public func predictions(_ design: Matrix) throws(FitError) -> [Double] {
    do throws(LinearAlgebraError) {
      return try design.multiplied(by: coefficients)
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

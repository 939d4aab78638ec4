public import LinearAlgebra

/// The chance of each cause in each period, given that none has come before: a multinomial logit
/// with an intercept for every period and cause, and slopes for every cause.
///
/// The rows are never expanded to one for each period: what the periods of a row have in common is
/// summed first. For one cause this is a logistic regression on person-periods. In a period
/// without an event of a cause that cause's hazard is 0, which is its maximum of likelihood.
///
/// - Source: Tutz and Schmid, *Modeling Discrete Time-to-Event Data*, 2016.
public struct DiscreteHazard: Codable, Equatable, Sendable {
  /// Added to the curvature of each slope of a column of variance 1; 0 for maximum likelihood.
  public let ridge: Double
  /// The most Newton steps.
  public let maximumIterations: Int
  /// The fall of the negative log-likelihood below which a step is the last one.
  public let tolerance: Double

  /// The most parameters.
  private static let parameterLimit = 2000

  /// A checked configuration.
  ///
  /// - Throws: ``SurvivalError/invalidSetting(name:value:)``.
  public init(
    ridge: Double = 0, maximumIterations: Int = 50, tolerance: Double = 1e-10
  ) throws(SurvivalError) {
    guard ridge >= 0, ridge.isFinite else { throw .invalidSetting(name: "ridge", value: ridge) }
    guard maximumIterations > 0 else {
      throw .invalidSetting(name: "maximumIterations", value: Double(maximumIterations))
    }
    guard tolerance > 0, tolerance < 1 else {
      throw .invalidSetting(name: "tolerance", value: tolerance)
    }
    self.ridge = ridge
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
  }

  /// Fits hazards.
  ///
  /// - Parameters:
  ///   - data: durations are whole numbers of periods from 1 on, the event, if any, coming in the
  ///     last; entries are periods not watched at the start. Strata play no part.
  ///   - design: *n* x *p*, every element finite, without an intercept.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``SurvivalError``; ``SurvivalError/noEvents`` when all rows are censored;
  ///   ``SurvivalError/badValue(argument:row:column:value:)`` for a duration that is not whole.
  /// - Complexity: O(*n* *p* (*p* + periods)) a step and pair of causes.
  public func fit(
    _ data: SurvivalData, design: Matrix, workers: Int = 1
  ) throws(SurvivalError) -> FittedDiscreteHazard {
    guard design.rows == data.count else {
      throw .lengthMismatch(argument: "design", expected: data.count, found: design.rows)
    }
    do throws(LinearAlgebraError) {
      try design.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .badValue(argument: "design", row: row, column: column, value: design[row, column])
    }
    let rows = try HazardRows(data, design)
    guard rows.parameterCount <= Self.parameterLimit else {
      throw .invalidSetting(name: "parameters", value: Double(rows.parameterCount))
    }
    var newton = HazardNewton(rows: rows, settings: self, workers: workers)
    return try newton.fit()
  }
}

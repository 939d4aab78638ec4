public import LinearAlgebra

/// Cox's proportional hazards: the chance of the event at a time, given that it has not come yet,
/// is a common curve times exp(*x b*).
///
/// The partial likelihood is maximised by Newton's method. Each step costs one pass over the rows:
/// since a row enters the sums of all event times that it is at risk for, the curvature is one
/// weighted product *X'CX* less a product of one row for each event time.
///
/// Strata have curves of their own; late entries and weights are taken from the data. Columns that
/// do not vary where it matters, or follow from earlier ones, get the coefficient 0.
///
/// - Source: Therneau and Grambsch, *Modeling Survival Data*, 2000; Efron,
///   "The efficiency of Cox's likelihood function for censored data", 1977.
public struct CoxRegression: Codable, Equatable, Sendable {
  /// How events at the same time are treated.
  public enum Ties: String, Codable, Equatable, Sendable, CaseIterable {
    /// Each of them has a share of the others leave the rows at risk before it; the better.
    case efron
    /// All of them see the same rows at risk.
    case breslow
  }

  /// How events at the same time are treated.
  public let ties: Ties
  /// The most Newton steps.
  public let maximumIterations: Int
  /// The fall of the negative log-likelihood below which a step is the last one.
  public let tolerance: Double

  /// A checked configuration.
  ///
  /// - Throws: ``SurvivalError/invalidSetting(name:value:)``.
  public init(
    ties: Ties = .efron, maximumIterations: Int = 30, tolerance: Double = 1e-10
  ) throws(SurvivalError) {
    guard maximumIterations > 0 else {
      throw .invalidSetting(name: "maximumIterations", value: Double(maximumIterations))
    }
    guard tolerance > 0, tolerance < 1 else {
      throw .invalidSetting(name: "tolerance", value: tolerance)
    }
    self.ties = ties
    self.maximumIterations = maximumIterations
    self.tolerance = tolerance
  }

  /// Fits the coefficients.
  ///
  /// - Parameters:
  ///   - data: *n* rows.
  ///   - design: *n* x *p*, every element finite, without an intercept.
  ///   - cause: the cause that is the event, others being censored by it; `nil` for any cause.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``SurvivalError``; ``SurvivalError/noEvents`` when all rows are censored.
  /// - Complexity: O(*n* *p*^2) a step.
  public func fit(
    _ data: SurvivalData, design: Matrix, cause: Int? = nil, workers: Int = 1
  ) throws(SurvivalError) -> FittedCox {
    guard design.rows == data.count else {
      throw .lengthMismatch(argument: "design", expected: data.count, found: design.rows)
    }
    do throws(LinearAlgebraError) {
      try design.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .badValue(
        argument: "design", row: row, column: column, value: design[row, column])
    }
    let riskSets = try RiskSets(data, cause: cause)
    var newton = try CoxNewton(
      likelihood: PartialLikelihood(
        data, design, riskSets, ties: ties, workers: workers), settings: self)
    return try newton.fit(rows: data.count)
  }
}

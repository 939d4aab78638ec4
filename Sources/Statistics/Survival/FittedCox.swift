internal import Foundation
public import LinearAlgebra

/// The cumulative hazard of a stratum for a row at the centres of the columns.
public struct CoxBaseline: Equatable, Sendable {
  /// The number of the stratum; 0 without strata.
  public let stratum: Int
  /// The event times, ascending.
  public let times: [Double]
  /// The cumulative hazard from each time on.
  public let cumulativeHazard: [Double]
}

/// A fitted Cox regression.
public struct FittedCox: Equatable, Sendable {
  /// *p* logarithms of hazard ratios, one for a unit of each column; 0 for dropped columns.
  public let coefficients: [Double]
  /// *p* x *p*, the inverse of the observed information; 0 for dropped columns.
  public let covariance: Matrix
  /// The partial log-likelihood.
  public let logLikelihood: Double
  /// The same with all coefficients 0.
  public let nullLogLikelihood: Double
  /// The values to which the baselines belong: means of the columns over rows ever at risk at an
  /// event.
  public let centres: [Double]
  /// A curve for each stratum.
  public let baselines: [CoxBaseline]
  /// Rows given.
  public let observationCount: Int
  /// Rows with the event.
  public let eventCount: Int
  /// Newton steps made.
  public let iterations: Int
  /// Whether the likelihood had settled.
  public let converged: Bool
  /// What makes the fit doubtful; empty when nothing does.
  public let warnings: [SurvivalWarning]

  /// *p* standard errors; 0 for dropped columns.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// Twice the rise of the log-likelihood, with as many degrees of freedom as columns kept.
  public var likelihoodRatio: Double { max(0, 2 * (logLikelihood - nullLogLikelihood)) }

  /// The logarithm of the hazard of a row against one at the centres.
  public func logHazardRatio(row: [Double]) -> Double {
    precondition(row.count == coefficients.count, "a row has one value for each column")
    var sum = CompensatedSum()
    for j in row.indices where coefficients[j] != 0 {
      sum.add((row[j] - centres[j]) * coefficients[j])
    }
    return sum.value
  }

  /// The probability that the event of a row has not come by a time.
  ///
  /// - Parameters:
  ///   - time: after the last event time the curve stays level.
  ///   - row: *p* values.
  ///   - stratum: its number; 0 without strata.
  /// - Returns: `nil` for an unknown stratum.
  public func survival(at time: Double, row: [Double], stratum: Int = 0) -> Double? {
    guard let baseline = baselines.first(where: { $0.stratum == stratum }) else { return nil }
    let passed = baseline.times.prefix { $0 <= time }.count
    guard passed > 0 else { return 1 }
    return exp(-baseline.cumulativeHazard[passed - 1] * exp(logHazardRatio(row: row)))
  }

  /// How often the row with the higher hazard had the event first; see ``Concordance``.
  ///
  /// - Throws: ``SurvivalError``; ``SurvivalError/lengthMismatch(argument:expected:found:)`` for a
  ///   design of another shape.
  public func concordance(
    _ data: SurvivalData, design: Matrix
  ) throws(SurvivalError) -> Concordance {
    guard design.columns == coefficients.count else {
      throw .lengthMismatch(
        argument: "design", expected: coefficients.count, found: design.columns)
    }
    let risks: [Double]
    do throws(LinearAlgebraError) {
      risks = try design.multiplied(by: coefficients)
    } catch {
      throw .linearAlgebra(error)
    }
    return try Concordance(data, risks: risks)
  }
}

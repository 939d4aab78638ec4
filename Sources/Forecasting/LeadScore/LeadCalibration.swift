internal import Statistics

/// The logistic curve that brings scores of a regression onto what came.
struct LeadCalibration: Equatable, Sendable {
  let slope: Double
  let intercept: Double

  /// A slope below this says that the fields told nothing.
  private static let leastSlope = 0.1

  /// Fits the curve; the scores stay as they are where too few outcomes are known.
  ///
  /// - Parameter scores: log-odds of earlier moments, each with its outcome.
  init(_ scores: [(logOdds: Double, isConverted: Bool)]) {
    let conversions = scores.count { $0.isConverted }
    guard scores.count >= LeadScorer.leastLeads, conversions >= LeadScorer.leastConversions,
      conversions < scores.count,
      let platt = try? PlattScaling(
        scores: scores.map(\.logOdds), outcomes: scores.map(\.isConverted))
    else {
      (slope, intercept) = (1, 0)
      return
    }
    (slope, intercept) = (platt.slope, platt.intercept)
  }

  /// Whether higher scores meant more conversions.
  var isUseful: Bool { slope >= LeadCalibration.leastSlope }

  func logOdds(_ raw: Double) -> Double { slope * raw + intercept }
}

internal import Calendars

/// An open deal with everything the roll-up needs.
struct ScoredDeal: Sendable {
  let forecast: DealForecast
  let features: DealFeatures
  /// Expected final amount in minor units.
  let amount: Double?
  let dispersion: Double
  let closeDay: Day?

  /// The same deal with its chance in the period times a factor.
  func scaled(by factor: Double, highest: Double) -> ScoredDeal {
    let probability = min(
      max(highest, forecast.periodProbability), forecast.periodProbability * factor)
    return ScoredDeal(
      forecast: DealForecast(
        id: forecast.id, deal: forecast.deal,
        winProbability: max(forecast.winProbability, probability), periodProbability: probability,
        stageWinRate: forecast.stageWinRate, expectedAmount: forecast.expectedAmount),
      features: features, amount: amount, dispersion: dispersion, closeDay: closeDay)
  }

  /// The amount as written, else the expected one; 0 where there is neither.
  var writtenAmount: Double { features.amount >= 0 ? Double(features.amount) : amount ?? 0 }
}

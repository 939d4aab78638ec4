import Foundation
import Statistics

/// What the owner of an open deal thinks of it.
///
/// Knows what the CRM knows and has a feeling for the deal's quality, half of it right; never its
/// outcome.
struct DealOpinion {
  private let deal: SyntheticDeal
  private let segment: SegmentProfile
  /// What the owner believes of the quality; the same all the time.
  private let feeling: Double

  /// Standard deviation of the error of the feeling; that of the quality is 1.
  static let feelingError = 0.7

  /// How much longer than in a plain sale the rest takes in the owner's experience.
  static let slowness = 1.5

  init(_ deal: SyntheticDeal, _ world: SimulationWorld) {
    self.deal = deal
    segment = world.segments[deal.segment.index]
    var stream = world.configuration.stream(.call, deal.number)
    let noisy = deal.truth.quality + DealOpinion.feelingError * stream.normal()
    feeling = noisy / (1 + DealOpinion.feelingError * DealOpinion.feelingError)
  }

  /// What the deal is believed to bring by the end of a quarter, in cents.
  ///
  /// - Parameters:
  ///   - state: the deal's, open.
  ///   - day: of the opinion, as days since 1970-01-01.
  func expected(_ state: SyntheticState, on day: Int, quarterEnd: Int) -> Double {
    let odds = exp((DealRates.advanceSlope - DealRates.lossSlope) * DealLife.healthLogit * feeling)
    // Stalls and silence cost more than the hazards of a plain sale say.
    let win =
      0.75
      * segment.passing[state.stage.index...].reduce(1.0) {
        $0 * ($1 * odds / ($1 * odds + 1 - $1))
      }
    let usual = DealOpinion.slowness * segment.remainingDays(from: state.stage)
    let left = Double(quarterEnd + 1 - day) / usual
    let inTime = 1 - exp(-left)
    // A date far gone tells of a deal that is asleep.
    let overdue = day - state.closeDay
    let dated = state.closeDay > quarterEnd ? 0.5 : overdue > 21 ? 0.3 : 1.1
    // Most deals that have been open for much longer than usual are given up already.
    let age = Double(day - deal.createdAt / 86_400) / segment.cycleDays
    let lively = age > 2 ? 0.35 : age > 1.2 ? 0.65 : 1
    return Double(state.amountMinor) * min(0.97, win * inTime * dated * lively)
  }
}

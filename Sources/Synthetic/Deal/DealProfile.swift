import Foundation
import Statistics

/// A deal's fixed attributes, drawn at its creation.
struct DealProfile {
  let number: Int
  let account: Int
  let birth: DealBirth
  let product: String
  let source: String
  let type: String
  let amount: Double
  let owner: Int
  let quality: Double
  /// Log-odds of a win from all that never changes, with the quality.
  let fixedLogit: Double

  init(number: Int, birth: DealBirth, world: SimulationWorld, _ stream: inout RandomStream) {
    let day = world.market.days[birth.offset]
    let segment = birth.segment.profile
    self.number = number
    self.birth = birth
    account = stream.integer(below: max(50, world.configuration.deals / 3))
    let product = DealProfile.label(.products, &stream)
    let source = DealProfile.label(.sources, &stream)
    let type = DealProfile.label(.types, &stream)
    self.product = product.name
    self.source = source.name
    self.type = type.name
    owner = world.organisation.owner(region: birth.region, day: day, &stream)
    let size = world.shape.amountLogDeviation * stream.normal()
    let years = Double(day - world.configuration.firstDay) / 365.25
    amount = DealProfile.rounded(segment.medianAmount * exp(size + 0.03 * years))
    quality = stream.normal()
    fixedLogit = product.logit + source.logit + type.logit - 0.3 * size
  }

  private static func label(_ choice: LabelChoice, _ stream: inout RandomStream) -> DealLabel {
    choice.labels[stream.index(weights: choice.cumulative)]
  }

  /// An amount as people write estimates: hundreds from 10,000 on, tens below.
  static func rounded(_ amount: Double) -> Double {
    let unit = amount >= 10_000 ? 100.0 : 10.0
    return max(unit, (amount / unit).rounded() * unit)
  }
}

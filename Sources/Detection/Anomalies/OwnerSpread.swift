internal import Statistics

/// What owners differ by when nothing is amiss: an empirical null for their effects.
///
/// The scale is the larger of the median deviation and the distance between the tenths, each at
/// normal consistency. Effects on categories are skewed (a category has a floor), so a side whose own
/// tenth lies farther out has its own, larger scale; a tenth of the owners of each side may be
/// unusual without moving it.
///
/// - Source: Efron, "Large-scale simultaneous hypothesis testing", JASA 99 (2004), for the idea of
///   taking the null from the centre of the scores.
struct OwnerSpread: Sendable {
  let centre: Double
  let below: Double
  let above: Double

  /// The standard normal quantile of .9.
  static let tenth = 1.281_551_565_544_6

  /// - Parameter effects: `nil` is returned where most of them are equal.
  init?(_ effects: [Double]) {
    guard let middle = FalseDiscoveries.robust(effects), effects.count > 1,
      let low = Descriptive.quantile(effects, probability: 0.1),
      let high = Descriptive.quantile(effects, probability: 0.9)
    else { return nil }
    let count = Double(effects.count)
    // The median deviation of few values is too small.
    let correction = count / (count - 0.8)
    let both = max(middle.scale, (high - low) / (2 * OwnerSpread.tenth))
    guard both > 0 else { return nil }
    centre = middle.centre
    below = correction * max(both, (middle.centre - low) / OwnerSpread.tenth)
    above = correction * max(both, (high - middle.centre) / OwnerSpread.tenth)
  }

  /// The distance from the centre in scales of its side.
  func score(_ effect: Double) -> Double {
    (effect - centre) / (effect < centre ? below : above)
  }
}

import Statistics

/// Why a customer did not buy, as a representative writes it down.
public enum LossReason: String, CaseIterable, Codable, Sendable {
  /// Another vendor was chosen.
  case competitor = "Competitor"
  /// Too dear.
  case price = "Price"
  /// No money for it this year.
  case budget = "No budget"
  /// The customer did not decide at all.
  case decision = "No decision"
  /// Something is missing in the product.
  case fit = "Product fit"
  /// Not now.
  case timing = "Timing"

  /// Running totals of the shares, by segment: small customers lack money, large ones compare.
  private static let shares: [[Double]] = [
    [0.14, 0.40, 0.62, 0.80, 0.90, 1], [0.24, 0.46, 0.60, 0.78, 0.89, 1],
    [0.36, 0.52, 0.61, 0.79, 0.91, 1],
  ]

  /// Why a deal was lost that was: a draw of its own, which nothing else depends on.
  static func of(_ deal: SyntheticDeal, _ configuration: SimulationConfiguration) -> LossReason {
    var stream = configuration.stream(.loss, deal.number)
    return allCases[stream.index(weights: shares[deal.segment.index])]
  }
}

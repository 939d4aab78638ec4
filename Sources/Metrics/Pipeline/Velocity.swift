internal import Deals

/// The four factors of pipeline velocity: money per day = open * size * winRate / cycle.
struct Velocity: Sendable {
  /// What a factor is undefined for, or its value.
  let open: MetricReading
  let size: MetricReading
  let winRate: MetricReading
  let cycle: MetricReading

  /// The factors of a node, of the period or of the one before.
  init(_ scope: NodeScope, isBefore: Bool = false) {
    let pipeline = scope.facts.pipeline
    let window = isBefore ? pipeline.windows.before : pipeline.windows.now
    let closings = pipeline.closings.of(scope.node).filter { window.contains($0.at) }
    let won = closings.filter(\.isWon)
    let sizes = won.compactMap(\.amount)
    open = Self.open(
      (isBefore ? pipeline.atPreviousStart : pipeline.atStart).of(scope.node),
      hasStages: isBefore ? pipeline.hasStages.before : pipeline.hasStages.now)
    size = .mean(
      sizes.map(Double.init), least: scope.least, missing: won.count - sizes.count)
    winRate = .share(won.count, of: closings.count, least: scope.least)
    cycle = .mean(won.map(\.days), least: scope.least)
  }

  private static func open(
    _ deals: ArraySlice<OpenProgress>, hasStages: Bool
  ) -> MetricReading {
    let unknown = deals.count { $0 == .unknown }
    if !hasStages, !deals.isEmpty {
      return .undefined("no history of stages by then", missing: unknown)
    }
    return .count(deals.count { $0 == .qualified }, missing: unknown)
  }

  /// Minor units per calendar day; `nil` where a factor is undefined or the cycle is 0.
  var money: Double? {
    guard let open = open.value, let size = size.value, let rate = winRate.value,
      let cycle = cycle.value, cycle > 0
    else { return nil }
    return open * size * rate / cycle
  }

  /// The factors as they are multiplied; `nil` where one is undefined.
  private var factors: [Double]? {
    guard money != nil, let open = open.value, let size = size.value, let rate = winRate.value,
      let cycle = cycle.value
    else { return nil }
    return [open, size, rate, 1 / cycle]
  }

  /// The names of the causes of a change, in the order of the factors.
  static let causes = ["pipeline", "size", "win_rate", "cycle"]

  /// How much of a change each factor brought, all orders of changing them taken alike; sums to the change.
  ///
  /// - Source: Shapley's value of a product of four factors: with a, b, c the others before (0) and after
  ///   (1), a factor's part is its difference times ¼ (a0b0c0 + a1b1c1) + 1/12 (the six mixed products).
  static func parts(from old: Velocity, to new: Velocity) -> [Double]? {
    guard let before = old.factors, let after = new.factors else { return nil }
    return before.indices.map { factor in
      let others = before.indices.filter { $0 != factor }
      let average = (0..<8).reduce(0.0) { sum, choice in
        let product = others.enumerated().reduce(1.0) { product, other in
          product * (choice >> other.offset & 1 == 1 ? after : before)[other.element]
        }
        return sum + product * (choice == 0 || choice == 7 ? 1.0 / 4 : 1.0 / 12)
      }
      return (after[factor] - before[factor]) * average
    }
  }
}

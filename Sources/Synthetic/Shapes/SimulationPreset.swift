/// A kind of business to simulate, by name.
public enum SimulationPreset: String, CaseIterable, Encodable, Sendable {
  /// About 150 deals a quarter and a dozen representatives.
  case small
  /// About 600 deals a quarter, moderate shocks.
  case base
  /// As ``base``, with amounts that spread wide, large shocks, and a CRM that is kept carelessly
  /// and tells little of the deals' health.
  case noisy
  /// As ``base``, with cycles and stages twice as long.
  case slow
  /// As ``base``, growing by 45 % a year.
  case growth
  /// About 3,000 deals a quarter and a hundred representatives.
  case large

  /// Whole quarters that a preset spans when nothing else is asked for.
  public static let quarters = 20

  /// The figures of the preset. The number of people follows from the deals.
  public var shape: SimulationShape {
    switch self {
    case .small: SimulationShape(dealsPerQuarter: 150)
    case .base: SimulationShape(dealsPerQuarter: 600)
    case .noisy:
      SimulationShape(
        dealsPerQuarter: 600, amountLogDeviation: 1.1, winShock: 0.35, creationShock: 0.2,
        clarity: 0.35, dateNoise: 0.6, carelessness: 2.5)
    case .slow: SimulationShape(dealsPerQuarter: 600, cycleFactor: 2)
    case .growth: SimulationShape(dealsPerQuarter: 600, yearlyGrowth: 0.45)
    case .large: SimulationShape(dealsPerQuarter: 3_000)
    }
  }

  /// About how many deals the preset makes over a span.
  ///
  /// - Parameters:
  ///   - quarters: whole quarters before the one of `lastDay`.
  ///   - lastDay: the last day, as days since 1970-01-01.
  public func deals(quarters: Int, lastDay: Int) -> Int {
    let firstDay = QuarterNumber(QuarterNumber(containing: lastDay).value - quarters).firstDay
    let share = Double(lastDay + 1 - firstDay) / 365.25 * 4
    return Int((Double(shape.dealsPerQuarter) * share).rounded())
  }
}

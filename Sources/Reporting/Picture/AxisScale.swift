internal import Foundation

/// An axis from round number to round number, with ticks between.
struct AxisScale: Equatable {
  /// The lowest value shown.
  let low: Double
  /// The highest.
  let high: Double
  /// Ascending, the ends among them.
  let ticks: [Double]
  /// Decimals that tell the ticks apart.
  let decimals: Int

  /// An axis around values, at most `count` steps long.
  ///
  /// Steps are 1, 2, 2.5 or 5 times a power of ten; values without extent get some.
  init(_ values: [Double], from floor: Double? = nil, steps count: Int = 5) {
    let finite = values.filter(\.isFinite) + (floor.map { [$0] } ?? [])
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if high <= low {
      low -= low == 0 ? 0 : abs(low) / 2
      high += high == 0 ? 1 : abs(high) / 2
    }
    let step = AxisScale.step(atLeast: (high - low) / Double(max(1, count)))
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    self.low = first * step
    self.high = last * step
    decimals = AxisScale.decimals(of: step)
  }

  /// Where a value lies, 0 at the low end and 1 at the high one; values beyond are cut off.
  func share(_ value: Double) -> Double {
    min(1, max(0, (value - low) / (high - low)))
  }

  private static let factors = [1, 2, 2.5, 5, 10]

  private static func step(atLeast wanted: Double) -> Double {
    let power = pow(10, floor(log10(wanted)))
    return (factors.first { $0 * power >= wanted * (1 - 1e-9) } ?? 10) * power
  }

  private static func decimals(of step: Double) -> Int {
    (0...6).first { decimals in
      let scaled = step * pow(10, Double(decimals))
      return abs(scaled - scaled.rounded()) < 1e-6 * max(1, scaled)
    } ?? 6
  }
}

/// Amounts in a unit that keeps the numbers of an axis short.
struct AmountUnit {
  /// Major units in one of this unit.
  let size: Double
  /// `EUR`, `thousand EUR` or `million EUR`.
  let name: String

  init(largest: Double, currency: String, _ words: OutputLanguage) {
    switch abs(largest) {
    case 2e6...:
      size = 1e6
      name = "\(words("million")) \(currency)"
    case 2e3...:
      size = 1e3
      name = "\(words("thousand")) \(currency)"
    default:
      size = 1
      name = currency
    }
  }
}

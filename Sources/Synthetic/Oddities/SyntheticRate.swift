internal import Calendars
import Foundation
import Statistics

/// What one US dollar is worth in euro, from the first day of a month on.
public struct SyntheticRate: Equatable, Sendable {
  /// Days since 1970-01-01.
  public let firstDay: Int
  /// Euro for a dollar, in ten-thousandths.
  public let tenThousandths: Int
}

extension SyntheticRate {
  /// A rate for each month of the span: a walk around 0.92.
  static func monthly(_ configuration: SimulationConfiguration) -> [SyntheticRate] {
    var stream = configuration.stream(.rate)
    var month = Day(number: Int32(clamping: configuration.firstDay))
    var level = 0.0
    var rates: [SyntheticRate] = []
    while month.number <= configuration.lastDay {
      level = 0.9 * level + 0.015 * stream.normal()
      rates.append(
        SyntheticRate(
          firstDay: Int(month.number), tenThousandths: Int((9_200 * exp(level)).rounded())))
      month = month.addingMonths(1)
    }
    return rates
  }
}

extension [SyntheticRate] {
  /// An amount in cents of euro, at the rate of a second since 1970-01-01T00:00:00Z.
  func euros(_ state: SyntheticState, at second: Int) -> Int {
    guard state.currency == .dollar, let rate = last(where: { $0.firstDay * 86_400 <= second })
    else { return state.amountMinor }
    return (state.amountMinor * rate.tenThousandths + 5_000) / 10_000
  }
}

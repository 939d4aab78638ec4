internal import Calendars
import Foundation
import Statistics

/// When and where deals are created: an overdispersed Poisson count for each week, region and
/// segment, with trend, yearly season, a shape within the quarter and a shock of the quarter.
struct CreationPlan: Sendable {
  /// Shape of the gamma factor on each week's mean: a coefficient of variation of 0.2.
  static let overdispersionShape = 25.0
  private let configuration: SimulationConfiguration
  private let market: MarketConditions
  /// Expected number of deals created on each working day, all cells together, before shocks.
  private let daily: [Double]

  init(_ configuration: SimulationConfiguration, _ market: MarketConditions) {
    self.configuration = configuration
    self.market = market
    let shape = market.days.indices.map { offset in
      CreationPlan.intensity(
        day: market.days[offset], daysSinceStart: market.days[offset] - configuration.firstDay,
        daysLeft: market.quarterEnds[market.quarters[offset]] - market.days[offset],
        growth: configuration.shape.yearlyGrowth)
    }
    let scale = Double(configuration.deals) / shape.reduce(0, +)
    daily = shape.map { $0 * scale }
  }

  /// Number of calendar weeks, from Monday to Friday, that the span touches.
  var weekCount: Int { (market.firstIndex + market.count - 1) / 5 - market.firstIndex / 5 + 1 }

  /// The working days of a week within the span.
  func offsets(week: Int) -> Range<Int> {
    let monday = (market.firstIndex / 5 + week) * 5 - market.firstIndex
    return max(0, monday)..<min(market.count, monday + 5)
  }

  /// The weeks that some working days of the span touch.
  func weeks(of offsets: Range<Int>) -> Range<Int> {
    guard let first = offsets.first, let last = offsets.last else { return 0..<0 }
    let zero = market.firstIndex / 5
    return (market.firstIndex + first) / 5 - zero..<(market.firstIndex + last) / 5 - zero + 1
  }

  /// The deals of a week in the order of their creation.
  func births(week: Int) -> [DealBirth] {
    var stream = configuration.stream(.creation, week)
    let offsets = offsets(week: week)
    let births = births(offsets, market, &stream) { _, _, _ in 1 }
    return births.sorted { $0.instant(market) < $1.instant(market) }
  }

  /// The deals of some working days of one week, by region and segment.
  ///
  /// - Parameters:
  ///   - market: has the shocks of the quarters.
  ///   - share: what is left of the creation in a region and segment on a working day.
  func births(
    _ offsets: Range<Int>, _ market: MarketConditions, _ stream: inout RandomStream,
    share: (SyntheticRegion, SyntheticSegment, Int) -> Double
  ) -> [DealBirth] {
    var births: [DealBirth] = []
    for region in SyntheticRegion.allCases {
      for segment in SyntheticSegment.allCases {
        let factor =
          stream.gamma(shape: CreationPlan.overdispersionShape) / CreationPlan.overdispersionShape
        for offset in offsets {
          let usual = mean(offset: offset, region: region, segment: segment, market)
          let mean = factor * usual * share(region, segment, offset)
          for _ in 0..<stream.poisson(mean: mean) {
            births.append(
              DealBirth(
                offset: offset, fraction: stream.uniform(), region: region, segment: segment))
          }
        }
      }
    }
    return births
  }

  /// Deals that are expected on a working day, with the shock of the quarter.
  func mean(
    offset: Int, region: SyntheticRegion, segment: SyntheticSegment, _ market: MarketConditions
  ) -> Double {
    daily[offset] * region.share * segment.profile.share
      * market.creationShocks[market.quarters[offset]]
  }

  private static func intensity(
    day: Int, daysSinceStart: Int, daysLeft: Int, growth: Double
  ) -> Double {
    let years = Double(daysSinceStart) / 365.25
    let date = Day(number: Int32(clamping: day))
    let season = 1 + 0.08 * cos(2 * .pi * (Double(date.month) - 3) / 12)
    let holiday = date.month == 12 && date.day >= 20 ? 0.45 : 1
    let phase = daysLeft < 14 ? 0.82 : daysLeft > 63 ? 1.1 : 1
    return exp(log(1 + growth) * years) * season * holiday * phase
  }
}

/// Where and when a deal begins.
struct DealBirth: Sendable {
  /// Working day, counted from the first one of the span.
  let offset: Int
  /// Part of that working day that has gone by.
  let fraction: Double
  let region: SyntheticRegion
  let segment: SyntheticSegment

  func instant(_ market: MarketConditions) -> Int {
    BusinessTime.instant(index: market.firstIndex + offset, fraction: fraction, region: region)
  }
}

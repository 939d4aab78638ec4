internal import Calendars
import Foundation
import Statistics

/// What all deals share on a working day: season, quarter-end rush, and shocks of the quarter.
struct MarketConditions: Sendable {
  /// Index of the first working day (see ``BusinessTime``).
  let firstIndex: Int
  /// Working days of the span; nothing happens at or after this offset.
  let count: Int
  /// Day number of each working day.
  let days: [Int]
  /// Place of each working day's quarter, 0 for the first quarter of the span.
  let quarters: [Int]
  /// Last day number of each quarter, by place.
  let quarterEnds: [Int]
  /// Factor on every step forwards, by region and working day.
  let pace: [[Double]]
  /// Factor on a signature.
  let winRush: [Double]
  /// Factor on a loss.
  let lossRush: [Double]
  /// Common shock of each quarter in the log-odds of a win.
  private(set) var winShocks: [Double]
  /// Common factor of each quarter on creation.
  private(set) var creationShocks: [Double]
  /// First working day's offset of the planted gap.
  let plantedFrom: Int

  init(_ configuration: SimulationConfiguration) {
    let first = BusinessTime.index(ofDay: configuration.firstDay)
    let end = BusinessTime.index(ofDay: configuration.lastDay + 1)
    let days = (first..<end).map { BusinessTime.day(ofIndex: $0) }
    firstIndex = first
    count = end - first
    self.days = days
    let firstQuarter = configuration.firstQuarter
    let places = 0...configuration.quarters
    let quarterEnds = places.map { QuarterNumber(firstQuarter.value + $0).lastDay }
    self.quarterEnds = quarterEnds
    quarters = days.map { QuarterNumber(containing: $0).value - firstQuarter.value }
    pace = SyntheticRegion.allCases.map { region in
      days.map { MarketConditions.pace(day: $0, region: region) }
    }
    let daysLeft = zip(days, quarters).map { quarterEnds[$1] - $0 }
    winRush = daysLeft.map(MarketConditions.winRush(daysLeft:))
    lossRush = daysLeft.map { $0 > 76 ? 1.5 : $0 < 7 ? 1.2 : 0.93 }
    var stream = configuration.stream(.market)
    winShocks = places.map { _ in configuration.shape.winShock * stream.normal() }
    creationShocks = places.map { _ in exp(configuration.shape.creationShock * stream.normal()) }
    let gapDays = 7 * (configuration.plantedGap?.weeks ?? 0)
    plantedFrom = BusinessTime.index(ofDay: configuration.lastDay + 1 - gapDays) - first
  }

  /// The offset of a working day; that of the next Monday for a weekend.
  func offset(ofDay day: Int) -> Int { BusinessTime.index(ofDay: day) - firstIndex }

  /// The same with fresh shocks of the quarters from a place on.
  func withFreshShocks(
    from place: Int, _ shape: SimulationShape, _ stream: inout RandomStream
  ) -> MarketConditions {
    var fresh = self
    for later in winShocks.indices.dropFirst(place) {
      fresh.winShocks[later] = shape.winShock * stream.normal()
      fresh.creationShocks[later] = exp(shape.creationShock * stream.normal())
    }
    return fresh
  }

  /// The hockey stick: a quiet quarter and a rush in its last three weeks.
  static func winRush(daysLeft: Int) -> Double {
    switch daysLeft {
    case ..<7: 2.9
    case ..<14: 2.0
    case ..<21: 1.4
    case ..<35: 0.85
    default: 0.68
    }
  }

  /// Slow at the turn of the year, and in Europe in August.
  static func pace(day: Int, region: SyntheticRegion) -> Double {
    let date = Day(number: Int32(clamping: day))
    if date.month == 12 && date.day >= 24 { return 0.5 }
    if date.month == 1 && date.day <= 6 { return 0.4 }
    if date.month == 8 && region == .emea { return 0.7 }
    return 1.04
  }
}

internal import Calendars
import Foundation
import Statistics

/// How representatives choose an expected close date and a forecast category.
enum DealDating {
  /// The expected close date of a deal in a stage, as seen by its owner on a day.
  ///
  /// Always after `today`; half of the dates are the last day of a quarter or a month.
  static func closeDay(
    today: Int, stage: SyntheticStage, segment: SegmentProfile, optimism: Double,
    deviation: Double, _ stream: inout RandomStream
  ) -> Int {
    let noise = exp(deviation * stream.normal() - 0.08 * optimism)
    let day = today + max(4, Int(segment.remainingDays(from: stage) * noise))
    let habit = stream.uniform()
    if habit < 0.38 { return QuarterNumber(containing: day).lastDay }
    if habit < 0.52 { return endOfMonth(day) }
    let weekday = (day - 4) % 7
    return weekday < 5 ? day : day - weekday + 4
  }

  /// The number of the last day of the month of a day.
  private static func endOfMonth(_ dayNumber: Int) -> Int {
    let day = Day(number: Int32(clamping: dayNumber))
    return Int((day.addingMonths(1) - day.addingMonths(1).day).number)
  }

  /// The category that the owner puts on an open deal.
  static func category(
    stage: SyntheticStage, health: Double, optimism: Double, closesInQuarter: Bool,
    clarity: Double, shift: Double = 0, _ stream: inout RandomStream
  ) -> SyntheticCategory {
    var score = [-1.2, -0.4, 0.6, 1.5][stage.index] + 0.5 * optimism + 0.35 * clarity * health
    score += (closesInQuarter ? 0.3 : -0.6) + 0.3 * stream.normal() + shift
    return score > 1.3 ? .commit : score > 0.3 ? .bestCase : .pipeline
  }
}

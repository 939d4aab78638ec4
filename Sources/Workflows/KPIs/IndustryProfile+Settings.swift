internal import Calendars
internal import Deals
internal import Metrics

extension IndustryProfile {
  /// The settings with what the kind of business adds where they say nothing: the calendar, and the
  /// probabilities of open stages while no deal has closed.
  ///
  /// - Parameter hasCalendar: whether the settings say a calendar of their own.
  func applied(to deals: DealSettings, hasCalendar: Bool) throws(WorkflowError) -> DealSettings {
    var deals = deals
    if hasWeekYears, !hasCalendar {
      deals.weekYears = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
        // The calendar of retailers in the United States ends there.
        try WeekYears(
          pattern: .fourFourFive, yearEnds: try YearEnd(nearest: .sat, toMonth: 1, day: 31))
      }
    }
    let count = deals.stages.openCount
    var stages = deals.stages.stages
    for position in 0..<count where stages[position].probability == nil {
      stages[position].probability = assumedProbability(stage: position, of: count)
    }
    deals.stages = try wrapping(WorkflowError.deals) { () throws(DealsError) in
      try StageList(stages)
    }
    return deals
  }
}

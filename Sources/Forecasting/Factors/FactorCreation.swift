internal import Calendars
internal import Deals
internal import Foundation

/// Deals still to be created at the moments of a plan, and how creation grew.
struct FactorCreation {
  let plan: FactorPlan
  let history: CreationHistory
  /// That of the forecast; its segments are those of the sums.
  let creation: CreationModel
  let groupOfSegment: [Int]
  /// What closings that do not follow the pipeline leave of it, by group; 1 where they do.
  let factors: [Double]

  static let growthPrior = 60.0
  static let growthBounds = 0.7...1.6
  /// The reference lies in the middle of the last four periods, 2.5 before this one; growth is
  /// measured over four.
  static let growthExponent = 0.625

  /// What is still to be created in a period: leaf x segment.
  ///
  /// - Parameter leaves: the leaf of each entry of the log.
  func later(
    _ moment: FactorPlan.Moment, leaves: [Int], leafCount: Int
  ) throws(ForecastError) -> [FactorCohort] {
    let log = history.log
    let known = log.known
    let today = known.zone.day(of: moment.now.moment)
    let model = moment.age == 0 ? creation : try CreationModel(history, before: today)
    let groups = creation.groups.count
    var sums = [FactorCohort](repeating: FactorCohort(), count: leafCount * groups)
    let shares = FactorCreation.shares(
      log, before: moment.now.moment, leaves: leaves, groupOfSegment: groupOfSegment,
      groups: groups, count: sums.count)
    for (index, group) in model.groups.enumerated() {
      let expected = model.expectation(
        of: index, from: today, start: moment.period.start, end: moment.period.end,
        calendar: known.calendar)
      let created = (0..<max(0, moment.period.end - today)).reduce(0.0) {
        $0 + group.intensity.perDay(today + $1, calendar: known.calendar)
      }
      let own = creation.group(of: group.labels.first { !$0.isEmpty })
      let left = moment.age == 0 ? factors[own] : 1
      for cell in stride(from: own, to: sums.count, by: groups) where shares[cell] > 0 {
        sums[cell] += FactorCohort(
          entered: created * shares[cell], timely: left * expected.wins * shares[cell],
          won: left * expected.wins * shares[cell], value: left * expected.value * shares[cell])
      }
    }
    return sums
  }

  /// The share of each cell in its segment's deals of the last half year, as the forecast has it.
  private static func shares(
    _ log: DealLog, before moment: Instant, leaves: [Int], groupOfSegment: [Int], groups: Int,
    count: Int
  ) -> [Double] {
    let from = Instant(seconds: moment.seconds - Int64(CellTable.shareWeeks) * 7 * 86_400)
    var recent = [Double](repeating: 0, count: count)
    var all = recent
    for (entry, leaf) in zip(log.entries, leaves) where entry.created < moment {
      let cell = leaf * groups + groupOfSegment[Int(entry.segment) + 1]
      all[cell] += 1
      if from <= entry.created { recent[cell] += 1 }
    }
    for group in 0..<groups {
      let cells = stride(from: group, to: count, by: groups)
      let lately = cells.reduce(0) { $0 + recent[$1] }
      let ever = cells.reduce(0) { $0 + all[$1] }
      for cell in cells {
        recent[cell] = lately > 0 ? recent[cell] / lately : ever > 0 ? all[cell] / ever : 0
      }
    }
    return recent
  }

  /// How creation grew up to the start of a period; 1 where the history does not reach back twice the
  /// reference. That of the whole company: the growth of a small segment is mostly chance, and it is
  /// the long-lived large deals whose count a thin pipeline lowers most.
  func growth(_ moment: FactorPlan.Moment) -> Double {
    let calendar = history.log.known.calendar
    let running = calendar.period(
      plan.kind, containing: history.log.known.zone.day(of: moment.start.moment))
    let periods = FactorHistory.referencePeriods
    let middle = calendar.period(running, offsetBy: -periods).start
    let first = calendar.period(running, offsetBy: -2 * periods).start
    guard history.firstDay <= first else { return 1 }
    let before = history.groups.reduce(0) { $0 + count($1, from: first, to: middle) }
    let lately = history.groups.reduce(0) { $0 + count($1, from: middle, to: running.start) }
    let ratio = (lately + FactorCreation.growthPrior) / (before + FactorCreation.growthPrior)
    let bounds = FactorCreation.growthBounds
    return pow(
      min(max(ratio, bounds.lowerBound), bounds.upperBound), FactorCreation.growthExponent)
  }

  private func count(_ group: CreationHistory.Group, from: Day, to: Day) -> Double {
    let last = min(to - history.firstDay, group.createdPerDay.count)
    let days = min(from - history.firstDay, last)..<last
    return group.createdPerDay[days].reduce(0) { $0 + Double($1) }
  }
}

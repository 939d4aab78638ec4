public import Calendars
internal import Deals

/// For each day that a deal of a segment may yet be created on, the chance that it is won within a
/// period: after which day it is too late (science-intervals-gap.md 3.3).
public struct DeadlineCurve: Equatable, Sendable {
  /// The segment's label; empty for all that have too few deals of their own.
  public let segment: String
  /// The first day on which a deal can still be created.
  public let first: Day
  /// P(won in the period), for a deal created on ``first`` and each day after it, to the period's
  /// end.
  public let winInPeriod: [Double]
  /// The chance of ever being won, within a year and a half.
  public let everWon: Double
  /// Deals of the last three years that tell it.
  public let deals: Int
  /// Those of them that were won.
  public let wins: Int

  /// Shares of a deal's whole chance for which the last day is told.
  public static let shares = [0.5, 0.25, 0.1]
  /// The share on the last useful day.
  public static let usefulShare = 0.25

  /// A curve.
  public init(
    segment: String, first: Day, winInPeriod: [Double], everWon: Double, deals: Int, wins: Int
  ) {
    self.segment = segment
    self.first = first
    self.winInPeriod = winInPeriod
    self.everWon = everWon
    self.deals = deals
    self.wins = wins
  }

  /// S(d): given that a deal created on a day is won at all, the chance that it is won in the
  /// period; `nil` for other days, and where none was ever won.
  public func inTimeShare(_ day: Day) -> Double? {
    let offset = day - first
    guard winInPeriod.indices.contains(offset), everWon > 0 else { return nil }
    return min(1, winInPeriod[offset] / everWon)
  }

  /// The last day whose share in time is at least as large; `nil` when even today's is smaller.
  public func lastDay(share: Double) -> Day? {
    guard everWon > 0 else { return nil }
    return winInPeriod.indices.last { winInPeriod[$0] / everWon >= share }.map { first + $0 }
  }

  /// - Parameters:
  ///   - ages: when its deals are won.
  ///   - phases: the factor of each day from `first` to the end of the target, 0 before its start.
  init(segment: String, ages: WinningAges, first: Day, phases: [Double]) {
    self.init(
      segment: segment, first: first,
      winInPeriod: phases.indices.map { created in
        var chance = 0.0
        for day in created..<phases.count {
          let week = (day - created) / 7
          guard week < ages.density.count else { break }
          // On the day of creation half a day is left on average.
          chance += ages.density[week] * phases[day] / (day == created ? 14 : 7)
        }
        return min(1, chance)
      },
      everWon: ages.everWon, deals: ages.deals, wins: ages.wins)
  }
}

extension Forecaster {
  /// The deadline curves of a period, one for each segment; empty for one that is over.
  ///
  /// Each takes its segment's ages at winning and the company's share of wins by week of the quarter.
  public func deadlines(_ target: ForecastTarget) -> [DeadlineCurve] {
    let ahead = target.periodsAhead(of: known)
    guard ahead >= 0, let model, ahead < model.targets.count else { return [] }
    return deadlines(target, creation: model.targets[ahead].creation)
  }

  func deadlines(_ target: ForecastTarget, creation: CreationModel) -> [DeadlineCurve] {
    let today = known.asOf + 1
    guard today < target.end else { return [] }
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    let groupOf = [creation.group(of: nil)] + segments.map { creation.group(of: $0) }
    let spans = WinningAges.spans(log, groupOf: groupOf, groups: creation.groups.count)
    let phases = (0..<(target.end - today)).map { offset in
      today + offset < target.start
        ? 0 : creation.phase[weekOfQuarter(today + offset, calendar: known.calendar)]
    }
    return zip(creation.groups, spans).map { group, spans in
      DeadlineCurve(
        segment: group.labels.first ?? "", ages: WinningAges(spans), first: today, phases: phases)
    }
  }
}

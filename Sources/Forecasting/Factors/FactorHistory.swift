public import Calendars

/// Why the factors of a period cannot be told.
public enum FactorsUndefined: Error, Equatable, Sendable {
  /// A window of days has no periods behind it that it could be compared with.
  case window
  /// The period is over.
  case periodOver
  /// So many past periods can be replayed; ``FactorHistory/referencePeriods`` are needed.
  case fewPeriods(Int)
  /// The model does not tell single deals apart.
  case grade(Grade)
  /// Closings do not follow the pipeline: the run rate speaks, which has no such factors.
  case runRate
  /// A fit of the past failed.
  case numeric(String)
}

/// The sums behind a period's bookings now and at the same day of past periods, by node and segment.
///
/// Those of a past period are made of what was known then, with chances by fits that ended before it.
public struct FactorHistory: Sendable {
  /// Past periods that make the reference.
  public static let referencePeriods = 4

  /// The start of the running period.
  public let since: Day
  /// The segments, as the creation model has them; "" for all others.
  public let segments: [String]
  /// Ids of the periods: the one asked for first, then the past ones, the nearest first.
  public let periods: [String]
  /// How creation grew from the reference of a period to the period, by period.
  public let growth: [Double]
  /// The path of each leaf of the roll-up.
  private let paths: [[String]]
  /// By period.
  private let moments: [Moment]

  /// A period before it is cut into nodes.
  struct Moment: Sendable {
    /// The deals, leaf by leaf.
    let records: [FactorRecord]
    /// Where the records of each leaf begin, and the end of the last.
    let first: [Int]
    /// What is still to be created: leaf x segment.
    let later: [FactorCohort]
    /// How often deals get on from each stage.
    let odds: UsualOdds
  }

  init(
    since: Day, segments: [String], periods: [String], growth: [Double], paths: [[String]],
    moments: [Moment]
  ) {
    self.since = since
    self.segments = segments
    self.periods = periods
    self.growth = growth
    self.paths = paths
    self.moments = moments
  }

  /// The sums of a node by period and segment.
  ///
  /// What stood at the start of a period is counted by its chances. One fit has to count what is
  /// compared: where it errs, it errs on both sides, and the coverage is not charged with it.
  ///
  /// - Parameters:
  ///   - path: the values of the node's levels, top first; empty for the whole company.
  ///   - later: 0 for the chances that the fit of each period gave, 1 for those by the fit of the next
  ///     period, ... up to ``referencePeriods``.
  public func sums(of path: [String], later: Int = 0) -> [[FactorSums]] {
    let leaves = paths.indices.filter { paths[$0].starts(with: path) }
    return moments.map { moment in
      var sums = FactorRecord.sums(
        of: leaves.map { moment.records[moment.first[$0]..<moment.first[$0 + 1]] },
        segments: segments.count, odds: moment.odds,
        later: min(max(0, later), Self.referencePeriods))
      for leaf in leaves {
        for segment in segments.indices {
          sums[segment].created += moment.later[leaf * segments.count + segment]
        }
      }
      return sums
    }
  }
}
